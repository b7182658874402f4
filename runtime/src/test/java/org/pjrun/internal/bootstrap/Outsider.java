package org.pjrun.internal.bootstrap;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Connects to a process of a job without being one. */
public final class Outsider {
    private Outsider() {}

    /** Connects, encrypted without asking who the other end is if so wanted. */
    public static Socket connect(InetSocketAddress address, boolean tls) throws IOException {
        Socket socket = new Socket(address.getAddress(), address.getPort());
        if (!tls) {
            return socket;
        }
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Credulous()}, null);
            SSLSocket encrypted = (SSLSocket) context.getSocketFactory()
                    .createSocket(socket, address.getAddress().getHostAddress(), address.getPort(), true);
            encrypted.startHandshake();
            return encrypted;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    /** What proofs cover beside the hellos. */
    public static byte[] binding(Socket socket) throws IOException {
        return socket instanceof SSLSocket encrypted ? Tls.fingerprint(encrypted.getSession()) : new byte[0];
    }

    private static final class Credulous implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            // whoever it is
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            // whoever it is
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
