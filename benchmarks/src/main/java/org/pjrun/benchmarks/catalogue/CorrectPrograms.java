package org.pjrun.benchmarks.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.pjrun.Comm;
import org.pjrun.Op;
import org.pjrun.PersistentRequest;
import org.pjrun.Request;

/** Programs that are correct, though they look like wrong ones, or stand still for a long time. */
final class CorrectPrograms {
    private static final long LONG = 350;

    private final List<Program> programs = new ArrayList<>();

    static List<Program> all() {
        CorrectPrograms made = new CorrectPrograms();
        made.messages();
        made.waiting();
        made.threads();
        made.collectives();
        return made.programs;
    }

    private void add(String name, int ranks, Program.Body body) {
        programs.add(new Program("ok-" + name, Kind.CORRECT, ranks, Expected.FINE, false, body));
    }

    private void messages() {
        for (Receiving way : Receiving.values()) {
            add("one-sends-first-" + way, 2, comm -> {
                if (comm.rank() == 0) {
                    comm.send(new int[4], 1, 7);
                    way.from(comm, 1, 7);
                } else {
                    way.from(comm, 0, 7);
                    comm.send(new int[4], 0, 7);
                }
            });
            add("anybody-" + way, 3, comm -> {
                if (comm.rank() == 0) {
                    way.from(comm, Comm.ANY_SOURCE, 7);
                    way.from(comm, Comm.ANY_SOURCE, 7);
                } else {
                    comm.send(new int[4], 0, 7);
                }
            });
        }
        for (Sending way : Sending.values()) {
            add("even-sends-first-" + way, 4, comm -> {
                if (comm.rank() % 2 == 0) {
                    way.to(comm, comm.rank() + 1, 3);
                    way.from(comm, comm.rank() + 1, 3);
                } else {
                    way.from(comm, comm.rank() - 1, 3);
                    way.to(comm, comm.rank() - 1, 3);
                }
            });
            add("receive-posted-first-" + way, 2, comm -> {
                Request receive = comm.irecv(new int[50_000], 1 - comm.rank(), 3);
                way.to(comm, 1 - comm.rank(), 3);
                receive.waitFor();
            });
        }
        add("small-sends-first", 2, comm -> {
            comm.send(new int[4], 1 - comm.rank(), 0);
            comm.recv(new int[4], 1 - comm.rank(), 0);
        });
        add("large-sendrecv-ring", 5, comm -> {
            int next = (comm.rank() + 1) % comm.size();
            int previous = (comm.rank() + comm.size() - 1) % comm.size();
            comm.sendrecv(new int[50_000], next, 0, new int[50_000], previous, 0);
        });
        add("to-itself", 2, comm -> {
            Request receive = comm.irecv(new int[4], comm.rank(), 0);
            comm.ssend(new int[4], comm.rank(), 0);
            receive.waitFor();
        });
        add("tags-out-of-order", 2, comm -> {
            if (comm.rank() == 0) {
                comm.send(new int[4], 1, 1);
                comm.send(new int[4], 1, 2);
            } else {
                comm.recv(new int[4], 0, 2);
                comm.recv(new int[4], 0, 1);
            }
        });
        add("cancelled-receive", 2, comm -> {
            Request receive = comm.irecv(new int[4], 1 - comm.rank(), 99);
            receive.cancel();
            receive.waitFor();
        });
        add("nobody-as-peer", 1, comm -> {
            comm.recv(new int[4], Comm.PROC_NULL, 0);
            comm.ssend(new int[4], Comm.PROC_NULL, 0);
        });
        add("persistent-ring", 3, comm -> {
            PersistentRequest receive = comm.recvInit(new int[4], (comm.rank() + 2) % 3, 0);
            PersistentRequest send = comm.sendInit(new int[4], (comm.rank() + 1) % 3, 0);
            for (int i = 0; i < 10; i++) {
                receive.start();
                send.start();
                Request.waitAll(receive, send);
            }
        });
    }

