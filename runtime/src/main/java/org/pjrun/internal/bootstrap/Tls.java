package org.pjrun.internal.bootstrap;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Encrypts a process's connections, with a key and a certificate of its own that live as long as it does.
 *
 * <p>No authority vouches for the certificate: the proofs of the handshake that follows cover its {@link #fingerprint},
 * so whoever stands in between and shows another one cannot prove that he knows the job's secret.
 */
public final class Tls {
    private static final String[] PROTOCOLS = {"TLSv1.3"};

    private final SSLContext context;
    private final byte[] fingerprint;

    private Tls(SSLContext context, byte[] fingerprint) {
        this.context = context;
        this.fingerprint = fingerprint;
    }

    /** Makes a key and its certificate. */
    public static Tls fresh() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair keys = generator.generateKeyPair();
            X509Certificate certificate = SelfSigned.certificate(keys);
            char[] password = new char[0];
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, password);
            store.setKeyEntry("pjrun", keys.getPrivate(), password, new Certificate[] {certificate});
            KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
            factory.init(store, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(factory.getKeyManagers(), new TrustManager[] {new Unverified()}, null);
            return new Tls(context, fingerprint(certificate));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this JDK cannot make a certificate: " + e.getMessage(), e);
        }
    }

    /** The SHA-256 of this process's certificate. */
    public byte[] fingerprint() {
        return fingerprint.clone();
    }

    /**
     * The SHA-256 of the certificate that the other end has shown.
     *
     * @throws BadHandshake if it has shown none
     */
    public static byte[] fingerprint(SSLSession session) throws BadHandshake {
        try {
            return fingerprint(session.getPeerCertificates()[0]);
        } catch (GeneralSecurityException | IOException e) {
            throw new BadHandshake("has shown no certificate: " + e.getMessage());
        }
    }

    private static byte[] fingerprint(Certificate certificate) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
    }

    /** Encrypts one connection, for the end that has connected or the one that was connected to. */
    public SSLEngine engine(boolean dialer) {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(dialer);
        engine.setEnabledProtocols(PROTOCOLS);
        return engine;
    }

    /** Encrypts a connection that was accepted; the handshake is a part of the first read or write. */
    public Socket accepted(Socket socket) throws IOException {
        return encrypted((SSLSocket) context.getSocketFactory().createSocket(socket, null, true));
    }

    /** Encrypts a connection that this process has made; returns when both ends agree on a key. */
    SSLSocket dialed(Socket socket) throws IOException {
        String host = socket.getInetAddress().getHostAddress();
        SSLSocket encrypted =
                encrypted((SSLSocket) context.getSocketFactory().createSocket(socket, host, socket.getPort(), true));
        encrypted.startHandshake();
        return encrypted;
    }

    private static SSLSocket encrypted(SSLSocket encrypted) {
        encrypted.setEnabledProtocols(PROTOCOLS);
        return encrypted;
    }

    /** Encrypts a connection that was made; the caller then asks for the {@link #fingerprint(SSLSession)} of its session. */
    public SSLSocket connected(Socket socket) throws IOException {
        SSLSocket encrypted = (SSLSocket) context.getSocketFactory().createSocket(socket, "", socket.getPort(), true);
        encrypted.setEnabledProtocols(PROTOCOLS);
        encrypted.startHandshake();
        return encrypted;
    }

    /** Takes any certificate, since the proof that follows covers it. */
    private static final class Unverified extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            throw new CertificateException("nobody asks for a certificate of the one who connects");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            throw new CertificateException("nobody asks for a certificate of the one who connects");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException("nobody asks for a certificate of the one who connects");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
            // see above
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
            // see above
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            // see above
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
