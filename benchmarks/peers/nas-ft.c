/* NAS FT under an MPI library in C: see nas.h, org.pjrun.samples.nas.Ft and LineFft. */
#include "nas.h"

#define ITERATIONS 6
#define POINTS 1024
#define LINES 64
#define ALPHA 1e-6

/* Real parts of LINES lines' elements, then their imaginary parts. */
typedef double rows[2 * LINES];

typedef struct {
    double *real, *imaginary;
} field;

/* What transforms lines of a length. */
typedef struct {
    int length;
    double *cosines, *sines;
    rows *now, *next;
} line_fft;

static const double sums_real[3][ITERATIONS] = {
    {554.6087004964, 554.6385409189, 554.6148406171, 554.5423607415, 554.4255039624, 554.2683411902},
    {567.3612178944, 563.1436885271, 559.4024089970, 556.0698047020, 553.0898991250, 550.4159734538},
    {504.6735008193, 505.9412319734, 506.9376896287, 507.7892868474, 508.5233095391, 509.1487099959}};
static const double sums_imaginary[3][ITERATIONS] = {
    {484.5363331978, 486.5304269511, 488.3910722336, 490.1273169046, 491.7475857993, 493.2597244941},
    {529.3246849175, 528.2149986629, 527.0996558037, 526.0027904925, 524.9400845633, 523.9212247086},
    {511.4047905510, 509.8809666433, 509.8144042213, 510.1336130759, 510.4914655194, 510.7917842803}};

static nas_run run;
static int nx, ny, nz, depth, height, points;
static line_fft along_x, along_y, along_z;
static int *steps_y, *steps_z;
static field spectrum, work, box;
static double *decay;

static line_fft new_fft(int length)
{
    line_fft fft = {length, nas_room(length, sizeof(double)), nas_room(length, sizeof(double)),
        nas_room(length, sizeof(rows)), nas_room(length, sizeof(rows))};
    for (int k = 0; k < length; k++) {
        fft.cosines[k] = cos(2 * M_PI * k / length);
        fft.sines[k] = -sin(2 * M_PI * k / length);
    }
    return fft;
}

static field new_field(void)
{
    return (field){nas_room(points, sizeof(double)), nas_room(points, sizeof(double))};
}

static void swap(line_fft *fft)
{
    rows *swapped = fft->now;
    fft->now = fft->next;
    fft->next = swapped;
}

static void four(const line_fft *fft, int k, const double *restrict a, const double *restrict b,
    const double *restrict c, const double *restrict d, double *restrict first, double *restrict second,
    double *restrict third, double *restrict fourth)
{
    double re1 = fft->cosines[k], im1 = fft->sines[k], re2 = fft->cosines[2 * k], im2 = fft->sines[2 * k];
    double re3 = fft->cosines[3 * k], im3 = fft->sines[3 * k];
    for (int l = 0; l < LINES; l++) {
        int i = l + LINES;
        double sum_re = a[l] + c[l], sum_im = a[i] + c[i], odd_re = b[l] + d[l], odd_im = b[i] + d[i];
        first[l] = sum_re + odd_re;
        first[i] = sum_im + odd_im;
        third[l] = (sum_re - odd_re) * re2 - (sum_im - odd_im) * im2;
        third[i] = (sum_re - odd_re) * im2 + (sum_im - odd_im) * re2;
        double even_re = a[l] - c[l], even_im = a[i] - c[i], turn_re = b[l] - d[l], turn_im = b[i] - d[i];
        second[l] = (even_re + turn_im) * re1 - (even_im - turn_re) * im1;
        second[i] = (even_re + turn_im) * im1 + (even_im - turn_re) * re1;
        fourth[l] = (even_re - turn_im) * re3 - (even_im + turn_re) * im3;
        fourth[i] = (even_re - turn_im) * im3 + (even_im + turn_re) * re3;
    }
}

