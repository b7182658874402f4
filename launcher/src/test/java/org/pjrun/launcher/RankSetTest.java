package org.pjrun.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankSetTest {
    @ParameterizedTest
    @ValueSource(strings = {"0", "0,1", "0-2", "1,3", "0,2-4,9", "4095"})
    void text_ofASet_isAsItWasWritten(String text) {
        assertThat(RankSet.parse("--debug", text).text()).isEqualTo(text);
    }

    @Test
    void words_ofOneOrSeveral_sayRankOrRanks() {
        assertThat(RankSet.parse("", "3").words()).isEqualTo("rank 3");
        assertThat(RankSet.parse("", "3,1,2").words()).isEqualTo("ranks 1-3");
    }

    @Test
    void fits_ranksBeyondTheSize_doNot() {
        assertThat(RankSet.parse("", "0,3").fits(4)).isTrue();
        assertThat(RankSet.parse("", "0,4").fits(4)).isFalse();
        assertThat(RankSet.all().fits(1)).isTrue();
    }
}
