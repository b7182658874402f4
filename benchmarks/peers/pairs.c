/*
 * Pairs of ranks: the loops of org.pjrun.benchmarks.program.Pairs and Tail under an MPI library in C.
 *
 *   pairs latency|threads|tail|bandwidth|bidirectional|rate SIZE:ITERATIONS:REPETITIONS ...
 *
 * latency: half of the mean round trip of a blocking send and receive, in microseconds.
 * threads: the same of two threads on each rank at once, each with a partner and a tag of its own.
 * tail: half round trips one by one; the lines begin with 5000, 9900, 9990 and 9999, which percentile in hundredths of a percent.
 * bandwidth: a window of 64 nonblocking sends, answered by four bytes when all have arrived; megabytes (10^6) a second.
 * bidirectional: such windows both ways at once; megabytes a second of both together.
 * rate: windows of as many pairs as there are, the lower ranks sending; millions of messages a second of all together.
 * A repetition is so many iterations; each size has one unseen, then REPETITIONS more; rank 0 prints a line "SIZE value value ...".
 */
#include <mpi.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WINDOW = 64, DATA = 1, ACK = 2, READY = 3, THREAD_TAGS = 10, THREADS = 2, PERCENTILES = 4 };

static const int percentiles[PERCENTILES] = {5000, 9900, 9990, 9999};

static int rank, size, other, first;

static char *pages(long bytes)
{
    char *memory = aligned_alloc(4096, (bytes / 4096 + 1) * 4096);
    if (!memory) {
        fprintf(stderr, "pairs: no memory for %ld bytes\n", bytes);
        MPI_Abort(MPI_COMM_WORLD, 1);
    }
    memset(memory, 1, bytes);
    return memory;
}

