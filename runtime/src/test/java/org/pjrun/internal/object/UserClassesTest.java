package org.pjrun.internal.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectInputStream;
import java.io.ObjectOutput;
import java.io.ObjectOutputStream;
import java.io.Serial;
import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The user's own classes, none of which has to do anything for it. */
@Timeout(60)
class UserClassesTest {
    private static final long SEED = System.nanoTime();
    private static final ObjectCodec CODEC = ObjectCodec.standard();

    private final Wire wire = new Wire(SEED);

    record Point(int x, double y) {}

    record Everything(
            boolean a,
            byte b,
            char c,
            short d,
            int e,
            long f,
            float g,
            double h,
            String s,
            Point p,
            List<Point> l,
            int[] i,
            Op o) {}

    enum Op {
        PLUS {
            @Override
            int apply(int a, int b) {
                return a + b;
            }
        },
        MINUS {
            @Override
            int apply(int a, int b) {
                return a - b;
            }
        };

        abstract int apply(int a, int b);
    }

    static class Base {
        final String name;
        private final int hidden;

        Base(String name, int hidden) {
            this.name = name;
            this.hidden = hidden;
        }
    }

    @SuppressWarnings("UnusedVariable") // The codec reads them.
    static final class Derived extends Base {
        private final long hidden;
        private final boolean z = true;
        private final byte y = -2;
        private final char x = 'ß';
        private final short w = 300;
        private final float v = 2.5f;
        private transient String left = "left behind";
        private final Op op = Op.MINUS;
        private final Object any = Op.PLUS;
        private final Integer boxed = 5;
        private final Object lock = new Object();

        Derived(String name) {
            super(name, 1);
            hidden = 2;
        }
    }

    @Test
    void roundTrip_record_isEqual() {
        Everything all = new Everything(
                true,
                (byte) 1,
                'c',
                (short) 2,
                3,
                4L,
                5f,
                6.0,
                "s",
                new Point(7, 8),
                List.of(new Point(9, 10)),
                null,
                Op.PLUS);
        assertThat(wire.roundTrip(CODEC, all)).isEqualTo(all);
        assertThat(wire.roundTrip(CODEC, new Point[] {new Point(1, 2), null})).containsExactly(new Point(1, 2), null);
    }

    @Test
    void roundTrip_classWithoutConstructorForIt_hasAllFieldsButTransientOnes() {
        Derived sent = new Derived("name");
        Derived arrived = wire.roundTrip(CODEC, sent);
        assertThat(arrived.left).isNull();
        sent.left = null;
        assertThat(arrived).usingRecursiveComparison().ignoringFields("lock").isEqualTo(sent);
        assertThat(arrived.lock).hasSameClassAs(sent.lock);
        assertThat(arrived.hidden).isEqualTo(2);
        assertThat(((Base) arrived).hidden).isEqualTo(1);
        assertThat(arrived.any).isSameAs(Op.PLUS);
    }

    @Test
    void roundTrip_enumConstantWithBody_isTheConstant() {
        assertThat(wire.roundTrip(CODEC, Op.MINUS)).isSameAs(Op.MINUS);
        assertThat(wire.roundTrip(CODEC, new Op[] {Op.PLUS, null, Op.MINUS})).containsExactly(Op.PLUS, null, Op.MINUS);
        assertThat(wire.roundTrip(CODEC, Map.of(Op.PLUS, 1))).isEqualTo(Map.of(Op.PLUS, 1));
    }

    static final class Surroundings {
        private final int outer = Integer.parseInt("42");

        final class Inner {
            int value() {
                return outer;
            }
        }

        IntSupplier anonymous(int captured) {
            return new IntSupplier() {
                @Override
                public int getAsInt() {
                    return outer + captured;
                }
            };
        }

        IntSupplier local(int captured) {
            class Local implements IntSupplier {
                @Override
                public int getAsInt() {
                    return outer - captured;
                }
            }
            return new Local();
        }
    }

    @Test
    void roundTrip_innerAndLocalAndAnonymousClass_keepTheirSurroundings() {
        Surroundings surroundings = new Surroundings();
        assertThat(wire.roundTrip(CODEC, surroundings.new Inner()).value()).isEqualTo(42);
        assertThat(wire.roundTrip(CODEC, surroundings.anonymous(5)).getAsInt()).isEqualTo(47);
        assertThat(wire.roundTrip(CODEC, surroundings.local(2)).getAsInt()).isEqualTo(40);
    }

    static final class Range extends AbstractList<Integer> {
        private final int size;

        Range(int size) {
            this.size = size;
        }

        @Override
        public Integer get(int index) {
            return index;
        }

        @Override
        public int size() {
            return size;
        }
    }

    @SuppressWarnings("serial")
    static final class NamedList extends ArrayList<Object> {
        String name;
        Point notSerializable;
    }

