package org.pjrun.internal.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Objects that are referred to more than once, or refer to themselves. */
@Timeout(60)
class CyclesTest {
    private static final long SEED = System.nanoTime();
    private static final ObjectCodec CODEC = ObjectCodec.standard();

    private final Wire wire = new Wire(SEED);

    static final class Node {
        final int id;
        final List<Node> edges = new ArrayList<>();
        Object extra;

        Node(int id) {
            this.id = id;
        }
    }

    record Holder(List<Object> list) {}

    @Test
    void roundTrip_randomGraph_hasTheSameShape() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < 50; round++) {
            Node[] nodes = new Node[1 + random.nextInt(40)];
            for (int i = 0; i < nodes.length; i++) {
                nodes[i] = new Node(i);
            }
            for (int i = random.nextInt(3 * nodes.length); i > 0; i--) {
                nodes[random.nextInt(nodes.length)].edges.add(nodes[random.nextInt(nodes.length)]);
            }
            Node[] arrived = wire.roundTrip(CODEC, nodes);
            for (Node node : nodes) {
                Node copy = arrived[node.id];
                assertThat(copy.id).isEqualTo(node.id);
                assertThat(copy.edges).as("seed %d, round %d", SEED, round).hasSameSizeAs(node.edges);
                for (int i = 0; i < node.edges.size(); i++) {
                    assertThat(copy.edges.get(i)).isSameAs(arrived[node.edges.get(i).id]);
                }
            }
        }
    }

    @Test
    void roundTrip_collectionsThatHoldThemselves_arriveSo() {
        List<Object> list = new ArrayList<>();
        list.add(list);
        List<Object> arrivedList = wire.roundTrip(CODEC, list);
        assertThat(arrivedList.get(0)).isSameAs(arrivedList);
        Map<String, Object> map = new HashMap<>();
        map.put("me", map);
        Map<String, Object> arrivedMap = wire.roundTrip(CODEC, map);
        assertThat(arrivedMap.get("me")).isSameAs(arrivedMap);
        Object[] array = new Object[1];
        array[0] = array;
        Object[] arrivedArray = wire.roundTrip(CODEC, array);
        assertThat(arrivedArray[0]).isSameAs(arrivedArray);
    }

    @Test
    void roundTrip_sharedObjects_staysShared() {
        double[] large = new double[1000];
        int[] small = {1};
        String text = new String("text");
        Object[] arrived = wire.roundTrip(CODEC, new Object[] {large, small, text, large, small, text});
        for (int i = 0; i < 3; i++) {
            assertThat(arrived[i + 3]).isSameAs(arrived[i]);
        }
    }

    @Test
    void roundTrip_cycleThroughRecordEnteredElsewhere_arrives() {
        Node node = new Node(1);
        node.extra = Optional.of(new Holder(List.of(node)));
        Node arrived = wire.roundTrip(CODEC, node);
        assertThat(((Holder) ((Optional<?>) arrived.extra).orElseThrow()).list().get(0))
                .isSameAs(arrived);
    }

    @Test
    void encode_recordThatRefersToItself_failsAndSaysWhere() {
        Holder holder = new Holder(new ArrayList<>());
        holder.list().add("before");
        holder.list().add(new Object[] {holder});
        assertThatThrownBy(() -> CODEC.encode(holder))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("CyclesTest$Holder refers to itself")
                .hasMessageContaining("CyclesTest$Holder.list[1][0]");
        assertThat(wire.roundTrip(CODEC, new Holder(List.of(1)))).isEqualTo(new Holder(List.of(1)));
    }

    @Test
    void encode_chainTooLongForTheStack_failsAndSaysSo() {
        Node first = new Node(0);
        Node last = first;
        for (int i = 1; i < 1_000_000; i++) {
            Node next = new Node(i);
            last.extra = next;
            last = next;
        }
        assertThatThrownBy(() -> CODEC.encode(first))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("too long a chain");
    }
}
