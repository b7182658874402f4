package org.pjrun.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SparseMatrixTest {
    @Test
    void read_powerSystem_hasBothTriangles() throws IOException {
        SparseMatrix matrix = SparseMatrix.read(Data.open("494_bus.mtx"));
        assertThat(matrix.height()).isEqualTo(494);
        assertThat(matrix.width()).isEqualTo(494);
        assertThat(matrix.values()).hasSize(1666);
        assertThat(matrix.at(15, 0)).isEqualTo(-9.960159);
        assertThat(matrix.at(0, 15)).isEqualTo(-9.960159);
        assertThat(matrix.at(0, 1)).isZero();
    }

    @Test
    void read_generalInAnyOrder_isSortedByRow() throws IOException {
        SparseMatrix matrix = read("""
            %%MatrixMarket matrix coordinate real general
            % a comment

            2 3 3
            2 3 -1e1
              1   2   .5
            2 1 7
            """);
        assertThat(matrix.starts()).containsExactly(0, 1, 3);
        assertThat(matrix.columns()).containsExactly(1, 0, 2);
        assertThat(matrix.values()).containsExactly(0.5, 7, -10);
        double[] product = new double[2];
        matrix.times(new double[] {1, 2, 3}, product);
        assertThat(product).containsExactly(1, -23);
        assertThat(matrix.rows(1, 2).starts()).containsExactly(0, 2);
        assertThat(matrix.rows(1, 2).values()).containsExactly(7, -10);
    }

    @Test
    void read_otherFormats_areRefusedWithTheLine() {
        assertThatThrownBy(() -> read("%%MatrixMarket matrix array real general\n"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("matrix array real");
        assertThatThrownBy(() -> read("")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read("%%MatrixMarket matrix coordinate real general\n% only this\n"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("size");
    }

    private static SparseMatrix read(String text) throws IOException {
        return SparseMatrix.read(new BufferedReader(new StringReader(text)));
    }
}
