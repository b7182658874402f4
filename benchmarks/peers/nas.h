/*
 * What the NAS kernels in C have in common: the random numbers, the class on the command line, the report. They compute what
 * org.pjrun.samples.nas does, in the same way, under an MPI library: nas-KERNEL S|W|A. Exit status 1 if a value is wrong.
 */
#include <math.h>
#include <mpi.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NAS_SEED 314159265

typedef struct {
    int rank, size;
    char class;
    int verified;
} nas_run;

static inline double nas_next(uint64_t *state)
{
    *state = *state * 1220703125 & ((UINT64_C(1) << 46) - 1);
    return *state * 0x1p-46;
}

/* The state after so many numbers have been skipped. */
static inline uint64_t nas_skip(uint64_t seed, uint64_t skipped)
{
    uint64_t result = seed, square = 1220703125;
    for (; skipped > 0; skipped >>= 1) {
        if (skipped & 1) {
            result *= square;
        }
        square *= square;
    }
    return result & ((UINT64_C(1) << 46) - 1);
}

static inline void *nas_room(size_t count, size_t bytes)
{
    void *room = calloc(count + 1, bytes);
    if (room == NULL) {
        fprintf(stderr, "nas: no memory for %zu elements\n", count);
        MPI_Abort(MPI_COMM_WORLD, 1);
    }
    return room;
}

static nas_run nas_start(int argc, char **argv, int most)
{
    nas_run run;
    MPI_Init(&argc, &argv);
    MPI_Comm_rank(MPI_COMM_WORLD, &run.rank);
    MPI_Comm_size(MPI_COMM_WORLD, &run.size);
    run.class = argc == 2 ? argv[1][0] : '?';
    run.verified = 1;
    if (strchr("SWA", run.class) == NULL || (run.size & (run.size - 1)) != 0 || run.size > most) {
        if (run.rank == 0) {
            fprintf(stderr, "usage: %s S|W|A, on 1 to %d ranks, a power of two\n", argv[0], most);
        }
        MPI_Abort(MPI_COMM_WORLD, 2);
    }
    return run;
}

/* One of three values, by class. */
static inline double nas_pick(const nas_run *run, double s, double w, double a)
{
    return run->class == 'S' ? s : run->class == 'W' ? w : a;
}

static inline double nas_begin(void)
{
    MPI_Barrier(MPI_COMM_WORLD);
    return MPI_Wtime();
}

/* The seconds of the slowest rank, on all ranks. */
static inline double nas_end(double start)
{
    double seconds = MPI_Wtime() - start;
    MPI_Allreduce(MPI_IN_PLACE, &seconds, 1, MPI_DOUBLE, MPI_MAX, MPI_COMM_WORLD);
    return seconds;
}

static inline void nas_check(nas_run *run, const char *what, double value, double published, double tolerance)
{
    double error = fabs((value - published) / published);
    int right = error <= tolerance;
    run->verified &= right;
    if (run->rank == 0) {
        printf("  %s = %.13e, published %.13e, error %.1e\n", what, value, published, error);
    }
}

static int nas_finish(const nas_run *run, double seconds, double operations)
{
    if (run->rank == 0) {
        printf("  seconds = %.3f\n  Mop/s total = %.2f\n", seconds, operations / 1e6 / seconds);
        printf("  Verification = %s\n", run->verified ? "SUCCESSFUL" : "FAILED");
    }
    MPI_Finalize();
    return run->verified ? 0 : 1;
}
