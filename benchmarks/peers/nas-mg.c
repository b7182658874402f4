/* NAS MG under an MPI library in C: see nas.h and org.pjrun.samples.nas.Mg. */
#include "nas.h"

#define ITERATIONS 4
#define MOST_LEVELS 9

/* A rank's part of a grid with its border: point (z, y, x) is at (z * h + y) * w + x. */
typedef struct {
    int d, h, w;
    double *at;
} part;

static nas_run run;
static MPI_Comm grid;
static int ranks[3] = {1, 1, 1}, coords[3], lower[3], upper[3];
static int finest;
static part right, solution[MOST_LEVELS], residual[MOST_LEVELS];
static double *faces, *edges, *packed[4];

static double *row(const part *p, int z, int y)
{
    return p->at + ((size_t) z * p->h + y) * p->w;
}

static part new_part(int level)
{
    int side = 1 << level;
    part p = {side / ranks[0] + 2, side / ranks[1] + 2, side / ranks[2] + 2, NULL};
    p.at = nas_room((size_t) p.d * p.h * p.w, sizeof(double));
    return p;
}

static void clear(part *p)
{
    memset(p->at, 0, (size_t) p->d * p->h * p->w * sizeof(double));
}

/* Copies a layer of points across a dimension into an array, or back. */
static int layer(part *p, int dimension, int number, double *array, int back)
{
    int z0 = dimension == 0 ? number : 1, z1 = dimension == 0 ? number + 1 : p->d - 1;
    int y0 = dimension == 0 ? 0 : dimension == 1 ? number : 1;
    int y1 = dimension == 0 ? p->h : dimension == 1 ? number + 1 : p->h - 1;
    int x0 = dimension == 2 ? number : 0, count = dimension == 2 ? 1 : p->w, size = 0;
    for (int z = z0; z < z1; z++) {
        for (int y = y0; y < y1; y++) {
            double *points = row(p, z, y) + x0;
            memcpy(back ? points : array + size, back ? array + size : points, count * sizeof(double));
            size += count;
        }
    }
    return size;
}

static void exchange(part *p)
{
    const int lengths[3] = {p->d, p->h, p->w};
    for (int dimension = 2; dimension >= 0; dimension--) {
        int last = lengths[dimension] - 2;
        if (ranks[dimension] == 1) {
            layer(p, dimension, last, packed[0], 0);
            layer(p, dimension, 0, packed[0], 1);
            layer(p, dimension, 1, packed[0], 0);
            layer(p, dimension, last + 1, packed[0], 1);
            continue;
        }
        MPI_Request requests[4];
        int most = (1 << finest) + 2;
        MPI_Irecv(packed[2], most * most, MPI_DOUBLE, lower[dimension], 1, grid, &requests[0]);
        MPI_Irecv(packed[3], most * most, MPI_DOUBLE, upper[dimension], 2, grid, &requests[1]);
        int size = layer(p, dimension, last, packed[0], 0);
        MPI_Isend(packed[0], size, MPI_DOUBLE, upper[dimension], 1, grid, &requests[2]);
        layer(p, dimension, 1, packed[1], 0);
        MPI_Isend(packed[1], size, MPI_DOUBLE, lower[dimension], 2, grid, &requests[3]);
        MPI_Waitall(4, requests, MPI_STATUSES_IGNORE);
        layer(p, dimension, 0, packed[2], 1);
        layer(p, dimension, last + 1, packed[3], 1);
    }
}

/* The sums of what lies around each point of a row, across it. */
static void sum(const part *p, int z, int y)
{
    const double *a = row(p, z, y - 1), *b = row(p, z, y + 1), *c = row(p, z - 1, y), *d = row(p, z + 1, y);
    const double *e = row(p, z - 1, y - 1), *f = row(p, z - 1, y + 1), *g = row(p, z + 1, y - 1);
    const double *h = row(p, z + 1, y + 1);
    double *restrict s = faces, *restrict t = edges;
    for (int x = 0; x < p->w; x++) {
        s[x] = a[x] + b[x] + c[x] + d[x];
        t[x] = e[x] + f[x] + g[x] + h[x];
    }
}

