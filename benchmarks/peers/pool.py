"""Pools of 2 workers over trivial integers: pool.py mp|cf|joblib|mpi|ipp REPETITIONS

Prints, one row a line, tasks per second of each repetition: 1 the library's own chunks (or 1,000 where its own is 1), 2 chunks of one
task, 3 one task at a time.
"""
import sys
import time

TASKS = 100_000
DATA = list(range(TASKS))


def f(x):
    return x + 1


def row(number, repetitions, tasks, work):
    work()
    rates = []
    for _ in range(repetitions):
        begin = time.perf_counter()
        work()
        rates.append(tasks / (time.perf_counter() - begin))
    print(number, *("%.1f" % rate for rate in rates), flush=True)


def many(count, one):
    for i in range(count):
        one(i)


def mp(n):
    from multiprocessing import Pool

    with Pool(2) as pool:
        row(1, n, TASKS, lambda: pool.map(f, DATA))
        row(2, n, 20_000, lambda: pool.map(f, DATA[:20_000], chunksize=1))
        row(3, n, 2000, lambda: many(2000, lambda i: pool.apply(f, (i,))))


def cf(n):
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(2) as pool:
        row(1, n, TASKS, lambda: list(pool.map(f, DATA, chunksize=1000)))
        row(2, n, 5000, lambda: list(pool.map(f, DATA[:5000])))
        row(3, n, 2000, lambda: many(2000, lambda i: pool.submit(f, i).result()))


def joblib(n):
    from joblib import Parallel, delayed

    with Parallel(n_jobs=2) as pool:
        row(1, n, TASKS, lambda: pool(delayed(f)(i) for i in DATA))
    with Parallel(n_jobs=2, batch_size=1) as pool:
        row(2, n, 5000, lambda: pool(delayed(f)(i) for i in DATA[:5000]))


def mpi(n):
    from mpi4py.futures import MPIPoolExecutor

    with MPIPoolExecutor(2) as pool:
        row(1, n, TASKS, lambda: list(pool.map(f, DATA, chunksize=1000)))
        row(2, n, 5000, lambda: list(pool.map(f, DATA[:5000])))
        row(3, n, 1000, lambda: many(1000, lambda i: pool.submit(f, i).result()))


def ipp(n):
    import logging

    import ipyparallel

    with ipyparallel.Cluster(n=2, log_level=logging.ERROR) as cluster:
        cluster.wait_for_engines(2)
        balanced = cluster.load_balanced_view()
        balanced.block = True
        row(1, n, TASKS, lambda: cluster[:].map_sync(f, DATA))
        row(2, n, 100, lambda: balanced.map(f, DATA[:100], chunksize=1))
        row(3, n, 50, lambda: many(50, lambda i: balanced.apply(f, i)))


if __name__ == "__main__":
    globals()[sys.argv[1]](int(sys.argv[2]))
