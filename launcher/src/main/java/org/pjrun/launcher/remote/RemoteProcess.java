package org.pjrun.launcher.remote;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import org.pjrun.launcher.agent.Order;
import org.pjrun.launcher.execution.JobProcess;

/** A rank on another host, as its agent tells of it. */
final class RemoteProcess implements JobProcess {
    private final AgentLink link;
    private final int rank;
    private final RankOutput output = new RankOutput();
    private final RankOutput errors = new RankOutput();
    private final RankInput input;
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile long pid;
    private volatile int status;
    private volatile String fate = "";

    RemoteProcess(AgentLink link, int rank) {
        this.link = link;
        this.rank = rank;
        this.input = new RankInput(link, rank);
    }

    void started(long number) {
        pid = number;
    }

    void wrote(boolean error, byte[] bytes) throws InterruptedException {
        (error ? errors : output).add(bytes);
    }

    void taken(int bytes) {
        input.taken(bytes);
    }

    /** It has ended; why says what has become of its host, empty if nothing has. */
    synchronized void ended(int how, String why) {
        if (end.getCount() > 0) {
            status = how;
            fate = why;
            input.taken(Integer.MAX_VALUE);
            end.countDown();
            output.end();
            errors.end();
        }
    }

    int rank() {
        return rank;
    }

    @Override
    public String host() {
        return link.host();
    }

    @Override
    public long pid() {
        return pid;
    }

    @Override
    public InputStream output() {
        return output;
    }

    @Override
    public InputStream errors() {
        return errors;
    }

    @Override
    public OutputStream input() {
        return input;
    }

    @Override
    public boolean alive() {
        return end.getCount() > 0;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public void await() throws InterruptedException {
        end.await();
    }

    @Override
    public void terminate() {
        link.send(new Order.End(rank, false));
    }

    @Override
    public void kill() {
        link.send(new Order.End(rank, true));
    }

    @Override
    public String fate() {
        return fate;
    }
}
