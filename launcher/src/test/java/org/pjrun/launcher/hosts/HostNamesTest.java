package org.pjrun.launcher.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HostNamesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a | a",
                "a,b | a b",
                "n[001-003,010] | n001 n002 n003 n010",
                "n[1-4,7] | n1 n2 n3 n4 n7",
                "n[9-11] | n9 n10 n11",
                "r[1-2]n[1-2] | r1n1 r1n2 r2n1 r2n2",
                "x,y[08-11] | x y08 y09 y10 y11",
                "a[1-2]-ib,b | a1-ib a2-ib b",
                "' , a,, b ' | a b"
            })
    void expand_listsAllNamesInOrder(String list, String names) {
        assertThat(HostNames.expand(list)).containsExactly(names.split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"n[1-4", "n1-4]", "n[a-b]", "n[]", "n[1--2]", "n[-1]", "n[1-99999999999]"})
    void expand_ofWhatIsNoList_saysWhatIsWrong(String list) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HostNames.expand(list))
                .withMessageContaining("n[1-4,7]");
    }

    @Test
    void expand_ofTooManyHosts_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HostNames.expand("n[1-9999999]"))
                .withMessageContaining("65536 hosts");
    }
}
