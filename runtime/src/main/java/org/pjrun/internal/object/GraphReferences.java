package org.pjrun.internal.object;

import com.esotericsoftware.kryo.util.MapReferenceResolver;
import java.util.ArrayList;

/** The objects of the message in hand that were seen before; refuses references to those that a reader cannot know yet. */
final class GraphReferences extends MapReferenceResolver {
    private final ArrayList<Object> late = new ArrayList<>();

    /** Enters an object whose reader will have it late. */
    void enter(Object object) {
        late.add(object);
    }

    void leave() {
        late.removeLast();
    }

    /** Whether an object has been written, or begun. */
    boolean knows(Object object) {
        return super.getWrittenId(object) >= 0;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // Objects have an identity here, whatever they think of equality.
    public int getWrittenId(Object object) {
        int id = super.getWrittenId(object);
        if (id >= 0 && !late.isEmpty()) {
            for (Object inside : late) {
                if (inside == object) {
                    throw cycle(object.getClass().getTypeName());
                }
            }
        }
        return id;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Object getReadObject(Class type, int id) {
        Object object = super.getReadObject(type, id);
        if (object == null) {
            throw cycle(type.getTypeName());
        }
        return object;
    }

    private static Trouble cycle(String type) {
        return new Trouble(
                "an object of " + type + " refers to itself, but can be made only when all that it refers to is there;"
                        + " let the cycle go through an object of an ordinary class",
                null);
    }

    @Override
    public void reset() {
        super.reset();
        late.clear();
    }
}
