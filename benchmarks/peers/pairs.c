/*
 * Two ranks, one pair: the loops of org.pjrun.benchmarks.program.Pairs under an MPI library in C.
 *
 *   pairs latency|bandwidth SIZE:ITERATIONS:REPETITIONS ...
 *
 * latency: half of the mean round trip of a blocking send and receive, in microseconds.
 * bandwidth: a window of 64 nonblocking sends, answered by four bytes when all have arrived; megabytes (10^6) a second.
 * A repetition is so many iterations; each size has one unseen, then REPETITIONS more; rank 0 prints a line "SIZE value value ...".
 */
#include <mpi.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WINDOW = 64, DATA = 1, ACK = 2, READY = 3 };

static int rank;

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

/* Both ranks begin a repetition together. */
static void meet(void)
{
    int other = 1 - rank;
    MPI_Sendrecv(NULL, 0, MPI_BYTE, other, READY, NULL, 0, MPI_BYTE, other, READY, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
}

static void round_trips(char *out, char *in, int bytes, long iterations)
{
    for (long i = 0; i < iterations; i++) {
        if (rank == 0) {
            MPI_Send(out, bytes, MPI_BYTE, 1, DATA, MPI_COMM_WORLD);
            MPI_Recv(in, bytes, MPI_BYTE, 1, DATA, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
        } else {
            MPI_Recv(in, bytes, MPI_BYTE, 0, DATA, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
            MPI_Send(out, bytes, MPI_BYTE, 0, DATA, MPI_COMM_WORLD);
        }
    }
}

static void windows(char *out, char *in, int bytes, long iterations)
{
    MPI_Request requests[WINDOW];
    MPI_Status statuses[WINDOW];
    char ack[4] = {0};
    for (long i = 0; i < iterations; i++) {
        for (int w = 0; w < WINDOW; w++) {
            if (rank == 0) {
                MPI_Isend(out, bytes, MPI_BYTE, 1, DATA, MPI_COMM_WORLD, &requests[w]);
            } else {
                MPI_Irecv(in, bytes, MPI_BYTE, 0, DATA, MPI_COMM_WORLD, &requests[w]);
            }
        }
        MPI_Waitall(WINDOW, requests, statuses);
        if (rank == 0) {
            MPI_Recv(ack, sizeof ack, MPI_BYTE, 1, ACK, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
        } else {
            MPI_Send(ack, sizeof ack, MPI_BYTE, 0, ACK, MPI_COMM_WORLD);
        }
    }
}

int main(int argc, char **argv)
{
    MPI_Init(&argc, &argv);
    int size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);
    if (argc < 3 || size != 2) {
        fprintf(stderr, "usage, on 2 ranks: pairs latency|bandwidth SIZE:ITERATIONS:REPETITIONS ...\n");
        MPI_Abort(MPI_COMM_WORLD, 2);
    }
    int latency = strcmp(argv[1], "latency") == 0;
    for (int a = 2; a < argc; a++) {
        long bytes, iterations, repetitions;
        if (sscanf(argv[a], "%ld:%ld:%ld", &bytes, &iterations, &repetitions) != 3) {
            fprintf(stderr, "pairs: %s (expected: SIZE:ITERATIONS:REPETITIONS)\n", argv[a]);
            MPI_Abort(MPI_COMM_WORLD, 2);
        }
        char *out = pages(bytes), *in = pages(bytes);
        for (long r = 0; r <= repetitions; r++) {
            meet();
            double start = MPI_Wtime();
            if (latency) {
                round_trips(out, in, (int)bytes, iterations);
            } else {
                windows(out, in, (int)bytes, iterations);
            }
            double seconds = MPI_Wtime() - start;
            if (rank == 0 && r == 0) {
                printf("%ld", bytes);
            } else if (rank == 0) {
                printf(latency ? " %.4f" : " %.2f",
                       latency ? seconds * 1e6 / (2.0 * iterations) : (double)bytes * WINDOW * iterations / seconds / 1e6);
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
