package org.pjrun.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.pjrun.Comm;
import org.pjrun.testkit.RanksTest;

@Timeout(30)
class MandelbrotTest {
    @RanksTest({1, 2, 3, 4})
    void collect_anyNumberOfWorkers_isTheSerialPicture(Comm comm) {
        if (comm.rank() == 0) {
            List<Long> progress = new ArrayList<>();
            int[] counts = Mandelbrot.collect(comm, 60, 40, progress::add);
            assertThat(counts).isEqualTo(oracle(60, 40));
            assertThat(progress).hasSize(40).isSorted().endsWith(40L);
        } else {
            Mandelbrot.work(comm, 60, 40);
        }
    }

    @RanksTest({4})
    void collect_moreWorkersThanRows_endsThemAll(Comm comm) {
        if (comm.rank() == 0) {
            assertThat(Mandelbrot.collect(comm, 3, 2, done -> {})).isEqualTo(oracle(3, 2));
        } else {
            Mandelbrot.work(comm, 3, 2);
        }
    }

    private static int[] oracle(int width, int height) {
        int[] counts = new int[width * height];
        for (int i = 0; i < counts.length; i++) {
            double cx = i % width * 3.6 / width - 2.55;
            double cy = (i / width - height / 2) * 2.4 / height;
            double x = 0;
            double y = 0;
            int steps = 0;
            for (; steps < 2000 && x * x + y * y < 4; steps++) {
                double before = x;
                x = x * x - y * y + cx;
                y = 2 * before * y + cy;
            }
            counts[i] = steps;
        }
        return counts;
    }
}
