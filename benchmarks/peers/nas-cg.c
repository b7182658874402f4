/* NAS CG under an MPI library in C: see nas.h and org.pjrun.samples.nas.Cg. */
#include "nas.h"

#define ITERATIONS 15
#define STEPS 25

static nas_run run;
static MPI_Comm row, column;
static int part, partner, order, nonzeros, length, height, width;
static int *starts, *columns;
static double *values, *gathered, *partial, *computed, *x, *z, *r, *p, *q;

static int index_of(const int *places, int count, int place)
{
    for (int i = 0; i < count; i++) {
        if (places[i] == place) {
            return i;
        }
    }
    return -1;
}

static int compare(const void *a, const void *b)
{
    return *(const int *) a - *(const int *) b;
}

/* The sparse random vectors: for each, how many elements, where they are, and what. */
static void make_vectors(int *counts, int *places, double *elements)
{
    uint64_t state = nas_skip(NAS_SEED, 1);
    int range = 1;
    while (range < order) {
        range *= 2;
    }
    for (int v = 0; v < order; v++) {
        int *place = places + (size_t) v * (nonzeros + 1), count = 0;
        double *element = elements + (size_t) v * (nonzeros + 1);
        while (count < nonzeros) {
            double value = nas_next(&state);
            int at = (int) (range * nas_next(&state));
            if (at < order && index_of(place, count, at) < 0) {
                place[count] = at;
                element[count++] = value;
            }
        }
        int own = index_of(place, count, v);
        if (own < 0) {
            own = count++;
        }
        place[own] = v;
        element[own] = 0.5;
        counts[v] = count;
    }
}

/* The block of the sum of weighted outer products. */
static void make_block(double shift, int first_row, int first_column)
{
    int *counts = nas_room(order, sizeof(int)), *places = nas_room((size_t) order * (nonzeros + 1), sizeof(int));
    double *elements = nas_room((size_t) order * (nonzeros + 1), sizeof(double));
    double *weights = nas_room(order, sizeof(double)), *sums = nas_room(width, sizeof(double));
    int *found = nas_room(width, sizeof(int)), *heads = nas_room(order + 1, sizeof(int));
    char *present = nas_room(width, 1);
    make_vectors(counts, places, elements);
    double ratio = pow(0.1, 1.0 / order), weight = 1;
    for (int v = 0; v < order; v++) {
        weights[v] = weight;
        weight *= ratio;
        for (int k = 0; k < counts[v]; k++) {
            heads[places[(size_t) v * (nonzeros + 1) + k] + 1]++;
        }
    }
    for (int i = 0; i < order; i++) {
        heads[i + 1] += heads[i];
    }
    int *vectors = nas_room(heads[order], sizeof(int)), *at = nas_room(order, sizeof(int));
    for (int v = 0; v < order; v++) {
        for (int k = 0; k < counts[v]; k++) {
            int place = places[(size_t) v * (nonzeros + 1) + k];
            vectors[heads[place] + at[place]++] = v;
        }
    }
    size_t room = (size_t) order * (nonzeros + 1) * (nonzeros + 1); /* all products, and more than a block has */
    starts = nas_room(height + 1, sizeof(int));
    columns = nas_room(room, sizeof(int));
    values = nas_room(room, sizeof(double));
    for (int i = 0; i < height; i++) {
        int count = 0, global = first_row + i, diagonal = global - first_column;
        for (int h = global < order ? heads[global] : 0; h < (global < order ? heads[global + 1] : 0); h++) {
            int v = vectors[h];
            int *place = places + (size_t) v * (nonzeros + 1);
            double *element = elements + (size_t) v * (nonzeros + 1);
            double factor = weights[v] * element[index_of(place, counts[v], global)];
            for (int k = 0; k < counts[v]; k++) {
                int c = place[k] - first_column;
                if (c >= 0 && c < width) {
                    sums[c] += factor * element[k];
                    if (!present[c]) {
                        present[c] = 1;
                        found[count++] = c;
                    }
                }
            }
        }
        if (global < order && diagonal >= 0 && diagonal < width) {
            sums[diagonal] += 0.1 - shift;
        }
        qsort(found, count, sizeof(int), compare);
        for (int f = 0; f < count; f++) {
            columns[starts[i] + f] = found[f];
            values[starts[i] + f] = sums[found[f]];
            sums[found[f]] = 0;
            present[found[f]] = 0;
        }
        starts[i + 1] = starts[i] + count;
    }
    free(counts);
    free(places);
    free(elements);
    free(weights);
    free(sums);
    free(found);
    free(heads);
    free(present);
    free(vectors);
    free(at);
}

