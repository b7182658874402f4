package org.pjrun.internal.object;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.ReferenceResolver;
import com.esotericsoftware.kryo.util.Util;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** The objects of the message in hand that were seen before; refuses references to those that a reader cannot know yet. */
final class GraphReferences implements ReferenceResolver {
    private static final int KEPT = 16 * 1024;

    private final IdentityNumbers written = new IdentityNumbers();
    private ArrayList<@Nullable Object> read = new ArrayList<>();
    private final ArrayList<Object> late = new ArrayList<>();

    @Override
    public void setKryo(Kryo kryo) {
        // It has nothing that is needed here.
    }

    /** Enters an object whose reader will have it late. */
    void enter(Object object) {
        late.add(object);
    }

    void leave() {
        late.removeLast();
    }

    /** Whether an object has been written, or begun. */
    boolean knows(Object object) {
        return written.find(object) >= 0;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // Objects have an identity here, whatever they think of equality.
    public int getWrittenId(Object object) {
        int id = written.find(object);
        if (id >= 0) {
            for (int i = 0; i < late.size(); i++) {
                if (late.get(i) == object) {
                    throw cycle(object.getClass());
                }
            }
        }
        return id;
    }

    @Override
    public int addWrittenObject(Object object) {
        return written.add(object);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public int nextReadId(Class type) {
        read.add(null);
        return read.size() - 1;
    }

    @Override
    public void setReadObject(int id, Object object) {
        read.set(id, object);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Object getReadObject(Class type, int id) {
        Object object = id >= 0 && id < read.size() ? read.get(id) : null;
        if (object == null) {
            throw cycle(type);
        }
        return object;
    }

    private static Trouble cycle(Class<?> type) {
        return new Trouble(
                "an object of " + type.getTypeName() + " refers to itself, but can be made only when all that it refers"
                        + " to is there; let the cycle go through an object of an ordinary class",
                null);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public boolean useReferences(Class type) {
        return type == String.class || !Util.isWrapperClass(type) && !Util.isEnum(type); // most are strings
    }

    @Override
    public void reset() {
        written.clear();
        if (read.size() > KEPT) {
            read = new ArrayList<>();
        } else {
            read.clear();
        }
        late.clear();
    }
}
