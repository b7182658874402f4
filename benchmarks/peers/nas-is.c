/* NAS IS under an MPI library in C: see nas.h and org.pjrun.samples.nas.Is. */
#include "nas.h"

#define ITERATIONS 10
#define TESTS 5

static const int tested[3][TESTS] = {{48427, 17148, 23627, 62548, 4431},
    {357773, 934767, 875723, 898999, 404505}, {2112377, 662041, 5336171, 3642833, 4250760}};
/* The ranks in an iteration 0. */
static const int ranks[3][TESTS] = {{0, 18, 346, 64917, 65463}, {1247, 11696, 1039987, 1043896, 1048018},
    {103, 17522, 123927, 8288933, 8388265}};

static nas_run run;
static int problem, largest_log, shift, buckets, count_of_keys, received_count, least, right;
static int *keys, *by_bucket, *received, *below;

static void rank_keys(int iteration)
{
    int rank = run.rank, size = run.size;
    if (rank == 0) {
        keys[iteration] = iteration;
        keys[iteration + ITERATIONS] = (1 << largest_log) - iteration;
    }
    int *counts = nas_room(buckets + TESTS, sizeof(int)), *totals = nas_room(buckets + TESTS, sizeof(int));
    int *next = nas_room(buckets, sizeof(int)), *first = nas_room(size + 1, sizeof(int));
    int *send_counts = nas_room(4 * size, sizeof(int));
    int *recv_counts = send_counts + size, *send_at = recv_counts + size, *recv_at = send_at + size;
    for (int i = 0; i < count_of_keys; i++) {
        counts[keys[i] >> shift]++;
    }
    for (int b = 1; b < buckets; b++) {
        next[b] = next[b - 1] + counts[b - 1];
    }
    for (int i = 0; i < count_of_keys; i++) {
        by_bucket[next[keys[i] >> shift]++] = keys[i];
    }
    for (int t = 0; t < TESTS; t++) {
        if (tested[problem][t] / count_of_keys == rank) {
            counts[buckets + t] = keys[tested[problem][t] % count_of_keys];
        }
    }
    MPI_Allreduce(counts, totals, buckets + TESTS, MPI_INT, MPI_SUM, MPI_COMM_WORLD);
    int64_t sum = 0;
    int r = 1;
    for (int b = 0; b < buckets && r < size; b++) {
        sum += totals[b];
        while (r < size && sum >= (int64_t) r * count_of_keys) {
            first[r++] = b + 1;
        }
    }
    while (r <= size) {
        first[r++] = buckets;
    }
    for (r = 0; r < size; r++) {
        for (int b = first[r]; b < first[r + 1]; b++) {
            send_counts[r] += counts[b];
        }
        send_at[r] = r == 0 ? 0 : send_at[r - 1] + send_counts[r - 1];
    }
    MPI_Alltoall(send_counts, 1, MPI_INT, recv_counts, 1, MPI_INT, MPI_COMM_WORLD);
    received_count = 0;
    for (r = 0; r < size; r++) {
        recv_at[r] = received_count;
        received_count += recv_counts[r];
    }
    MPI_Alltoallv(by_bucket, send_counts, send_at, MPI_INT, received, recv_counts, recv_at, MPI_INT, MPI_COMM_WORLD);
    least = first[rank] << shift;
    int range = (first[rank + 1] << shift) - least, lesser = 0;
    memset(below, 0, range * sizeof(int));
    for (int i = 0; i < received_count; i++) {
        below[received[i] - least]++;
    }
    for (int i = 1; i < range; i++) {
        below[i] += below[i - 1];
    }
    for (int b = 0; b < first[rank]; b++) {
        lesser += totals[b];
    }
    for (int t = 0; t < TESTS; t++) {
        int key = totals[buckets + t];
        if (key >= least && key < least + range) {
            int found = lesser + (key == least ? 0 : below[key - least - 1]);
            int rising = t < (problem == 1 ? 2 : 3);
            right += found == ranks[problem][t] + (rising ? iteration : -iteration);
        }
    }
    free(counts);
    free(totals);
    free(next);
    free(first);
    free(send_counts);
}

static int is_ordered(void)
{
    int *sorted = nas_room(received_count, sizeof(int)), before = 0, ordered = 1;
    for (int i = 0; i < received_count; i++) {
        sorted[--below[received[i] - least]] = received[i];
    }
    int last = received_count == 0 ? 0 : sorted[received_count - 1];
    MPI_Exscan(&last, &before, 1, MPI_INT, MPI_MAX, MPI_COMM_WORLD);
    ordered = received_count == 0 || run.rank == 0 || before <= sorted[0];
    for (int i = 1; i < received_count; i++) {
        ordered &= sorted[i - 1] <= sorted[i];
    }
    return ordered;
}

int main(int argc, char **argv)
{
    run = nas_start(argc, argv, 128);
    problem = (int) nas_pick(&run, 0, 1, 2);
    largest_log = (int) nas_pick(&run, 11, 16, 19);
    int keys_log = (int) nas_pick(&run, 16, 20, 23), buckets_log = (int) nas_pick(&run, 9, 10, 10);
    shift = largest_log - buckets_log;
    buckets = 1 << buckets_log;
    count_of_keys = (1 << keys_log) / run.size;
    keys = nas_room(count_of_keys, sizeof(int));
    by_bucket = nas_room(count_of_keys, sizeof(int));
    received = nas_room((size_t) 2 * count_of_keys + (1 << 16), sizeof(int));
    below = nas_room((size_t) 1 << largest_log, sizeof(int));
    uint64_t state = nas_skip(NAS_SEED, 4 * (uint64_t) count_of_keys * run.rank);
    for (int i = 0; i < count_of_keys; i++) {
        double x = nas_next(&state);
        x += nas_next(&state);
        x += nas_next(&state);
        x += nas_next(&state);
        keys[i] = (int) ((1 << largest_log) / 4 * x);
    }
    rank_keys(1);
    right = 0;
    double start = nas_begin();
    for (int iteration = 1; iteration <= ITERATIONS; iteration++) {
        rank_keys(iteration);
    }
    double seconds = nas_end(start);
    int found[2] = {right, is_ordered()};
    MPI_Allreduce(MPI_IN_PLACE, found, 2, MPI_INT, MPI_SUM, MPI_COMM_WORLD);
    nas_check(&run, "ranks right", found[0], TESTS * ITERATIONS, 0);
    nas_check(&run, "parts ordered", found[1], run.size, 0);
    return nas_finish(&run, seconds, ITERATIONS * ldexp(1, keys_log));
}