    private void waiting() {
        add("sleeps-long", 3, comm -> {
            if (comm.rank() == 0) {
                Thread.sleep(LONG);
            }
            comm.barrier();
        });
        add("computes-long", 3, comm -> {
            if (comm.rank() == 0) {
                long end = System.nanoTime() + LONG * 1_000_000;
                while (System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
            }
            comm.allreduce(1, Op.SUM);
        });
        add("waits-for-a-process", 2, comm -> {
            if (comm.rank() == 0) {
                new ProcessBuilder("sleep", "0.4").start().waitFor();
            }
            comm.barrier();
        });
        add("waits-for-input", 2, comm -> {
            if (comm.rank() == 0) {
                Process slow = new ProcessBuilder("sh", "-c", "sleep 0.4; echo end").start();
                slow.getInputStream().readAllBytes();
                slow.waitFor();
            }
            comm.barrier();
        });
        add("chain-behind-a-sleeper", 6, comm -> {
            if (comm.rank() == 0) {
                Thread.sleep(LONG);
                comm.send(new int[4], 1, 0);
            } else {
                comm.recv(new int[4], comm.rank() - 1, 0);
                if (comm.rank() < comm.size() - 1) {
                    comm.send(new int[4], comm.rank() + 1, 0);
                }
            }
        });
        add("polls-with-test", 2, comm -> {
            if (comm.rank() == 0) {
                Request receive = comm.irecv(new int[4], 1, 0);
                while (receive.test().isEmpty()) {
                    Thread.sleep(1);
                }
            } else {
                Thread.sleep(LONG);
                comm.send(new int[4], 0, 0);
            }
        });
        add("garbage", 2, comm -> {
            long end = System.nanoTime() + LONG * 1_000_000;
            List<byte[]> kept = new ArrayList<>();
            while (comm.rank() == 0 && System.nanoTime() < end) {
                kept.add(new byte[100_000]);
                if (kept.size() > 100) {
                    kept.clear();
                }
            }
            comm.barrier();
        });
    }

    private void threads() {
        add("a-thread-sends-late", 2, comm -> {
            Thread second = new Thread(() -> {
                sleep();
                comm.send(new int[4], 1 - comm.rank(), 1);
            });
            second.start();
            comm.recv(new int[4], 1 - comm.rank(), 1);
            second.join();
        });
        add("a-queue-hands-over", 2, comm -> {
            LinkedBlockingQueue<Integer> queue = new LinkedBlockingQueue<>();
            Thread second = new Thread(() -> {
                try {
                    comm.send((int) queue.take(), 1 - comm.rank(), 1);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            second.start();
            Thread third = new Thread(() -> {
                sleep();
                queue.add(5);
            });
            third.start();
            comm.recvInt(1 - comm.rank(), 1);
            second.join();
            third.join();
        });
        add("latch-released-by-a-message", 2, comm -> {
            CountDownLatch arrived = new CountDownLatch(1);
            Thread second = new Thread(() -> {
                comm.recv(new int[4], 1 - comm.rank(), 1);
                arrived.countDown();
            });
            second.start();
            if (comm.rank() == 0) {
                Thread.sleep(LONG);
            } else {
                Thread.sleep(LONG / 2);
            }
            comm.send(new int[4], 1 - comm.rank(), 1);
            arrived.await();
            second.join();
        });
        add("virtual-threads", 2, comm -> {
            Thread second = Thread.startVirtualThread(() -> comm.recv(new int[4], 1 - comm.rank(), 1));
            Thread third = Thread.startVirtualThread(() -> {
                sleep();
                comm.send(new int[4], 1 - comm.rank(), 1);
            });
            second.join();
            third.join();
        });
    }

    private static void sleep() {
        try {
            Thread.sleep(LONG);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void collectives() {
        for (Collecting call : Collecting.values()) {
            for (int ranks : new int[] {2, 5}) {
                add(call + "-on-" + ranks, ranks, comm -> {
                    for (int i = 0; i < 5; i++) {
                        call.call(comm, i % comm.size());
                    }
                });
            }
            add(call + "-behind-a-message", 3, comm -> {
                if (comm.rank() == 0) {
                    Thread.sleep(LONG);
                    comm.send(new int[4], 1, 0);
                } else if (comm.rank() == 1) {
                    comm.recv(new int[4], 0, 0);
                }
                call.call(comm, 0);
            });
        }
        add("freed-communicators", 4, comm -> {
            Comm copy = comm.dup();
            Comm part = comm.split(comm.rank() % 2, 0);
            part.barrier();
            copy.barrier();
            part.free();
            copy.free();
        });
    }
}