static void find_residual(int level, const part *v)
{
    const part *u = &solution[level];
    for (int z = 1; z < u->d - 1; z++) {
        for (int y = 1; y < u->h - 1; y++) {
            sum(u, z, y);
            const double *centre = row(u, z, y), *given = row(v, z, y), *s = faces, *t = edges;
            double *r = row(&residual[level], z, y);
            for (int x = 1; x < u->w - 1; x++) {
                r[x] = given[x] + 8.0 / 3 * centre[x] - 1.0 / 6 * (t[x] + s[x - 1] + s[x + 1])
                    - 1.0 / 12 * (t[x - 1] + t[x + 1]);
            }
        }
    }
    exchange(&residual[level]);
}

static void smooth(int level)
{
    const part *r = &residual[level];
    for (int z = 1; z < r->d - 1; z++) {
        for (int y = 1; y < r->h - 1; y++) {
            sum(r, z, y);
            const double *centre = row(r, z, y), *s = faces, *t = edges;
            double *restrict u = row(&solution[level], z, y);
            for (int x = 1; x < r->w - 1; x++) {
                u[x] += -3.0 / 8 * centre[x] + 1.0 / 32 * (centre[x - 1] + centre[x + 1] + s[x])
                    - 1.0 / 64 * (t[x] + s[x - 1] + s[x + 1]);
            }
        }
    }
    exchange(&solution[level]);
}

static void coarsen(int level)
{
    part *coarse = &residual[level - 1];
    for (int z = 1; z < coarse->d - 1; z++) {
        for (int y = 1; y < coarse->h - 1; y++) {
            sum(&residual[level], 2 * z, 2 * y);
            const double *fine = row(&residual[level], 2 * z, 2 * y), *s = faces, *t = edges;
            double *restrict c = row(coarse, z, y);
            for (int x = 1; x < coarse->w - 1; x++) {
                int i = 2 * x;
                c[x] = 0.5 * fine[i] + 0.25 * (fine[i - 1] + fine[i + 1] + s[i])
                    + 0.125 * (s[i - 1] + s[i + 1] + t[i]) + 0.0625 * (t[i - 1] + t[i + 1]);
            }
        }
    }
    exchange(coarse);
}

static void spread(const double *restrict coarse, double weight, double *restrict fine, int count)
{
    for (int x = 0; x < count; x++) {
        fine[2 * x] += weight * coarse[x];
        fine[2 * x + 1] += weight * 0.5 * (coarse[x] + coarse[x + 1]);
    }
}

static void refine(int level)
{
    const part *coarse = &solution[level - 1];
    part *fine = &solution[level];
    int w = coarse->w;
    for (int z = 0; z < coarse->d - 1; z++) {
        for (int y = 0; y < coarse->h - 1; y++) {
            const double *a = row(coarse, z, y), *b = row(coarse, z, y + 1);
            const double *c = row(coarse, z + 1, y), *d = row(coarse, z + 1, y + 1);
            double *restrict s = faces, *restrict t = edges;
            spread(a, 1, row(fine, 2 * z, 2 * y), w - 1);
            for (int x = 0; x < w; x++) {
                s[x] = a[x] + b[x];
                t[x] = a[x] + c[x];
            }
            spread(s, 0.5, row(fine, 2 * z, 2 * y + 1), w - 1);
            spread(t, 0.5, row(fine, 2 * z + 1, 2 * y), w - 1);
            for (int x = 0; x < w; x++) {
                t[x] = s[x] + c[x] + d[x];
            }
            spread(t, 0.25, row(fine, 2 * z + 1, 2 * y + 1), w - 1);
        }
    }
}

static void cycle(void)
{
    for (int level = finest; level > 1; level--) {
        coarsen(level);
    }
    clear(&solution[1]);
    smooth(1);
    for (int level = 2; level <= finest; level++) {
        if (level < finest) {
            clear(&solution[level]);
        }
        refine(level);
        find_residual(level, level < finest ? &residual[level] : &right);
        smooth(level);
    }
}

