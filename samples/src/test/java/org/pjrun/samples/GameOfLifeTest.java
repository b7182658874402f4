package org.pjrun.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.pjrun.Comm;
import org.pjrun.testkit.RanksTest;

@Timeout(30)
class GameOfLifeTest {
    @RanksTest({1, 2, 3, 4})
    void play_randomWorld_isTheSerialGame(Comm comm) {
        byte[] world = new byte[30 * 17];
        Random random = new Random(4);
        for (int i = 0; i < world.length; i++) {
            world[i] = (byte) random.nextInt(2);
        }
        List<byte[]> generations = new ArrayList<>();
        GameOfLife.play(comm, world, 30, 40, (generation, cells) -> generations.add(cells));
        assertThat(generations).hasSize(comm.rank() == 0 ? 41 : 0);
        for (byte[] cells : generations) {
            assertThat(cells).isEqualTo(world);
            world = oracle(world, 30);
        }
    }

    @RanksTest({4})
    void play_aFewRowsPerRank_gliderGoesAroundTheWorld(Comm comm) {
        byte[] glider = GameOfLife.start(".O\n..O\nOOO\n", 6, 6);
        List<byte[]> generations = new ArrayList<>();
        GameOfLife.play(comm, glider, 6, 24, (generation, cells) -> generations.add(cells));
        if (comm.rank() == 0) {
            assertThat(generations.getLast()).isEqualTo(glider);
            assertThat(generations.get(12)).isNotEqualTo(glider);
        }
    }

    @RanksTest({3})
    void play_moreRanksThanRows_isRefused(Comm comm) {
        assertThatThrownBy(() -> GameOfLife.play(comm, new byte[10], 5, 1, (generation, cells) -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 ranks");
    }

    private static byte[] oracle(byte[] cells, int width) {
        int height = cells.length / width;
        byte[] next = new byte[cells.length];
        for (int i = 0; i < cells.length; i++) {
            int around = 0;
            for (int dy = -1; dy <= 1; dy++) {
                for (int dx = -1; dx <= 1; dx++) {
                    int y = Math.floorMod(i / width + dy, height);
                    int x = Math.floorMod(i % width + dx, width);
                    around += dy == 0 && dx == 0 ? 0 : cells[y * width + x];
                }
            }
            next[i] = (byte) (around == 3 || (around == 2 && cells[i] == 1) ? 1 : 0);
        }
        return next;
    }
}
