package org.pjrun.internal.transport.tcp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelConfig;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.util.UncheckedBooleanSupplier;

/** Makes Netty read a connection's bytes into the buffer where they are taken apart, one read a poll. */
final class Intake implements RecvByteBufAllocator, RecvByteBufAllocator.ExtendedHandle {
    private final Connection connection;
    private int attempted;
    private int read;

    Intake(Connection connection) {
        this.connection = connection;
    }

    @Override
    @Deprecated
    @SuppressWarnings("InlineMeSuggester") // Netty calls it
    public Handle newHandle() {
        return this;
    }

    @Override
    public ByteBuf allocate(ByteBufAllocator unused) {
        ByteBuf buffer = connection.readBuffer();
        attempted = buffer.writableBytes();
        return buffer.retain();
    }

    @Override
    public int guess() {
        return Inbox.BYTES;
    }

    @Override
    public void reset(ChannelConfig config) {
        read = 0;
    }

    @Override
    public void incMessagesRead(int messages) {
        // one read a poll needs no count
    }

    @Override
    public void lastBytesRead(int bytes) {
        read = bytes;
    }

    @Override
    public int lastBytesRead() {
        return read;
    }

    @Override
    public void attemptedBytesRead(int bytes) {
        attempted = bytes;
    }

    @Override
    public int attemptedBytesRead() {
        return attempted;
    }

    @Override
    public boolean continueReading() {
        return false;
    }

    @Override
    public boolean continueReading(UncheckedBooleanSupplier maybeMore) {
        return false;
    }

    @Override
    public void readComplete() {
        // nothing is adapted
    }
}