/* All ranks begin a repetition together. */
static void meet(void)
{
    if (size > 2) {
        MPI_Barrier(MPI_COMM_WORLD);
    } else {
        MPI_Sendrecv(NULL, 0, MPI_BYTE, other, READY, NULL, 0, MPI_BYTE, other, READY, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    }
}

static void round_trips(char *out, char *in, int bytes, int tag, long iterations)
{
    for (long i = 0; i < iterations; i++) {
        if (first) {
            MPI_Send(out, bytes, MPI_BYTE, other, tag, MPI_COMM_WORLD);
            MPI_Recv(in, bytes, MPI_BYTE, other, tag, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
        } else {
            MPI_Recv(in, bytes, MPI_BYTE, other, tag, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
            MPI_Send(out, bytes, MPI_BYTE, other, tag, MPI_COMM_WORLD);
        }
    }
}

struct task {
    int bytes, tag;
    long iterations;
};

static void *thread(void *argument)
{
    struct task *task = argument;
    char *out = pages(task->bytes), *in = pages(task->bytes);
    round_trips(out, in, task->bytes, task->tag, task->iterations);
    free(out);
    free(in);
    return NULL;
}

static void threads(int bytes, long iterations)
{
    pthread_t running[THREADS];
    struct task tasks[THREADS];
    for (int t = 0; t < THREADS; t++) {
        tasks[t] = (struct task){bytes, THREAD_TAGS + t, iterations};
        pthread_create(&running[t], NULL, thread, &tasks[t]);
    }
    for (int t = 0; t < THREADS; t++) {
        pthread_join(running[t], NULL);
    }
}

static void windows(char *out, char *in, int bytes, long iterations)
{
    MPI_Request requests[WINDOW];
    MPI_Status statuses[WINDOW];
    char ack[4] = {0};
    for (long i = 0; i < iterations; i++) {
        for (int w = 0; w < WINDOW; w++) {
            if (first) {
                MPI_Isend(out, bytes, MPI_BYTE, other, DATA, MPI_COMM_WORLD, &requests[w]);
            } else {
                MPI_Irecv(in, bytes, MPI_BYTE, other, DATA, MPI_COMM_WORLD, &requests[w]);
            }
        }
        MPI_Waitall(WINDOW, requests, statuses);
        if (first) {
            MPI_Recv(ack, sizeof ack, MPI_BYTE, other, ACK, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
        } else {
            MPI_Send(ack, sizeof ack, MPI_BYTE, other, ACK, MPI_COMM_WORLD);
        }
    }
}

static void both_ways(char *out, char *in, int bytes, long iterations)
{
    MPI_Request requests[2 * WINDOW];
    MPI_Status statuses[2 * WINDOW];
    char ack[4] = {0}, acked[4];
    for (long i = 0; i < iterations; i++) {
        for (int w = 0; w < WINDOW; w++) {
            MPI_Irecv(in, bytes, MPI_BYTE, other, DATA, MPI_COMM_WORLD, &requests[w]);
        }
        for (int w = 0; w < WINDOW; w++) {
            MPI_Isend(out, bytes, MPI_BYTE, other, DATA, MPI_COMM_WORLD, &requests[WINDOW + w]);
        }
        MPI_Waitall(2 * WINDOW, requests, statuses);
        MPI_Sendrecv(ack, sizeof ack, MPI_BYTE, other, ACK, acked, sizeof acked, MPI_BYTE, other, ACK, MPI_COMM_WORLD,
                     MPI_STATUS_IGNORE);
    }
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* The percentiles of so many half round trips, each timed by itself. */
static void one_by_one(char *out, char *in, int bytes, long iterations, double *values)
{
    double *micros = malloc(iterations * sizeof *micros);
    for (long i = 0; i < iterations; i++) {
        double start = MPI_Wtime();
        round_trips(out, in, bytes, DATA, 1);
        micros[i] = (MPI_Wtime() - start) * 1e6 / 2;
    }
    qsort(micros, iterations, sizeof *micros, ascending);
    for (int p = 0; p < PERCENTILES; p++) {
        values[p] = micros[(long)((iterations - 1) * (percentiles[p] / 10000.0))];
    }
    free(micros);
}

static void tail(int bytes, long iterations, long repetitions)
{
    double values[repetitions + 1][PERCENTILES];
    char *out = pages(bytes), *in = pages(bytes);
    for (long r = 0; r <= repetitions; r++) {
        meet();
        one_by_one(out, in, bytes, iterations, values[r]);
    }
    for (int p = 0; rank == 0 && p < PERCENTILES; p++) {
        printf("%d", percentiles[p]);
        for (long r = 1; r <= repetitions; r++) {
            printf(" %.4f", values[r][p]);
        }
        printf("\n");
    }
    free(out);
    free(in);
}

int main(int argc, char **argv)
{
    const char *mode = argc > 1 ? argv[1] : "";
    int provided, latency = !strcmp(mode, "latency"), threaded = !strcmp(mode, "threads");
    int tailed = !strcmp(mode, "tail"), both = !strcmp(mode, "bidirectional"), rated = !strcmp(mode, "rate");
    MPI_Init_thread(&argc, &argv, threaded ? MPI_THREAD_MULTIPLE : MPI_THREAD_SINGLE, &provided);
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);
    if (argc < 3 || size % 2 || (size > 2 && !rated)) {
        fprintf(stderr, "usage, on 2 ranks, or more for rate: pairs latency|threads|tail|bandwidth|bidirectional|rate"
                        " SIZE:ITERATIONS:REPETITIONS ...\n");
        MPI_Abort(MPI_COMM_WORLD, 2);
    }
    if (threaded && provided < MPI_THREAD_MULTIPLE) {
        fprintf(stderr, "pairs: this library does not let several threads call it\n");
        MPI_Abort(MPI_COMM_WORLD, 1);
    }
    first = rank < size / 2;
    other = first ? rank + size / 2 : rank - size / 2;
    for (int a = 2; a < argc; a++) {
        long bytes, iterations, repetitions;
        if (sscanf(argv[a], "%ld:%ld:%ld", &bytes, &iterations, &repetitions) != 3) {
            fprintf(stderr, "pairs: %s (expected: SIZE:ITERATIONS:REPETITIONS)\n", argv[a]);
            MPI_Abort(MPI_COMM_WORLD, 2);
        }
        if (tailed) {
            tail((int)bytes, iterations, repetitions);
            continue;
        }
        char *out = pages(bytes), *in = pages(bytes);
        for (long r = 0; r <= repetitions; r++) {
            meet();
            double start = MPI_Wtime();
            if (latency) {
                round_trips(out, in, (int)bytes, DATA, iterations);
            } else if (threaded) {
                threads((int)bytes, iterations);
            } else if (both) {
                both_ways(out, in, (int)bytes, iterations);
            } else {
                windows(out, in, (int)bytes, iterations);
            }
            if (rated) {
                meet();
            }
            double micros = (MPI_Wtime() - start) * 1e6, messages = (double)WINDOW * iterations;
            if (rank == 0 && r == 0) {
                printf("%ld", bytes);
            } else if (rank == 0 && (latency || threaded)) {
                printf(" %.4f", micros / (2.0 * iterations));
            } else if (rank == 0 && rated) {
                printf(" %.4f", messages * (size / 2) / micros);
            } else if (rank == 0) {
                printf(" %.2f", messages * bytes * (both ? 2 : 1) / micros);
            }
        }
        if (rank == 0) {
            printf("\n");
            fflush(stdout);
        }
        free(out);
        free(in);
    }
    MPI_Finalize();
    return 0;
}
