/*
 * The loops of org.pjrun.benchmarks.program.CollectiveLoops under an MPI library in C.
 *
 *   collectives ROW:COLLECTIVE:BYTES:ITERATIONS:REPETITIONS ...
 *
 * As in the OSU suite each call is timed by itself, with a barrier between two of them (none between barriers), and the
 * ranks' times are averaged. Rank 0 prints a line "ROW value value ..." for each loop: microseconds of a call, the mean over
 * a repetition's iterations. One repetition before them is not shown.
 */
#include <mpi.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void call(const char *name, void *out, void *in, int bytes)
{
    if (!strcmp(name, "barrier")) {
        MPI_Barrier(MPI_COMM_WORLD);
    } else if (!strcmp(name, "bcast")) {
        MPI_Bcast(in, bytes, MPI_BYTE, 0, MPI_COMM_WORLD);
    } else if (!strcmp(name, "allreduce")) {
        MPI_Allreduce(out, in, bytes / 4, MPI_FLOAT, MPI_SUM, MPI_COMM_WORLD);
    } else if (!strcmp(name, "allgather")) {
        MPI_Allgather(out, bytes, MPI_BYTE, in, bytes, MPI_BYTE, MPI_COMM_WORLD);
    } else if (!strcmp(name, "alltoall")) {
        MPI_Alltoall(out, bytes, MPI_BYTE, in, bytes, MPI_BYTE, MPI_COMM_WORLD);
    } else {
        fprintf(stderr, "collectives: %s is none\n", name);
        MPI_Abort(MPI_COMM_WORLD, 2);
    }
}

int main(int argc, char **argv)
{
    MPI_Init(&argc, &argv);
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);
    for (int a = 1; a < argc; a++) {
        int row, bytes, iterations, repetitions;
        char name[32];
        if (sscanf(argv[a], "%d:%31[a-z]:%d:%d:%d", &row, name, &bytes, &iterations, &repetitions) != 5) {
            fprintf(stderr, "usage: collectives ROW:COLLECTIVE:BYTES:ITERATIONS:REPETITIONS ...\n");
            MPI_Abort(MPI_COMM_WORLD, 2);
        }
        int barrier = !strcmp(name, "barrier");
        size_t room = (size_t)bytes * (strncmp(name, "all", 3) ? 1 : size) + 8;
        void *out = calloc(room, 1), *in = calloc(room, 1);
        if (!out || !in) {
            fprintf(stderr, "collectives: no memory for %zu bytes\n", room);
            MPI_Abort(MPI_COMM_WORLD, 1);
        }
        memset(out, 0, room);
        memset(in, 0, room);
        for (int r = 0; r <= repetitions; r++) {
            double seconds = 0, sum = 0;
            MPI_Barrier(MPI_COMM_WORLD);
            for (int i = 0; i < iterations; i++) {
                double start = MPI_Wtime();
                call(name, out, in, bytes);
                seconds += MPI_Wtime() - start;
                if (!barrier) {
                    MPI_Barrier(MPI_COMM_WORLD);
                }
            }
            MPI_Reduce(&seconds, &sum, 1, MPI_DOUBLE, MPI_SUM, 0, MPI_COMM_WORLD);
            if (rank == 0 && r == 0) {
                printf("%d", row);
            } else if (rank == 0) {
                printf(" %.3f", sum * 1e6 / iterations / size);
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
