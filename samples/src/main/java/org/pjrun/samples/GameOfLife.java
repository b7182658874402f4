package org.pjrun.samples;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.pjrun.Comm;

/**
 * Conway's game of life on a world without edges, in which a gun shoots gliders.
 *
 * <p>Teaches: sendrecv around a ring. Each rank owns some rows; in each generation its first row goes to the rank before
 * and its last to the rank after, and theirs come in the same calls, so that no order of calls can block. Rank 0 gathers
 * the rows and shows them: as an animation on a terminal, elsewhere the number of living cells.
 *
 * <pre>
 *   pjrun -np 4 GameOfLife           # 300 generations
 *   pjrun -np 4 GameOfLife 1000
 * </pre>
 */
final class GameOfLife {
    private static final int WIDTH = 76;
    private static final int HEIGHT = 40;
    private static final int UP = 1;
    private static final int DOWN = 2;
    private static final int FRAME_MS = 40;
    private static final String GUN = """
        ........................O
        ......................O.O
        ............OO......OO............OO
        ...........O...O....OO............OO
        OO........O.....O...OO
        OO........O...O.OO....O.O
        ..........O.....O.......O
        ...........O...O
        ............OO
        """;

    void main(String[] args) {
        int generations = args.length > 0 ? Integer.parseInt(args[0]) : 300;
        Comm world = Comm.world();
        byte[] start = start(GUN, WIDTH, HEIGHT);
        play(
                world,
                start,
                WIDTH,
                generations,
                Terminal.isThere()
                        ? GameOfLife::draw
                        : (generation, cells) -> {
                            if (generation % 50 == 0 || generation == generations) {
                                int living = 0;
                                for (byte cell : cells) {
                                    living += cell;
                                }
                                IO.println("generation " + generation + ": " + living + " living cells");
                            }
                        });
    }

    /** Plays from a start that all ranks know; rank 0 shows every generation. */
    static void play(Comm comm, byte[] start, int width, int generations, BiConsumer<Integer, byte[]> show) {
        int height = start.length / width;
        if (height < comm.size()) {
            throw new IllegalArgumentException(
                    comm.size() + " ranks (expected: no more than the world's rows, " + height + ")");
        }
        Part rows = Part.of(height, comm.rank(), comm.size());
        int last = rows.count(); // rows 1 to last are ours, 0 and last + 1 are the neighbours'
        int before = (comm.rank() + comm.size() - 1) % comm.size();
        int after = (comm.rank() + 1) % comm.size();
        int end = (last + 1) * width;
        byte[] cells = new byte[end + width];
        System.arraycopy(start, rows.from() * width, cells, width, last * width);
        for (int generation = 0; ; generation++) {
            List<byte[]> parts = comm.gatherObject(Arrays.copyOfRange(cells, width, end), 0);
            if (comm.rank() == 0) {
                show.accept(generation, join(parts, start.length));
            }
            if (generation == generations) {
                return;
            }
            comm.sendrecv(cells, width, width, before, UP, cells, end, width, after, UP);
            comm.sendrecv(cells, end - width, width, after, DOWN, cells, 0, width, before, DOWN);
            cells = next(cells, width, last);
        }
    }

    private static byte[] next(byte[] cells, int width, int last) {
        byte[] next = new byte[cells.length];
        for (int y = 1; y <= last; y++) {
            for (int x = 0; x < width; x++) {
                int left = (x + width - 1) % width;
                int right = (x + 1) % width;
                int around = -cells[y * width + x];
                for (int row = (y - 1) * width; row <= (y + 1) * width; row += width) {
                    around += cells[row + left] + cells[row + x] + cells[row + right];
                }
                boolean lives = around == 3 || (around == 2 && cells[y * width + x] == 1);
                next[y * width + x] = (byte) (lives ? 1 : 0);
            }
        }
        return next;
    }

    private static byte[] join(List<byte[]> parts, int length) {
        byte[] whole = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return whole;
    }

    /** A world with a pattern in its upper left. */
    static byte[] start(String pattern, int width, int height) {
        byte[] cells = new byte[width * height];
        int y = 1;
        for (String line : pattern.lines().toList()) {
            for (int x = 0; x < line.length(); x++) {
                cells[y * width + x + 1] = (byte) (line.charAt(x) == 'O' ? 1 : 0);
            }
            y++;
        }
        return cells;
    }

    /** Draws two rows of cells in each line, over the generation before. */
    private static void draw(int generation, byte[] cells) {
        StringBuilder text = new StringBuilder();
        if (generation > 0) {
            text.append(Terminal.CLEAR).append(Terminal.up(HEIGHT / 2 + 1));
        }
        for (int y = 0; y < HEIGHT; y += 2) {
            text.append(Terminal.CLEAR);
            for (int x = 0; x < WIDTH; x++) {
                text.append(" ▀▄█".charAt(cells[y * WIDTH + x] + 2 * cells[(y + 1) * WIDTH + x]));
            }
            text.append('\n');
        }
        IO.println(text.append(Terminal.CLEAR).append("generation ").append(generation));
        try {
            Thread.sleep(FRAME_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