static double norm(void)
{
    double squares = 0, side = 1 << finest;
    part *r = &residual[finest];
    for (int z = 1; z < r->d - 1; z++) {
        for (int y = 1; y < r->h - 1; y++) {
            for (int x = 1; x < r->w - 1; x++) {
                squares += row(r, z, y)[x] * row(r, z, y)[x];
            }
        }
    }
    MPI_Allreduce(MPI_IN_PLACE, &squares, 1, MPI_DOUBLE, MPI_SUM, grid);
    return sqrt(squares / (side * side * side));
}

/* A number and where it is: ten of these are kept, the best first. */
typedef struct {
    double number, place;
} candidate;

static void keep(candidate *best, double number, double place, int sign)
{
    if (sign * number <= sign * best[9].number) {
        return;
    }
    int k = 9;
    for (; k > 0 && sign * number > sign * best[k - 1].number; k--) {
        best[k] = best[k - 1];
    }
    best[k] = (candidate){number, place};
}

static void put_charges(int sign)
{
    int side = 1 << finest, d = right.d - 2, h = right.h - 2, w = right.w - 2;
    candidate best[10], chosen[10], *all = nas_room(10 * run.size, sizeof(candidate));
    for (int k = 0; k < 10; k++) {
        best[k] = chosen[k] = (candidate){sign < 0 ? 1 : 0, 0};
    }
    for (int z = coords[0] * d; z < (coords[0] + 1) * d; z++) {
        for (int y = coords[1] * h; y < (coords[1] + 1) * h; y++) {
            int place = (z * side + y) * side + coords[2] * w;
            uint64_t state = nas_skip(NAS_SEED, place);
            for (int x = 0; x < w; x++) {
                keep(best, nas_next(&state), place + x, sign);
            }
        }
    }
    MPI_Allgather(best, 20, MPI_DOUBLE, all, 20, MPI_DOUBLE, grid);
    for (int k = 0; k < 10 * run.size; k++) {
        keep(chosen, all[k].number, all[k].place, sign);
    }
    for (int k = 0; k < 10; k++) {
        int place = (int) chosen[k].place;
        int z = place / side / side - coords[0] * d, y = place / side % side - coords[1] * h;
        int x = place % side - coords[2] * w;
        if (z >= 0 && z < d && y >= 0 && y < h && x >= 0 && x < w) {
            row(&right, z + 1, y + 1)[x + 1] = sign;
        }
    }
    free(all);
}

static void start_again(void)
{
    clear(&solution[finest]);
    clear(&right);
    put_charges(1);
    put_charges(-1);
    exchange(&right);
}

static double iterate(int times)
{
    find_residual(finest, &right);
    norm();
    for (int time = 0; time < times; time++) {
        cycle();
        find_residual(finest, &right);
    }
    return norm();
}

int main(int argc, char **argv)
{
    run = nas_start(argc, argv, 8);
    finest = (int) nas_pick(&run, 5, 7, 8);
    const int periods[3] = {1, 1, 1};
    for (int d = 0, left = run.size; left > 1; d++, left /= 2) {
        ranks[d] = 2;
    }
    MPI_Cart_create(MPI_COMM_WORLD, 3, ranks, periods, 0, &grid);
    MPI_Cart_coords(grid, run.rank, 3, coords);
    int side = 1 << finest;
    for (int d = 0; d < 3; d++) {
        MPI_Cart_shift(grid, d, 1, &lower[d], &upper[d]);
    }
    for (int k = 0; k < 4; k++) {
        packed[k] = nas_room((size_t) (side + 2) * (side + 2), sizeof(double));
    }
    faces = nas_room(side + 2, sizeof(double));
    edges = nas_room(side + 2, sizeof(double));
    right = new_part(finest);
    for (int level = 1; level <= finest; level++) {
        solution[level] = new_part(level);
        residual[level] = new_part(level);
    }
    start_again();
    iterate(1);
    start_again();
    double start = nas_begin();
    double left = iterate(ITERATIONS);
    double seconds = nas_end(start);
    nas_check(&run, "residual", left, nas_pick(&run, 0.5307707005734e-4, 0.6467329375339e-5, 0.2433365309069e-5), 1e-8);
    return nas_finish(&run, seconds, 58.0 * ITERATIONS * side * side * side);
}
