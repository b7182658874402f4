package org.pjrun.launcher.remote;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.bootstrap.ProgressPage;
import org.pjrun.internal.diagnosis.RankSnapshot;
import org.pjrun.launcher.ExitStatus;
import org.pjrun.launcher.agent.Facts;
import org.pjrun.launcher.agent.Notice;
import org.pjrun.launcher.agent.Order;

/**
 * The launcher's end of the connection to the agent of one host.
 *
 * <p>One thread reads, one writes what is queued and a heartbeat when nothing is; whoever sends never waits for the other
 * host.
 */
final class AgentLink {
    /** A host that says nothing for so long, though its agent does every second, is taken for lost. */
    private static final int SILENCE_MILLIS = 4_000;

    private static final long BEAT_MILLIS = 1_000;
    private static final int PIECES_AHEAD = 16;

    private final String host;
    private final Agents agents;
    private final BlockingQueue<Order> orders = new LinkedBlockingQueue<>();
    private final Map<Integer, RemoteProcess> processes = new ConcurrentHashMap<>();
    private final Semaphore pieces = new Semaphore(PIECES_AHEAD);
    private @Nullable Socket socket;
    private @Nullable Facts facts;
    private @Nullable List<String> missing;
    private @Nullable String lost;
    private volatile long blockedMillis;
    private volatile Map<Integer, ProgressPage> progress = Map.of();
    private int answered;
    private List<RankSnapshot> answers = List.of();

    AgentLink(String host, Agents agents) {
        this.host = host;
        this.agents = agents;
    }

    String host() {
        return host;
    }

    /** Serves the connection that the agent has made, until it ends. */
    void serve(Socket connection, InputStream from, OutputStream to) {
        synchronized (this) {
            if (socket != null || lost != null) {
                agents.say("host " + host + ": a second agent has come, and was sent away");
                return;
            }
            socket = connection;
        }
        Thread writer = Thread.ofVirtual().name("orders for " + host).start(() -> write(to));
        try {
            connection.setSoTimeout(SILENCE_MILLIS);
            DataInputStream in = new DataInputStream(new BufferedInputStream(from, 64 * 1024));
            while (true) {
                handle(Notice.read(in));
            }
        } catch (SocketTimeoutException e) {
            lose("does not answer any more; no sign of life for " + SILENCE_MILLIS / 1000 + " s");
        } catch (IOException e) {
            lose("is lost: its agent has ended");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            writer.interrupt();
        }
    }

    private void write(OutputStream to) {
        try {
            DataOutputStream out = new DataOutputStream(new BufferedOutputStream(to, 64 * 1024));
            while (true) {
                Order order = orders.poll(BEAT_MILLIS, TimeUnit.MILLISECONDS);
                Order.write(out, order == null ? new Order.Beat() : order);
                if (order instanceof Order.Piece) {
                    pieces.release();
                }
                if (orders.isEmpty()) {
                    out.flush();
                }
            }
        } catch (IOException e) {
            // whoever reads finds out
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Has something sent; the order of orders is kept. */
    void send(Order order) {
        orders.add(order);
    }

    /** Has a part of a bundle sent; waits where many are on their way already. */
    void send(Order.Piece piece) throws InterruptedException {
        pieces.acquire();
        send((Order) piece);
    }

    private void handle(Notice notice) throws InterruptedException {
        switch (notice) {
            case Notice.Hello hello -> change(() -> facts = hello.facts());
            case Notice.Missing bundles -> change(() -> missing = bundles.bundles());
            case Notice.Started started -> process(started.rank()).started(started.pid());
            case Notice.Refused refused -> {
                agents.say("rank " + refused.rank() + " could not be started on " + host + ": " + refused.why());
                process(refused.rank()).ended(ExitStatus.OWN_FAULT, "rank " + refused.rank() + " did not start");
            }
            case Notice.Output output -> process(output.rank()).wrote(output.error(), output.bytes());
            case Notice.Taken taken -> process(taken.rank()).taken(taken.bytes());
            case Notice.Ended ended -> {
                agents.ended(ended.rank(), ended.died(), ended.statistics());
                process(ended.rank()).ended(ended.status(), "");
            }
            case Notice.Answers given ->
                change(() -> {
                    answered = given.question();
                    answers = given.snapshots().stream().map(RankSnapshot::read).toList();
                });
            case Notice.Line line -> agents.say("host " + host + ": " + line.text());
            case Notice.Beat beat -> blockedMillis = beat.blockedMillis();
            case Notice.Progress told -> progress = told.ranks();
        }
    }

    private RemoteProcess process(int rank) {
        return processes.computeIfAbsent(rank, number -> new RemoteProcess(this, number));
    }

    private void change(Runnable change) {
        synchronized (this) {
            change.run();
            notifyAll();
        }
        agents.changed();
    }

    /** The host is gone; why follows its name. */
    void lose(String why) {
        synchronized (this) {
            if (lost != null) {
                return;
            }
            lost = why;
            pieces.release(Integer.MAX_VALUE / 2);
            notifyAll();
        }
        agents.changed();
        for (RemoteProcess process : processes.values()) {
            if (process.alive()) {
                agents.ended(process.rank(), true, "");
                process.ended(ExitStatus.SIGNAL + 9, "host " + host + " " + why);
            }
        }
    }

    /** Starts a rank. */
    RemoteProcess start(Order.Start start) {
        RemoteProcess process = process(start.plan().firstRank());
        send(start);
        String why = lost();
        if (why != null) {
            process.ended(ExitStatus.SIGNAL + 9, "host " + host + " " + why);
        }
        return process;
    }

    synchronized @Nullable Facts facts() {
        return facts;
    }

    synchronized @Nullable String lost() {
        return lost;
    }

    long blockedMillis() {
        return blockedMillis;
    }

    /** How far its ranks say they are. */
    Map<Integer, ProgressPage> progress() {
        return progress;
    }

    /** Asks which of these bundles are missing, and waits for the answer. */
    synchronized List<String> missing(List<String> bundles) throws IOException, InterruptedException {
        send(new Order.Stage(bundles));
        return awaitMissing();
    }

    /** Says that a bundle is complete, and waits until the host has it in its place. */
    synchronized void complete(String bundle) throws IOException, InterruptedException {
        send(new Order.Complete(bundle));
        awaitMissing();
    }

    private synchronized List<String> awaitMissing() throws IOException, InterruptedException {
        List<String> known = missing;
        while (known == null) {
            if (lost != null) {
                throw new IOException("host " + host + " " + lost);
            }
            wait();
            known = missing;
        }
        missing = null;
        return known;
    }

    /** What the ranks have answered to this question; null if they don't in time. */
    synchronized @Nullable List<RankSnapshot> answers(int question, long deadlineNanos) throws InterruptedException {
        while (answered != question && lost == null) {
            long millis = (deadlineNanos - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                return null;
            }
            wait(millis);
        }
        return answered == question ? answers : null;
    }
}
