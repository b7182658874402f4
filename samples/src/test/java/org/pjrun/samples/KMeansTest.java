package org.pjrun.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pjrun.Comm;
import org.pjrun.testkit.RanksTest;

@Timeout(30)
class KMeansTest {
    private final double[][] irises = irises();

    /** The best grouping of the irises, and its sum of squares, stand in every textbook. */
    @RanksTest({1, 2, 3, 4})
    void group_irises_findsTheBestThreeGroups(Comm comm) {
        KMeans.Groups groups = KMeans.group(comm, comm.rank() == 0 ? irises : new double[0][], 3);
        assertThat(groups.sizes()).containsExactlyInAnyOrder(50, 62, 38);
        assertThat(groups.squares()).isCloseTo(78.851441, within(1e-6));
    }

    @RanksTest({1, 2, 3, 4})
    void group_anyNumberOfRanks_everyCentreIsTheMeanOfItsNearestPoints(Comm comm) {
        KMeans.Groups groups = KMeans.group(comm, comm.rank() == 0 ? irises : new double[0][], 5);
        double[][] sums = new double[5][4];
        long[] sizes = new long[5];
        for (double[] iris : irises) {
            int nearest = nearest(iris, groups.centres());
            sizes[nearest]++;
            for (int d = 0; d < 4; d++) {
                sums[nearest][d] += iris[d];
            }
        }
        assertThat(groups.sizes()).isEqualTo(sizes);
        for (int group = 0; group < 5; group++) {
            for (int d = 0; d < 4; d++) {
                assertThat(groups.centres()[group][d]).isCloseTo(sums[group][d] / sizes[group], within(1e-12));
            }
        }
    }

    @RanksTest({4})
    void group_fewerPointsThanRanks_eachIsAGroup(Comm comm) {
        KMeans.Groups groups = KMeans.group(comm, new double[][] {{1}, {5}}, 2);
        assertThat(groups.sizes()).containsExactly(1, 1);
        assertThat(groups.squares()).isZero();
    }

    @Test
    void numbers_irises_leaveHeadingAndSpeciesOut() {
        assertThat(irises).hasDimensions(150, 4);
        assertThat(irises[0]).containsExactly(5.1, 3.5, 1.4, 0.2);
    }

    @Test
    void numbers_unequalLines_areRefused() {
        assertThatThrownBy(() -> Csv.numbers(new BufferedReader(new StringReader("x,y\n1,2\n3\n"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("3");
    }

    private static int nearest(double[] point, double[][] centres) {
        int nearest = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int group = 0; group < centres.length; group++) {
            double distance = 0;
            for (int d = 0; d < point.length; d++) {
                distance += Math.pow(point[d] - centres[group][d], 2);
            }
            if (distance < least) {
                least = distance;
                nearest = group;
            }
        }
        return nearest;
    }

    private static double[][] irises() {
        try (BufferedReader file = Data.open("iris.csv")) {
            return Csv.numbers(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
