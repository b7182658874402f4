package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.pjrun.Comm;
import org.pjrun.testkit.RanksTest;

class MainTest {
    @RanksTest({1, 2, 3, 8})
    void sum_ofManyTerms_isNearItsLimit(Comm comm) {
        assertEquals(Math.PI * Math.PI / 6, Main.sum(comm, 1_000_000), 1e-5);
    }
}
