package org.pjrun.samples.nas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.pjrun.Comm;
import org.pjrun.testkit.RanksTest;

/** Each kernel against what NPB publishes. */
@Timeout(300)
class KernelsTest {
    @RanksTest({1, 2, 4})
    void ep_classS_isAsPublished(Comm comm) {
        verify(Ep.run(comm, ProblemClass.S));
    }

    @RanksTest({1, 2, 4})
    void is_classS_isAsPublished(Comm comm) {
        verify(Is.run(comm, ProblemClass.S));
    }

    @RanksTest({1, 2, 4})
    void cg_classS_isAsPublished(Comm comm) {
        verify(Cg.run(comm, ProblemClass.S));
    }

    @RanksTest({1, 2, 4})
    void ft_classS_isAsPublished(Comm comm) {
        verify(Ft.run(comm, ProblemClass.S));
    }

    @RanksTest({1, 2, 4})
    void mg_classS_isAsPublished(Comm comm) {
        verify(Mg.run(comm, ProblemClass.S));
    }

    @RanksTest({3})
    void kernels_onRanksThatDataCannotBeDealtOutTo_areRefused(Comm comm) {
        for (Kernel kernel : new Kernel[] {Is::run, Cg::run, Ft::run, Mg::run}) {
            assertThatThrownBy(() -> kernel.run(comm, ProblemClass.S))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("3 ranks (expected: a power of two");
        }
    }

    @RanksTest(
            value = {1, 2, 4, 8},
            limitSeconds = 300)
    @EnabledIfSystemProperty(named = "pjrun.proof", matches = "true")
    void kernels_classW_areAsPublished(Comm comm) {
        all(comm, ProblemClass.W);
    }

    @RanksTest(
            value = {1, 2, 4, 8},
            limitSeconds = 300)
    @EnabledIfSystemProperty(named = "pjrun.proof", matches = "true")
    void kernels_classA_areAsPublished(Comm comm) {
        all(comm, ProblemClass.A);
    }

    private static void all(Comm comm, ProblemClass problem) {
        for (Kernel kernel : new Kernel[] {Ep::run, Is::run, Cg::run, Ft::run, Mg::run}) {
            verify(kernel.run(comm, problem));
        }
    }

    private static void verify(Outcome outcome) {
        assertThat(outcome.verified()).as(outcome.text()).isTrue();
        assertThat(outcome.text()).contains("Verification   = SUCCESSFUL");
    }
}
