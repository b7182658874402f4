"""The loops of org.pjrun.benchmarks.program.Pairs by mpi4py: pairs.py latency|bandwidth|objects SIZE:ITERATIONS:REPETITIONS ...

latency and bandwidth of bytearrays, as in pairs.c; objects: half of the mean round trip of pickled objects, in microseconds, where
SIZE is one of the numbers of org.pjrun.benchmarks.program.Payload. Rank 0 prints a line "SIZE value value ...".
"""
import sys
import time
from dataclasses import dataclass

from mpi4py import MPI

try:
    from numpy import full
except ImportError:
    from array import array

    def full(count, value):
        return array("d", [value]) * count


WINDOW, DATA, ACK, READY = 64, 1, 2, 3
comm = MPI.COMM_WORLD
rank = comm.rank
other = 1 - rank


@dataclass
class Line:
    article: str
    count: int
    price: float


@dataclass
class Order:
    number: int
    customer: str
    lines: list


@dataclass
class Series:
    name: str
    values: object


def payload(number):
    if number == 1:
        return {"k": 1, "v": 2}
    if number == 2:
        return Order(4711, "somebody in particular", [Line("article %03d" % i, i, i * 0.25) for i in range(36)])
    if number == 3:
        return {"key %d" % i: i for i in range(10_000)}
    return Series("values", full(131_072, 1.5))


def round_trips(out, into, iterations):
    for _ in range(iterations):
        if rank == 0:
            comm.Send(out, other, DATA)
            comm.Recv(into, other, DATA)
        else:
            comm.Recv(into, other, DATA)
            comm.Send(out, other, DATA)


def object_round_trips(out, iterations):
    for _ in range(iterations):
        if rank == 0:
            comm.send(out, other, DATA)
            comm.recv(None, other, DATA)
        else:
            comm.recv(None, other, DATA)
            comm.send(out, other, DATA)


def windows(out, into, iterations):
    ack = bytearray(4)
    for _ in range(iterations):
        if rank == 0:
            MPI.Request.Waitall([comm.Isend(out, other, DATA) for _ in range(WINDOW)])
            comm.Recv(ack, other, ACK)
        else:
            MPI.Request.Waitall([comm.Irecv(into, other, DATA) for _ in range(WINDOW)])
            comm.Send(ack, other, ACK)


def main(mode, loops):
    for loop in loops:
        size, iterations, repetitions = map(int, loop.split(":"))
        if mode == "objects":
            out = payload(size)
        else:
            out, into = bytearray(b"\1" * size), bytearray(size)
        values = []
        for _ in range(repetitions + 1):
            comm.sendrecv(None, other, READY, None, other, READY)
            begin = time.perf_counter()
            if mode == "objects":
                object_round_trips(out, iterations)
            elif mode == "latency":
                round_trips(out, into, iterations)
            else:
                windows(out, into, iterations)
            micros = (time.perf_counter() - begin) * 1e6
            values.append(size * WINDOW * iterations / micros if mode == "bandwidth" else micros / (2 * iterations))
        if rank == 0:
            print(size, *("%.4f" % value for value in values[1:]), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