static void transform(line_fft *fft)
{
    int rest = fft->length, stride = 1;
    for (; rest >= 4; rest /= 4, stride *= 4, swap(fft)) {
        int quarter = rest / 4;
        for (int p = 0; p < quarter; p++) {
            for (int q = 0; q < stride; q++) {
                rows *from = fft->now + q + stride * p, *to = fft->next + q + 4 * stride * p;
                four(fft, p * stride, from[0], from[stride * quarter], from[2 * stride * quarter],
                    from[3 * stride * quarter], to[0], to[stride], to[2 * stride], to[3 * stride]);
            }
        }
    }
    if (rest == 2) {
        for (int q = 0; q < stride; q++) {
            for (int l = 0; l < 2 * LINES; l++) {
                fft->next[q][l] = fft->now[q][l] + fft->now[q + stride][l];
                fft->next[q + stride][l] = fft->now[q][l] - fft->now[q + stride][l];
            }
        }
        swap(fft);
    }
}

static void across(line_fft *fft, field f, int from, const int *steps, int lines, int forward)
{
    int real = forward ? 0 : LINES, imaginary = LINES - real;
    for (int line = 0; line < lines; line += LINES) {
        int width = lines - line < LINES ? lines - line : LINES;
        for (int k = 0; k < fft->length; k++) {
            memcpy(fft->now[k] + real, f.real + from + line + steps[k], width * sizeof(double));
            memcpy(fft->now[k] + imaginary, f.imaginary + from + line + steps[k], width * sizeof(double));
        }
        transform(fft);
        for (int k = 0; k < fft->length; k++) {
            memcpy(f.real + from + line + steps[k], fft->now[k] + real, width * sizeof(double));
            memcpy(f.imaginary + from + line + steps[k], fft->now[k] + imaginary, width * sizeof(double));
        }
    }
}

static void turn(rows *lines, int at, double *line, int length, int back)
{
    for (int k = 0; k < length; k++) {
        if (back) {
            line[k] = lines[k][at];
        } else {
            lines[k][at] = line[k];
        }
    }
}

static void along(line_fft *fft, field f, int lines, int forward)
{
    int real = forward ? 0 : LINES, imaginary = LINES - real, length = fft->length;
    for (int line = 0; line < lines; line += LINES) {
        int width = lines - line < LINES ? lines - line : LINES;
        for (int back = 0; back < 2; back++) {
            for (int l = 0; l < width; l++) {
                turn(fft->now, real + l, f.real + (size_t) (line + l) * length, length, back);
                turn(fft->now, imaginary + l, f.imaginary + (size_t) (line + l) * length, length, back);
            }
            if (!back) {
                transform(fft);
            }
        }
    }
}

static void in_y(int forward)
{
    across(&along_y, box, 0, steps_y, depth * nx, forward);
}

static void in_z(int forward)
{
    for (int j = 0; j < height; j++) {
        across(&along_z, work, j * depth * nx, steps_z, nx, forward);
    }
}

static void exchange(field from, field to)
{
    if (run.size > 1) {
        MPI_Request both[2];
        int block = points / run.size;
        MPI_Ialltoall(from.real, block, MPI_DOUBLE, to.real, block, MPI_DOUBLE, MPI_COMM_WORLD, &both[0]);
        MPI_Ialltoall(from.imaginary, block, MPI_DOUBLE, to.imaginary, block, MPI_DOUBLE, MPI_COMM_WORLD, &both[1]);
        MPI_Waitall(2, both, MPI_STATUSES_IGNORE);
    }
}

static double wave(int i, int length)
{
    double k = i < length / 2 ? i : i - length;
    return exp(-4 * ALPHA * M_PI * M_PI * k * k);
}