    @Test
    void roundTrip_heirOfCollection_keepsItsOwnFields() {
        assertThat(wire.roundTrip(CODEC, new Range(3))).containsExactly(0, 1, 2);
        NamedList list = new NamedList();
        list.add(new Point(1, 2));
        list.name = "n";
        list.notSerializable = new Point(3, 4);
        NamedList arrived = wire.roundTrip(CODEC, list);
        assertThat(arrived).containsExactly(new Point(1, 2));
        assertThat(arrived.name).isEqualTo("n");
        assertThat(arrived.notSerializable).isEqualTo(new Point(3, 4));
    }

    @Test
    void roundTrip_cacheByAnonymousHeir_keepsItsBehaviour() {
        Map<Integer, String> cache = wire.roundTrip(CODEC, cache());
        cache.put(3, "c");
        assertThat(cache).containsOnlyKeys(2, 3);
    }

    @SuppressWarnings("serial")
    private static Map<Integer, String> cache() {
        Map<Integer, String> cache = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Integer, String> eldest) {
                return size() > 2;
            }
        };
        cache.put(1, "a");
        cache.put(2, "b");
        return cache;
    }

    static final class Hooked implements Serializable {
        @Serial
        private static final long serialVersionUID = 1L;

        private transient List<Point> points = new ArrayList<>();

        @Serial
        private void writeObject(ObjectOutputStream out) throws IOException {
            out.defaultWriteObject();
            out.writeInt(points.size());
            for (Point point : points) {
                out.writeObject(point);
            }
        }

        @Serial
        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            points = new ArrayList<>();
            for (int i = in.readInt(); i > 0; i--) {
                points.add((Point) in.readObject());
            }
        }
    }

    static final class Singleton implements Serializable {
        @Serial
        private static final long serialVersionUID = 1L;

        static final Singleton ONLY = new Singleton();

        @Serial
        private Object readResolve() {
            return ONLY;
        }
    }

    public static final class External implements Externalizable {
        private static final long serialVersionUID = 1L;
        private int value;

        public External() {}

        @Override
        public void writeExternal(ObjectOutput out) throws IOException {
            out.writeInt(value + 1);
        }

        @Override
        public void readExternal(ObjectInput in) throws IOException {
            value = in.readInt();
        }
    }

    @Test
    void roundTrip_classWithJavasHooks_isTakenAtItsWord() {
        Hooked hooked = new Hooked();
        hooked.points.add(new Point(1, 2));
        assertThat(wire.roundTrip(CODEC, hooked).points).containsExactly(new Point(1, 2));
        assertThat(wire.roundTrip(CODEC, Singleton.ONLY)).isSameAs(Singleton.ONLY);
        External external = new External();
        external.value = 5;
        assertThat(wire.roundTrip(CODEC, external).value).isEqualTo(6);
    }

    static final class Account {
        List<Object> view;
        List<Object> items;
        Account self;
    }

    @Test
    void roundTrip_objectBehindJavasSerialization_keepsItsIdentity() {
        Account account = new Account();
        account.items = new ArrayList<>(List.of("a"));
        account.view = Collections.unmodifiableList(account.items);
        account.self = account;
        account.items.add(account);
        Account arrived = wire.roundTrip(CODEC, account);
        assertThat(arrived.self).isSameAs(arrived);
        arrived.items.add("b");
        assertThat(arrived.view).hasSize(3).endsWith("b");
        assertThat(arrived.view.get(1)).isSameAs(arrived);
    }

    @SuppressWarnings("serial")
    static final class TaskFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;
        final transient Object left = new Object();
        final Point where;

        TaskFailed(String message, Throwable cause, Point where) {
            super(message, cause);
            this.where = where;
        }
    }

    @Test
    void roundTrip_exception_hasTraceCauseAndSuppressed() {
        TaskFailed failed = new TaskFailed("no", new IOException("disk", new IllegalStateException()), new Point(1, 2));
        failed.addSuppressed(new IllegalArgumentException("besides", failed));
        TaskFailed arrived = wire.roundTrip(CODEC, failed);
        assertThat(arrived)
                .hasMessage("no")
                .hasCauseInstanceOf(IOException.class)
                .hasRootCauseInstanceOf(IllegalStateException.class);
        assertThat(arrived.getStackTrace()).isEqualTo(failed.getStackTrace());
        assertThat(arrived.where).isEqualTo(new Point(1, 2));
        assertThat(arrived.getSuppressed()).hasSize(1);
        assertThat(arrived.getSuppressed()[0].getCause()).isSameAs(arrived);
    }

    @Test
    void roundTrip_listOfExceptions_keepsSharedOnes() {
        Exception shared = new Exception("shared");
        List<Exception> arrived = wire.roundTrip(CODEC, List.of(shared, new Exception("other", shared)));
        assertThat(arrived.get(1).getCause()).isSameAs(arrived.get(0));
    }

    /** Answers each call by a point, which Java's serialization alone could not write. */
    static final class Answering implements InvocationHandler {
        private final Point answer;

        Answering(Point answer) {
            this.answer = answer;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) {
            return answer;
        }
    }

    @Test
    void roundTrip_proxy_answersTheSame() {
        Supplier<?> proxy = (Supplier<?>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Supplier.class}, new Answering(new Point(1, 2)));
        assertThat(wire.roundTrip(CODEC, proxy).get()).isEqualTo(new Point(1, 2));
    }
}
