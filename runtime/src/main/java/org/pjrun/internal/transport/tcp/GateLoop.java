package org.pjrun.internal.transport.tcp;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultChannelPromise;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.IoRegistration;
import io.netty.util.concurrent.AbstractScheduledEventExecutor;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.ImmediateEventExecutor;
import io.netty.util.concurrent.Promise;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Netty's event loop without a thread: it belongs to whoever is inside the engine's gate, and never sleeps.
 *
 * <p>So a message goes out and comes in by the thread that sends or waits, without a hand-over to another one.
 */
final class GateLoop extends AbstractScheduledEventExecutor implements IoEventLoop {
    private static final IoHandlerContext NEVER_BLOCK = new IoHandlerContext() {
        @Override
        public boolean canBlock() {
            return false;
        }

        @Override
        public long delayNanos(long currentTimeNanos) {
            return 0;
        }

        @Override
        public long deadlineNanos() {
            return -1;
        }
    };

    private final IoHandler handler;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Promise<Void> termination = ImmediateEventExecutor.INSTANCE.newPromise();
    private @Nullable Thread holder;

    GateLoop(IoHandlerFactory factory) {
        hold();
        handler = factory.newHandler(this);
        handler.initialize();
    }

    /** Says that the calling thread is inside the gate; to be called before anything else of Netty's is. */
    void hold() {
        holder = Thread.currentThread();
    }

    /** Handles what is ready; false if nothing was. */
    boolean poll() {
        boolean worked = handler.run(NEVER_BLOCK) > 0;
        if (hasScheduledTasks()) {
            fetchFromScheduledTaskQueue(tasks);
        }
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            safeExecute(task);
            worked = true;
        }
        return worked;
    }

    /** Ends the loop; its channels must have been closed. */
    @Override
    public void close() {
        poll();
        cancelScheduledTasks();
        handler.prepareToDestroy();
        poll();
        handler.destroy();
        termination.setSuccess(null);
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // it is this thread or another one
    public boolean inEventLoop(Thread thread) {
        return thread == holder;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    @Override
    public IoEventLoop next() {
        return this;
    }

    @Override
    public @Nullable IoEventLoopGroup parent() {
        return null;
    }

    @Override
    public Future<IoRegistration> register(IoHandle handle) {
        Promise<IoRegistration> promise = newPromise();
        try {
            promise.setSuccess(handler.register(handle));
        } catch (Exception e) {
            promise.setFailure(e);
        }
        return promise;
    }

    @Override
    @Deprecated
    public ChannelFuture register(Channel channel) {
        return register(new DefaultChannelPromise(channel, this));
    }

    @Override
    @Deprecated
    public ChannelFuture register(ChannelPromise promise) {
        promise.channel().unsafe().register(this, promise);
        return promise;
    }

    @Override
    @Deprecated
    public ChannelFuture register(Channel channel, ChannelPromise promise) {
        channel.unsafe().register(this, promise);
        return promise;
    }

    @Override
    public boolean isCompatible(Class<? extends IoHandle> type) {
        return handler.isCompatible(type);
    }

    @Override
    public boolean isIoType(Class<? extends IoHandler> type) {
        return handler.getClass().equals(type);
    }

    @Override
    public Future<?> shutdownGracefully(long quietPeriod, long timeout, TimeUnit unit) {
        return termination;
    }

    @Override
    public Future<?> terminationFuture() {
        return termination;
    }

    @Override
    @Deprecated
    public void shutdown() {
        // whoever has made the loop closes it
    }

    @Override
    public boolean isShuttingDown() {
        return termination.isDone();
    }

    @Override
    public boolean isShutdown() {
        return termination.isDone();
    }

    @Override
    public boolean isTerminated() {
        return termination.isDone();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return termination.await(timeout, unit);
    }
}
