package org.pjrun.comms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;
import org.pjrun.Comm;
import org.pjrun.CommException;
import org.pjrun.ErrorClass;
import org.pjrun.Keyval;
import org.pjrun.testkit.RanksTest;

/** Attributes with their callbacks (MPI 4.1 §7.7). */
@Timeout(60)
class AttributesTest {
    @RanksTest({1, 2})
    void attributes_ofADup_areWhatTheirKeysSay(Comm comm) {
        Keyval<String> kept = Keyval.createDuplicated();
        Keyval<String> dropped = Keyval.create();
        Keyval<Integer> counted = Keyval.create((old, depth) -> Optional.of(depth + 1));
        comm.setAttr(kept, "kept");
        comm.setAttr(dropped, "dropped");
        comm.setAttr(counted, 1);
        Comm dup = comm.dup();
        Comm second = dup.idup().waitForObject();
        assertThat(second.attr(kept)).contains("kept");
        assertThat(second.attr(dropped)).isEmpty();
        assertThat(second.attr(counted)).contains(3);
        assertThat(comm.attr(counted)).contains(1);
        assertThat(comm.split(0, 0).attr(kept)).isEmpty();
    }

    @RanksTest({1, 2})
    void values_replacedDeletedAndFreed_areHandedToTheCallback(Comm comm) {
        List<String> deleted = new ArrayList<>();
        Keyval<String> first = Keyval.create((old, value) -> Optional.empty(), (c, value) -> deleted.add(value));
        Keyval<String> second = Keyval.create((old, value) -> Optional.empty(), (c, value) -> deleted.add(value));
        Comm dup = comm.dup();
        dup.setAttr(first, "a");
        dup.setAttr(first, "b");
        assertThat(deleted).containsExactly("a");
        dup.deleteAttr(first);
        assertThat(deleted).containsExactly("a", "b");
        dup.setAttr(first, "c");
        dup.setAttr(second, "d");
        dup.free();
        assertThat(deleted).containsExactly("a", "b", "d", "c");
    }

    @RanksTest(1)
    void mistakes_areSaid(Comm comm) {
        Keyval<String> key = Keyval.create();
        assertThatThrownBy(() -> comm.deleteAttr(key))
                .isInstanceOfSatisfying(
                        CommException.class, e -> assertThat(e.errorClass()).isEqualTo(ErrorClass.KEYVAL))
                .hasMessage("deleteAttr: there is no attribute with this key (rank 0 of 1, world)");
        comm.setAttr(key, "x");
        key.free();
        assertThat(comm.attr(key)).contains("x");
        assertThatThrownBy(() -> comm.setAttr(key, "y"))
                .hasMessage("setAttr: the key has been freed (rank 0 of 1, world)");
    }

    @RanksTest(1)
    void deletionThatFails_keepsTheCommunicator(Comm comm) {
        Keyval<String> stubborn = Keyval.create((old, value) -> Optional.empty(), (c, value) -> {
            throw new IllegalStateException("not yet");
        });
        Comm dup = comm.dup();
        dup.setAttr(stubborn, "x");
        assertThatThrownBy(dup::free).hasMessage("not yet");
        assertThat(dup.size()).isEqualTo(1);
        dup.barrier();
    }
}
