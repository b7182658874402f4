package org.pjrun.internal.collective;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pjrun.Comm;
import org.pjrun.ElementType;
import org.pjrun.Op;

/** Every collective on arrays of every element type against what it is by definition. */
@Timeout(120)
final class BufferCollectivesTest {
    /** One call, the same on all ranks: type, root and everybody's data. */
    private record Case(ElementType type, int root, int count, int pad, List<Object> data, String name) {
        static Case random(int size, ElementType type, int root, Random random, long seed) {
            int count = random.nextInt(5) == 0 ? 0 : random.nextInt(1, 200);
            int pad = random.nextInt(3);
            List<Object> data = new ArrayList<>();
            for (int r = 0; r < size; r++) {
                data.add(Values.random(type, count, random));
            }
            return new Case(
                    type, root, count, pad, data, type + ", root " + root + ", count " + count + ", seed " + seed);
        }

        Object mine(int rank) {
            return Values.copy(data.get(rank), type);
        }

        /** An array of blocks of this call's count with some space before and behind. */
        Object room(int blocks) {
            return Values.array(type, blocks * count + 2 * pad);
        }

        Object content(Object room, int blocks) {
            return Values.part(room, type, pad, blocks * count);
        }

        Object all() {
            Object all = Values.array(type, count * data.size());
            for (int r = 0; r < data.size(); r++) {
                System.arraycopy(data.get(r), 0, all, r * count, count);
            }
            return all;
        }

        void put(Object block, Object room, int place) {
            System.arraycopy(block, 0, room, pad + place * count, count);
        }

        Object reduced(Op op) {
            return Values.combine(op, type, data);
        }
    }

    @FunctionalInterface
    private interface Check {
        void run(Comm comm, Case c);
    }

