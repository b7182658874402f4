/* NAS EP under an MPI library in C: see nas.h and org.pjrun.samples.nas.Ep. */
#include "nas.h"

#define BATCH 65536

static double sums[12];

static void batch(int64_t number)
{
    uint64_t state = nas_skip(271828183, 2 * number * BATCH);
    double x = 0, y = 0;
    for (int pair = 0; pair < BATCH; pair++) {
        double u = 2 * nas_next(&state) - 1;
        double v = 2 * nas_next(&state) - 1;
        double square = u * u + v * v;
        if (square <= 1) {
            double factor = sqrt(-2 * log(square) / square);
            double gauss_x = u * factor, gauss_y = v * factor;
            x += gauss_x;
            y += gauss_y;
            sums[2 + (int) fmax(fabs(gauss_x), fabs(gauss_y))]++;
        }
    }
    sums[0] += x;
    sums[1] += y;
}

int main(int argc, char **argv)
{
    nas_run run = nas_start(argc, argv, 1 << 20);
    int exponent = (int) nas_pick(&run, 24, 25, 28);
    int64_t batches = (INT64_C(1) << exponent) / BATCH;
    double start = nas_begin();
    for (int64_t b = batches * run.rank / run.size; b < batches * (run.rank + 1) / run.size; b++) {
        batch(b);
    }
    MPI_Allreduce(MPI_IN_PLACE, sums, 12, MPI_DOUBLE, MPI_SUM, MPI_COMM_WORLD);
    double seconds = nas_end(start);
    nas_check(&run, "sum of x", sums[0],
        nas_pick(&run, -3.247834652034740e3, -2.863319731645753e3, -4.295875165629892e3), 1e-8);
    nas_check(&run, "sum of y", sums[1],
        nas_pick(&run, -6.958407078382297e3, -6.320053679109499e3, -1.580732573678431e4), 1e-8);
    return nas_finish(&run, seconds, 2 * ldexp(1, exponent));
}