static void set_up(void)
{
    double *x = nas_room(nx, sizeof(double));
    for (int i = 0; i < nx; i++) {
        x[i] = wave(i, nx);
    }
    int at = 0;
    for (int sender = 0; sender < run.size; sender++) {
        for (int j = 0; j < height; j++) {
            for (int k = 0; k < depth; k++) {
                double yz = wave(run.rank * height + j, ny) * wave(sender * depth + k, nz);
                for (int i = 0; i < nx; i++) {
                    decay[at++] = yz * x[i];
                }
            }
        }
    }
    free(x);
    for (int k = 0; k < depth; k++) {
        uint64_t state = nas_skip(NAS_SEED, 2 * (uint64_t) (run.rank * depth + k) * ny * nx);
        for (int y = 0; y < ny; y++) {
            for (int i = 0; i < nx; i++) {
                box.real[(y * depth + k) * nx + i] = nas_next(&state);
                box.imaginary[(y * depth + k) * nx + i] = nas_next(&state);
            }
        }
    }
}

static void fade(double *restrict faded, double *restrict evolved)
{
    for (int i = 0; i < points; i++) {
        faded[i] *= decay[i];
        evolved[i] = faded[i];
    }
}

static void checksum(double *sums)
{
    double mine[2] = {0, 0};
    for (int j = 1; j <= POINTS; j++) {
        int z = 5 * j % nz;
        if (z / depth == run.rank) {
            int at = (3 * j % ny * depth + z % depth) * nx + j % nx;
            mine[0] += box.real[at] / ((double) nx * ny * nz);
            mine[1] += box.imaginary[at] / ((double) nx * ny * nz);
        }
    }
    MPI_Allreduce(mine, sums, 2, MPI_DOUBLE, MPI_SUM, MPI_COMM_WORLD);
}

static void solve(int times, double (*sums)[2])
{
    set_up();
    along(&along_x, box, ny * depth, 1);
    in_y(1);
    exchange(box, work);
    in_z(1);
    memcpy(spectrum.real, work.real, points * sizeof(double));
    memcpy(spectrum.imaginary, work.imaginary, points * sizeof(double));
    for (int time = 0; time < times; time++) {
        fade(spectrum.real, work.real);
        fade(spectrum.imaginary, work.imaginary);
        in_z(0);
        exchange(work, box);
        in_y(0);
        along(&along_x, box, ny * depth, 0);
        checksum(sums[time]);
    }
}

int main(int argc, char **argv)
{
    run = nas_start(argc, argv, 32);
    nx = (int) nas_pick(&run, 64, 128, 256);
    ny = nx;
    nz = (int) nas_pick(&run, 64, 32, 128);
    depth = nz / run.size;
    height = ny / run.size;
    points = nx * ny * depth;
    along_x = new_fft(nx);
    along_y = new_fft(ny);
    along_z = new_fft(nz);
    steps_y = nas_room(ny, sizeof(int));
    steps_z = nas_room(nz, sizeof(int));
    for (int y = 0; y < ny; y++) {
        steps_y[y] = y * depth * nx;
    }
    for (int z = 0; z < nz; z++) {
        steps_z[z] = (z / depth * height * depth + z % depth) * nx;
    }
    spectrum = new_field();
    work = new_field();
    box = run.size == 1 ? work : new_field();
    decay = nas_room(points, sizeof(double));
    double sums[ITERATIONS][2];
    solve(1, sums);
    double start = nas_begin();
    solve(ITERATIONS, sums);
    double seconds = nas_end(start);
    int problem = (int) nas_pick(&run, 0, 1, 2);
    for (int t = 0; t < ITERATIONS; t++) {
        nas_check(&run, "real sum", sums[t][0], sums_real[problem][t], 1e-12);
        nas_check(&run, "imag. sum", sums[t][1], sums_imaginary[problem][t], 1e-12);
    }
    double count = (double) nx * ny * nz, log_count = log(count);
    return nas_finish(&run, seconds,
        count * (14.8157 + 7.19641 * log_count + (5.23518 + 7.21113 * log_count) * ITERATIONS));
}
