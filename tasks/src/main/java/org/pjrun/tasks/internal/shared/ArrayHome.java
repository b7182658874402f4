package org.pjrun.tasks.internal.shared;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.pjrun.ElementType;

/** An array of numbers; nobody ever waits for it. */
final class ArrayHome extends Home {
    static final int LOAD = 0;
    static final int STORE = 1;
    static final int ADD = 2;
    static final int ADD_DOUBLE = 3;
    static final int LOAD_ALL = 4;
    static final int STORE_ALL = 5;

    private final ElementType type;
    private final LocalCells cells;

    ArrayHome(Ref ref, int size, Answers answers, ElementType type, long length) {
        super(ref, size, answers);
        this.type = type;
        MemorySegment memory = Arena.ofAuto().allocate(length * Long.BYTES, Long.BYTES);
        this.cells = new LocalCells(memory, type);
    }

    @Override
    Object attempt(Request request) {
        long index = (long) request.argument(0);
        return switch (request.op) {
            case LOAD -> cells.load(index);
            case STORE -> {
                cells.store(index, (long) request.argument(1));
                yield NOTHING;
            }
            case ADD -> cells.add(index, (long) request.argument(1));
            case ADD_DOUBLE -> cells.addDouble(index, (double) request.argument(1));
            case LOAD_ALL -> part(index, (int) request.argument(1));
            case STORE_ALL -> {
                cells.storeAll(index, request.argument(1));
                yield NOTHING;
            }
            default -> throw wrong("operation " + request.op);
        };
    }

    private Object part(long index, int length) {
        Object part = switch (type) {
            case DOUBLE -> new double[length];
            case LONG -> new long[length];
            case INT -> new int[length];
            default -> new byte[length];
        };
        cells.loadAll(index, part);
        return part;
    }

    @Override
    Blame blame(Request request) {
        return anybody(name);
    }
}
