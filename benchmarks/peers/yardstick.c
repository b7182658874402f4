/*
 * What the machine itself gives at this moment: "yardstick CPU_A CPU_B" prints
 *
 *   pingpong NANOSECONDS    one way of a cache line between processes on the two cores
 *   memcpy GIGABYTES        copied a second by the first core, 1 MiB blocks
 *
 * each the median of several short runs, so that slow phases of the host can be told from slow programs.
 */
#define _GNU_SOURCE
#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { RUNS = 9, TRIPS = 20000, BLOCK = 1 << 20, COPIES = 100, LINE = 128 };

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec * 1e-9;
}

static void pin(int cpu)
{
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(cpu, &set);
    if (sched_setaffinity(0, sizeof set, &set)) {
        perror("yardstick: sched_setaffinity");
        exit(1);
    }
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *values)
{
    qsort(values, RUNS, sizeof *values, ascending);
    return values[RUNS / 2];
}

/* Waits for a turn; leaves the core after a while, in case somebody else needs it for the turn to come. */
static void await(_Atomic long *turn, long value)
{
    for (int spins = 0; atomic_load_explicit(turn, memory_order_acquire) != value; spins++) {
        if (spins > 10000) {
            sched_yield();
        }
    }
}

int main(int argc, char **argv)
{
    int first = argc > 1 ? atoi(argv[1]) : 0, second = argc > 2 ? atoi(argv[2]) : 1;
    double runs[RUNS];
    char *shared = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    _Atomic long *there = (_Atomic long *)shared, *back = (_Atomic long *)(shared + LINE);
    const long turns = (long)(RUNS + 1) * TRIPS;

    pid_t child = fork();
    if (child == 0) {
        pin(second);
        for (long i = 1; i <= turns; i++) {
            await(there, i);
            atomic_store_explicit(back, i, memory_order_release);
        }
        _exit(0);
    }
    pin(first);
    long turn = 0;
    for (int r = -1; r < RUNS; r++) {
        double start = now();
        for (int i = 0; i < TRIPS; i++) {
            turn++;
            atomic_store_explicit(there, turn, memory_order_release);
            await(back, turn);
        }
        if (r >= 0) {
            runs[r] = (now() - start) * 1e9 / (2.0 * TRIPS);
        }
    }
    waitpid(child, NULL, 0);
    printf("pingpong %.1f\n", median(runs));

    char *from = aligned_alloc(4096, BLOCK), *to = aligned_alloc(4096, BLOCK);
    memset(from, 1, BLOCK);
    memset(to, 2, BLOCK);
    for (int r = -1; r < RUNS; r++) {
        double start = now();
        for (int i = 0; i < COPIES; i++) {
            memcpy(to, from, BLOCK);
            __asm__ volatile("" ::: "memory");
        }
        if (r >= 0) {
            runs[r] = (double)BLOCK * COPIES / (now() - start) / 1e9;
        }
    }
    printf("memcpy %.2f\n", median(runs));
    return 0;
}
