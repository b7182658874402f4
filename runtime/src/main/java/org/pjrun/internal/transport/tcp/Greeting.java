package org.pjrun.internal.transport.tcp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.bootstrap.BadHandshake;
import org.pjrun.internal.bootstrap.Hello;
import org.pjrun.internal.bootstrap.Secret;

/**
 * The handshake of one connection: hello, hello and proof, proof.
 *
 * <p>The end that was connected to proves itself first, so that the one who connects tells a wrong address from the
 * right one; both proofs cover both hellos, which hold fresh random bytes.
 */
final class Greeting {
    private final TcpTransport transport;
    private final @Nullable TcpChannel dialed;
    private final byte[] input = new byte[Hello.BYTES + Secret.PROOF_BYTES];
    private int filled;
    private byte[] mine = new byte[0];
    private byte[] others = new byte[0];
    private @Nullable Hello theirs;
    private int attempt;

    /**
     * A handshake.
     *
     * @param dialed the peer that this end has connected to reach, null if the other end has connected
     */
    Greeting(TcpTransport transport, @Nullable TcpChannel dialed) {
        this.transport = transport;
        this.dialed = dialed;
    }

    @Nullable
    TcpChannel dialed() {
        return dialed;
    }

    int attempt() {
        return attempt;
    }

    Hello theirs() {
        Hello hello = theirs;
        if (hello == null) {
            throw new IllegalStateException("handshake is not complete");
        }
        return hello;
    }

    /** The peer that the other end has proven to be. */
    TcpChannel peer() {
        return transport.tcpChannel(theirs().from());
    }

    void begin(Connection connection) {
        if (dialed != null) {
            attempt = dialed.links() + 1;
            mine = hello(dialed);
            connection.write(Unpooled.copiedBuffer(mine));
        }
    }

    private byte[] hello(TcpChannel peer) {
        return transport.hello(peer, attempt).encode();
    }

    /** Takes bytes of the handshake; true when it is complete and the other end has proven itself. */
    boolean read(Connection connection, ByteBuf bytes) {
        try {
            return dialed == null ? listen(connection, bytes) : dial(connection, dialed, bytes);
        } catch (BadHandshake e) {
            connection.refuse(String.valueOf(e.getMessage()));
            return false;
        }
    }

    private boolean fill(ByteBuf bytes, int wanted) {
        int part = Math.min(wanted - filled, bytes.readableBytes());
        bytes.readBytes(input, filled, part);
        filled += part;
        return filled == wanted;
    }

    private boolean dial(Connection connection, TcpChannel peer, ByteBuf bytes) throws BadHandshake {
        if (!fill(bytes, Hello.BYTES + Secret.PROOF_BYTES)) {
            return false;
        }
        others = Arrays.copyOf(input, Hello.BYTES);
        Hello hello = Hello.decode(others);
        byte[] proof = Arrays.copyOfRange(input, Hello.BYTES, input.length);
        byte[] binding = transport.binding(connection);
        if (!Secret.equal(proof, transport.secret().listenerProof(mine, others, binding))) {
            throw new BadHandshake("does not know the secret of this job");
        }
        check(hello, peer.rank());
        attempt = Math.max(attempt, hello.attempt());
        theirs = hello;
        connection.write(Unpooled.copiedBuffer(transport.secret().dialerProof(mine, others, binding)));
        return true;
    }

    private boolean listen(Connection connection, ByteBuf bytes) throws BadHandshake {
        if (theirs == null) {
            if (!fill(bytes, Hello.BYTES)) {
                return false;
            }
            filled = 0;
            others = Arrays.copyOf(input, Hello.BYTES);
            Hello hello = Hello.decode(others);
            if (hello.from() < 0 || hello.from() >= transport.size() || hello.from() == transport.rank()) {
                throw new BadHandshake("says it is rank " + hello.from());
            }
            check(hello, hello.from());
            theirs = hello;
            // both ends count alike from here on
            attempt = peer().connected() ? hello.attempt() : Math.max(hello.attempt(), peer().links() + 1);
            mine = hello(peer());
            byte[] proof = transport.secret().listenerProof(others, mine, transport.binding(connection));
            connection.write(Unpooled.copiedBuffer(mine, proof));
        }
        if (!fill(bytes, Secret.PROOF_BYTES)) {
            return false;
        }
        byte[] proof = Arrays.copyOf(input, Secret.PROOF_BYTES);
        if (!Secret.equal(proof, transport.secret().dialerProof(others, mine, transport.binding(connection)))) {
            throw new BadHandshake("says it is rank " + theirs().from() + " but does not know the secret of this job");
        }
        return true;
    }

    private void check(Hello hello, int from) throws BadHandshake {
        if (hello.role() != Hello.PEER || hello.job() != transport.job()) {
            throw new BadHandshake("belongs to another job");
        }
        if (hello.from() != from || hello.to() != transport.rank()) {
            throw new BadHandshake("is rank " + hello.from() + " and speaks to rank " + hello.to() + " (expected: "
                    + from + " to " + transport.rank() + ")");
        }
        if (hello.frameLimit() < Wire.BULK_BYTES) {
            throw new BadHandshake("takes frames of " + hello.frameLimit() + " bytes only (expected: at least "
                    + Wire.BULK_BYTES + ")");
        }
    }
}