static void multiply(const double *vector, double *product)
{
    MPI_Allgather(vector, length, MPI_DOUBLE, gathered, length, MPI_DOUBLE, column);
    for (int i = 0; i < height; i++) {
        int k = starts[i], end = starts[i + 1];
        double even = 0, odd = 0;
        for (; k < end - 1; k += 2) {
            even += values[k] * gathered[columns[k]];
            odd += values[k + 1] * gathered[columns[k + 1]];
        }
        if (k < end) {
            even += values[k] * gathered[columns[k]];
        }
        partial[i] = even + odd;
    }
    MPI_Reduce_scatter_block(partial, computed, length, MPI_DOUBLE, MPI_SUM, row);
    MPI_Sendrecv(computed, length, MPI_DOUBLE, partner, 1, product, length, MPI_DOUBLE, part, 1, MPI_COMM_WORLD,
        MPI_STATUS_IGNORE);
}

static double dot(const double *u, const double *v)
{
    double sum = 0;
    for (int k = 0; k < length; k++) {
        sum += u[k] * v[k];
    }
    return sum;
}

static double total(double sum)
{
    MPI_Allreduce(MPI_IN_PLACE, &sum, 1, MPI_DOUBLE, MPI_SUM, MPI_COMM_WORLD);
    return sum;
}

static double solve(void)
{
    memset(z, 0, length * sizeof(double));
    memcpy(r, x, length * sizeof(double));
    memcpy(p, x, length * sizeof(double));
    double rho = total(dot(r, r));
    for (int step = 0; step < STEPS; step++) {
        multiply(p, q);
        double alpha = rho / total(dot(p, q));
        for (int k = 0; k < length; k++) {
            z[k] += alpha * p[k];
            r[k] -= alpha * q[k];
        }
        double before = rho;
        rho = total(dot(r, r));
        double beta = rho / before;
        for (int k = 0; k < length; k++) {
            p[k] = r[k] + beta * p[k];
        }
    }
    multiply(z, r);
    double sum = 0;
    for (int k = 0; k < length; k++) {
        sum += (x[k] - r[k]) * (x[k] - r[k]);
    }
    return sqrt(total(sum));
}

static void start_vector(void)
{
    for (int k = 0; k < length; k++) {
        x[k] = part * length + k < order;
    }
}

static double iterate(double shift)
{
    solve();
    double sums[2] = {dot(x, z), dot(z, z)};
    MPI_Allreduce(MPI_IN_PLACE, sums, 2, MPI_DOUBLE, MPI_SUM, MPI_COMM_WORLD);
    double scale = 1 / sqrt(sums[1]);
    for (int k = 0; k < length; k++) {
        x[k] = scale * z[k];
    }
    return shift + 1 / sums[0];
}

int main(int argc, char **argv)
{
    run = nas_start(argc, argv, 256);
    order = (int) nas_pick(&run, 1400, 7000, 14000);
    nonzeros = (int) nas_pick(&run, 7, 8, 11);
    double shift = nas_pick(&run, 10, 12, 20), zeta = 0;
    int rows = 1;
    while (4 * rows * rows <= run.size) {
        rows *= 2;
    }
    int cols = run.size / rows, i = run.rank / cols, j = run.rank % cols;
    MPI_Comm_split(MPI_COMM_WORLD, i, j, &row);
    MPI_Comm_split(MPI_COMM_WORLD, j, i, &column);
    part = j * rows + i;
    partner = run.rank % rows * cols + run.rank / rows;
    length = (order + run.size - 1) / run.size;
    height = length * cols;
    width = length * rows;
    make_block(shift, i * height, j * width);
    gathered = nas_room(width, sizeof(double));
    partial = nas_room(height, sizeof(double));
    double **vectors[] = {&computed, &x, &z, &r, &p, &q};
    for (int v = 0; v < 6; v++) {
        *vectors[v] = nas_room(length, sizeof(double));
    }
    start_vector();
    iterate(shift);
    start_vector();
    double start = nas_begin();
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
        zeta = iterate(shift);
    }
    double seconds = nas_end(start);
    nas_check(&run, "zeta", zeta, nas_pick(&run, 8.5971775078648, 10.362595087124, 17.130235054029), 1e-10);
    double products = nonzeros * (nonzeros + 1.0);
    return nas_finish(&run, seconds, 2.0 * ITERATIONS * order * (3 + products + STEPS * (5 + products) + 3));
}
