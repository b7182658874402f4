package org.pjrun.internal.bootstrap;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A job's random secret: whoever can prove that he has it belongs to the job.
 *
 * <p>It travels in the memory that the ranks of a host share, never on a command line or in the environment.
 */
public final class Secret {
    public static final int BYTES = 32;
    public static final int PROOF_BYTES = 32;

    private static final byte DIALER = 'D';
    private static final byte LISTENER = 'L';

    private final byte[] bytes;

    private Secret(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Secret of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("secret of " + bytes.length + " bytes (expected: " + BYTES + ")");
        }
        return new Secret(bytes.clone());
    }

    public static Secret random() {
        return new Secret(randomBytes(BYTES));
    }

    public static byte[] randomBytes(int count) {
        byte[] random = new byte[count];
        new SecureRandom().nextBytes(random);
        return random;
    }

    /** The secret itself, to be told to a rank by a way that nobody else can listen to. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The secret in hexadecimal digits, for a pipe to a process of this job. */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    /** Reads what {@link #hex} has written. */
    public static Secret ofHex(String digits) {
        return of(HexFormat.of().parseHex(digits));
    }

    /** What the end that was connected to proves its membership by, after both hellos. */
    public byte[] listenerProof(byte[] dialerHello, byte[] listenerHello, byte[] binding) {
        return proof(LISTENER, dialerHello, listenerHello, binding);
    }

    /** What the end that has connected proves its membership by, after both hellos. */
    public byte[] dialerProof(byte[] dialerHello, byte[] listenerHello, byte[] binding) {
        return proof(DIALER, dialerHello, listenerHello, binding);
    }

    /** Compares two proofs in a time that says nothing of where they differ. */
    public static boolean equal(byte[] one, byte[] other) {
        return MessageDigest.isEqual(one, other);
    }

    private byte[] proof(byte end, byte[] dialerHello, byte[] listenerHello, byte[] binding) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
            mac.update(end);
            mac.update(dialerHello, 0, Hello.BYTES);
            mac.update(listenerHello, 0, Hello.BYTES);
            mac.update(binding);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is a part of every JDK", e);
        }
    }
}