    /** Runs a check for every type, with every root in turn, or of many ranks with some. */
    private static void forAll(int size, Check check) {
        long seed = System.nanoTime();
        LocalJob.run(size, comm -> {
            Random random = new Random(seed);
            for (ElementType type : Values.TYPES) {
                for (int root = 0; root < size; root += size > 9 ? 6 : 1) {
                    check.run(comm, Case.random(size, type, root, random, seed));
                }
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 16})
    void bcast_everyTypeAndRoot_bringsTheRootsData(int size) {
        forAll(size, (comm, c) -> {
            Object whole = comm.rank() == c.root ? c.mine(c.root) : Values.array(c.type, c.count);
            comm.bcast(whole, c.root);
            assertThat(whole).as(c.name).isEqualTo(c.data.get(c.root));
            Object part = c.room(1);
            if (comm.rank() == c.root) {
                c.put(c.data.get(c.root), part, 0);
            }
            comm.bcast(part, c.pad, c.count, c.root);
            assertThat(c.content(part, 1)).as(c.name).isEqualTo(c.data.get(c.root));
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 16})
    void reduce_everyTypeOperationAndRoot_combinesAtTheRoot(int size) {
        forAll(size, (comm, c) -> {
            boolean atRoot = comm.rank() == c.root;
            for (Op op : Values.opsFor(c.type)) {
                Object mine = c.mine(comm.rank());
                Object result = atRoot ? c.room(1) : null;
                comm.reduce(mine, 0, result, c.pad, c.count, op, c.root);
                assertThat(mine).as(c.name).isEqualTo(c.data.get(comm.rank()));
                if (atRoot) {
                    assertThat(c.content(result, 1)).as("%s, %s", op, c.name).isEqualTo(c.reduced(op));
                }
                comm.reduce(atRoot ? Comm.IN_PLACE : mine, atRoot ? mine : null, op, c.root);
                if (atRoot) {
                    assertThat(mine).as("in place, %s, %s", op, c.name).isEqualTo(c.reduced(op));
                }
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 16})
    void allreduce_everyTypeAndOperation_combinesEverywhere(int size) {
        forAll(size, (comm, c) -> {
            for (Op op : Values.opsFor(c.type)) {
                Object mine = c.mine(comm.rank());
                Object result = c.room(1);
                comm.allreduce(mine, 0, result, c.pad, c.count, op);
                assertThat(c.content(result, 1)).as("%s, %s", op, c.name).isEqualTo(c.reduced(op));
                // ranks may differ in whether they are in place
                if ((comm.rank() & 1) == 0) {
                    comm.allreduce(Comm.IN_PLACE, mine, op);
                    assertThat(mine).as("in place, %s, %s", op, c.name).isEqualTo(c.reduced(op));
                } else {
                    comm.allreduce(mine, result, op);
                }
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 16})
    void scatter_everyTypeAndRoot_dealsOutBlocks(int size) {
        forAll(size, (comm, c) -> {
            boolean atRoot = comm.rank() == c.root;
            Object all = atRoot ? c.all() : null;
            Object mine = c.room(1);
            comm.scatter(all, 0, mine, c.pad, c.count, c.root);
            assertThat(c.content(mine, 1)).as(c.name).isEqualTo(c.data.get(comm.rank()));
            Object whole = Values.array(c.type, c.count);
            comm.scatter(all, atRoot ? Comm.IN_PLACE : whole, c.root);
            if (atRoot) {
                assertThat(all).as(c.name).isEqualTo(c.all());
            } else {
                assertThat(whole).as(c.name).isEqualTo(c.data.get(comm.rank()));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 16})
    void gather_everyTypeAndRoot_collectsBlocks(int size) {
        forAll(size, (comm, c) -> {
            boolean atRoot = comm.rank() == c.root;
            Object mine = c.mine(comm.rank());
            Object all = atRoot ? c.room(size) : null;
            comm.gather(mine, 0, all, c.pad, c.count, c.root);
            if (atRoot) {
                assertThat(c.content(all, size)).as(c.name).isEqualTo(c.all());
                all = c.all();
                System.arraycopy(Values.array(c.type, size * c.count), 0, all, 0, c.root * c.count);
            }
            comm.gather(atRoot ? Comm.IN_PLACE : mine, all, c.root);
            if (atRoot) {
                assertThat(all).as("in place, %s", c.name).isEqualTo(c.all());
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 16})
    void allgather_everyType_collectsBlocksEverywhere(int size) {
        forAll(size, (comm, c) -> {
            Object mine = c.mine(comm.rank());
            Object all = c.room(size);
            comm.allgather(mine, 0, all, c.pad, c.count);
            assertThat(c.content(all, size)).as(c.name).isEqualTo(c.all());
            Object place = Values.array(c.type, size * c.count);
            System.arraycopy(mine, 0, place, comm.rank() * c.count, c.count);
            comm.allgather((comm.rank() & 1) == 0 ? Comm.IN_PLACE : mine, place);
            assertThat(place).as("in place, %s", c.name).isEqualTo(c.all());
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void scalars_everyCollective_areLikeArraysOfOne(int size) {
        LocalJob.run(size, comm -> {
            int rank = comm.rank();
            int sum = size * (size + 1) / 2;
            for (int root = 0; root < size; root++) {
                assertThat(comm.bcast(rank + 5, root)).isEqualTo(root + 5);
                assertThat(comm.bcast(rank + (1L << 40), root)).isEqualTo(root + (1L << 40));
                assertThat(comm.bcast(rank + 0.5, root)).isEqualTo(root + 0.5);
                boolean atRoot = rank == root;
                assertThat(comm.reduce(rank + 1, Op.SUM, root)).isEqualTo(atRoot ? sum : rank + 1);
                assertThat(comm.reduce(rank + 1L, Op.SUM, root)).isEqualTo(atRoot ? sum : rank + 1);
                assertThat(comm.reduce(rank + 1.0, Op.SUM, root)).isEqualTo(atRoot ? sum : rank + 1);
            }
            assertThat(comm.allreduce(rank, Op.MAX)).isEqualTo(size - 1);
            assertThat(comm.allreduce(rank + 1L, Op.SUM)).isEqualTo(sum);
            assertThat(comm.allreduce(-rank - 0.25, Op.MIN)).isEqualTo(-size + 0.75);
        });
    }
}
