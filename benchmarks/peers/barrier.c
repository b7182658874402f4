/*
 * The loop of org.pjrun.benchmarks.program.Barriers under an MPI library in C.
 *
 *   barrier REPETITIONS ITERATIONS
 *
 * Rank 0 prints a line "RANKS value value ...": microseconds of one barrier, the mean over a repetition's iterations. One
 * repetition before them is not shown.
 */
#include <mpi.h>
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
    MPI_Init(&argc, &argv);
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);
    if (argc != 3) {
        fprintf(stderr, "usage: barrier REPETITIONS ITERATIONS\n");
        MPI_Abort(MPI_COMM_WORLD, 2);
    }
    int repetitions = atoi(argv[1]), iterations = atoi(argv[2]);
    for (int r = 0; r <= repetitions; r++) {
        MPI_Barrier(MPI_COMM_WORLD);
        double start = MPI_Wtime();
        for (int i = 0; i < iterations; i++) {
            MPI_Barrier(MPI_COMM_WORLD);
        }
        double micros = (MPI_Wtime() - start) * 1e6 / iterations;
        if (rank == 0 && r == 0) {
            printf("%d", size);
        } else if (rank == 0) {
            printf(" %.3f", micros);
        }
    }
    if (rank == 0) {
        printf("\n");
    }
    MPI_Finalize();
    return 0;
}
