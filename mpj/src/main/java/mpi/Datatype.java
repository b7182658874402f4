package mpi;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pjrun.CommException;
import org.pjrun.ElementType;

/**
 * What the elements of a message are, and where they lie.
 *
 * <p>Displacements, strides of {@code Hvector} and {@code Hindexed}, extents and sizes are in elements of the buffer where names
 * are MPJ Express's, as its manual has it, and in bytes where they are Open MPI's. {@code LB} and {@code UB} set bounds in
 * {@link #Struct}. There is nothing to commit and nothing to free.
 */
public final class Datatype implements Freeable, Cloneable {
    private static final int LARGEST_UNIT = 4096;

    /** Number of the type of all elements, as MPJ Express has it. */
    public final int baseType;

    final BaseType base;

    /** Elements of one, where they follow each other from the beginning to the end; 0 where there are gaps. */
    private final int width;

    /** Where elements lie, in bytes; null for none. */
    private final org.pjrun.@Nullable Datatype layout;

    private final Map<Integer, Object> attributes = new HashMap<>();
    private Pairs.@Nullable Pair pair;
    private String name;
    private boolean freed;

    private Datatype(BaseType base, int width, org.pjrun.@Nullable Datatype layout, String name) {
        this.base = base;
        this.baseType = base.number;
        this.width = width;
        this.layout = layout;
        this.name = name;
    }

    static Datatype none() {
        return new Datatype(BaseType.NONE, 0, null, "NULL");
    }

    /** LB or UB, which mark a bound and take no room. */
    static Datatype bound(BaseType bound) {
        return new Datatype(bound, 0, org.pjrun.Datatype.contiguous(0, org.pjrun.Datatype.BYTE), bound.name());
    }

    /** So many elements of a type, one after the other. */
    static Datatype basic(BaseType base, int count) {
        org.pjrun.Datatype one = org.pjrun.Datatype.of(base.element);
        return new Datatype(base, count, count == 1 ? one : org.pjrun.Datatype.contiguous(count, one), base.name());
    }

    private static Datatype of(BaseType base, org.pjrun.Datatype layout) {
        return new Datatype(layout.elementType() == ElementType.MIXED ? BaseType.MIXED : base, 0, layout, "");
    }

    /** Where elements lie; throws for the null datatype. */
    org.pjrun.Datatype layout() {
        if (layout == null || freed) {
            throw new MPIException(MPI.ERR_TYPE, "datatype: " + (freed ? "has been freed" : "is null"));
        }
        return layout;
    }

    // what calls need

    /** Whether Comm takes the buffer as it is, with an offset and {@link #elements} as count. */
    boolean plain(Object buffer) {
        return width != 0 && base.plain(buffer);
    }

    /** How many elements that many of this datatype are. */
    long elements(long count) {
        return width != 0 ? count * width : count * layout().elements();
    }

    /** Whether one is one element. */
    boolean isBasic() {
        return width == 1;
    }

    boolean isObject() {
        return base == BaseType.OBJECT;
    }

    boolean isMixed() {
        return base == BaseType.MIXED;
    }

    /** A view of so many over a buffer. */
    org.pjrun.View on(Object buffer, long offset, long count) {
        try {
            return layout().on(Memory.whole(Objects.requireNonNull(buffer, "buffer")), offset, count);
        } catch (CommException e) {
            throw MPI.failed(e);
        }
    }

    /** From one to the next, in elements of the buffer. */
    long stride() {
        return layout().extent() / base.bytes;
    }

    // reductions

    /** Elements, or bytes of a struct, that a function of the program's own must be given together. */
    int unit() {
        if (isMixed()) {
            return getExtent();
        }
        return width != 0 && width <= LARGEST_UNIT ? width : 1;
    }

    /** What such a function is told that it is given: elements without gaps. */
    Datatype toldInReductions() {
        return isMixed() || unit() == width ? this : basic(base, 1);
    }

    /** How pairs lie in memory that MINLOC and MAXLOC can be applied to; null where these are no such pairs. */
    Pairs.@Nullable Pair pair() {
        return pair;
    }

    Datatype withPair(Pairs.Pair pair) {
        this.pair = pair;
        return this;
    }

    // objects

    /** The objects at their places in an array. */
    @Nullable
    Object[] pick(Object buffer, int offset, int count) {
        @Nullable Object[] array = objects(buffer);
        int @Nullable [] places = places(count);
        try {
            if (places == null) {
                return Arrays.copyOfRange(array, offset, offset + count * width, Object[].class);
            }
            @Nullable Object[] picked = new Object[places.length];
            for (int i = 0; i < places.length; i++) {
                picked[i] = array[offset + places[i]];
            }
            return picked;
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new MPIException(
                    MPI.ERR_COUNT,
                    "offset " + offset + ", count " + count + ": outside of the array of length " + array.length);
        }
    }

    /** Puts objects that have come to their places in an array; returns their number. */
    int put(@Nullable Object come, Object buffer, int offset, int count) {
        @Nullable Object[] from = come instanceof Object[] several ? several : new Object[] {come};
        @Nullable Object[] array = objects(buffer);
        int @Nullable [] places = places(count);
        if (from.length > elements(count)) {
            throw new MPIException(
                    MPI.ERR_TRUNCATE,
                    "recv: " + from.length + " objects arrived, buffer holds " + elements(count)
                            + "; probe first or use a larger buffer");
        }
        for (int i = 0; i < from.length; i++) {
            array[offset + (places == null ? i : places[i])] = from[i];
        }
        return from.length;
    }

    private static @Nullable Object[] objects(Object buffer) {
        if (buffer instanceof @Nullable Object[] array) {
            return array;
        }
        throw new MPIException(
                MPI.ERR_BUFFER, "MPI.OBJECT: " + buffer.getClass().getTypeName() + " (expected: an array of objects)");
    }

    /** Where the elements of so many lie, from the first place on; null where they follow each other. */
    private int @Nullable [] places(int count) {
        if (width != 0 || count <= 0) {
            return null;
        }
        org.pjrun.Datatype old = layout();
        int[] all = new int
                [Math.toIntExact(((count - 1) * old.extent() + old.trueLowerBound() + old.trueExtent()) / base.bytes)];
        Arrays.setAll(all, i -> i);
        int[] places = new int[Math.toIntExact(elements(count))];
        java.lang.foreign.MemorySegment target = java.lang.foreign.MemorySegment.ofArray(places);
        old.on(all, 0, count).pack(target, 0);
        return places;
    }

    // MPJ Express

    public int getType() {
        return baseType;
    }

    /** Bytes of all elements; 0 for objects, whose length nobody knows. */
    public int getByteSize() {
        return isObject() ? 0 : getSize();
    }

    public int Extent() {
        return Math.toIntExact(stride());
    }

    public int Size() {
        return Math.toIntExact(elements(1));
    }

    public int Lb() {
        return Math.toIntExact(layout().lowerBound() / base.bytes);
    }

    public int Ub() {
        return Lb() + Extent();
    }

    public void Commit() {}

    @Override
    @Deprecated
    @SuppressWarnings({"removal", "Finalize"}) // MPJ Express has it; empty, so that the virtual machine passes over it
    public void finalize() {}

    public static Datatype Contiguous(int count, Datatype oldtype) {
        return createContiguous(count, oldtype);
    }

    public static Datatype Vector(int count, int blocklength, int stride, Datatype oldtype) {
        return createVector(count, blocklength, stride, oldtype);
    }

    public static Datatype Hvector(int count, int blocklength, int stride, Datatype oldtype) {
        return createHVector(count, blocklength, stride * oldtype.base.bytes, oldtype);
    }

    public static Datatype Indexed(int[] array_of_blocklengths, int[] array_of_displacements, Datatype oldtype) {
        return createIndexed(array_of_blocklengths, array_of_displacements, oldtype);
    }

    public static Datatype Hindexed(int[] array_of_blocklengths, int[] array_of_displacements, Datatype oldtype) {
        return createHIndexed(array_of_blocklengths, scaled(array_of_displacements, oldtype.base.bytes), oldtype);
    }

    /** All but {@code LB} and {@code UB} are of elements of one type, in which displacements are counted. */
    public static Datatype Struct(
            int[] array_of_blocklengths, int[] array_of_displacements, Datatype[] array_of_types) {
        int bytes = 1;
        for (Datatype type : array_of_types) {
            if (type.base.number > 0) {
                bytes = type.base.bytes;
            }
        }
        return createStruct(array_of_blocklengths, scaled(array_of_displacements, bytes), array_of_types);
    }

    private static int[] scaled(int[] displacements, int bytes) {
        int[] scaled = new int[displacements.length];
        Arrays.setAll(scaled, i -> Math.multiplyExact(displacements[i], bytes));
        return scaled;
    }

    // Open MPI

    public int getLb() {
        return Math.toIntExact(layout().lowerBound());
    }

    public int getExtent() {
        return Math.toIntExact(layout().extent());
    }

    public int getTrueLb() {
        return Math.toIntExact(layout().trueLowerBound());
    }

    public int getTrueExtent() {
        return Math.toIntExact(layout().trueExtent());
    }

    public int getSize() {
        return Math.toIntExact(layout().size());
    }

    public void commit() {}

    /** Marks it as freed; datatypes made of it live on. */
    @Override
    public void free() {
        freed = true;
    }

    public boolean isNull() {
        return layout == null || freed;
    }

    @Override
    public Datatype clone() {
        return dup();
    }

    public Datatype dup() {
        Datatype dup = new Datatype(base, width, layout(), name);
        dup.attributes.putAll(attributes);
        return dup;
    }

    public static Datatype createContiguous(int count, Datatype oldType) {
        return made(() -> new Datatype(
                oldType.base, count * oldType.width, org.pjrun.Datatype.contiguous(count, oldType.layout()), ""));
    }

    public static Datatype createVector(int count, int blockLength, int stride, Datatype oldType) {
        return made(() -> of(oldType.base, org.pjrun.Datatype.vector(count, blockLength, stride, oldType.layout())));
    }

    public static Datatype createHVector(int count, int blockLength, int stride, Datatype oldType) {
        return made(() -> of(oldType.base, org.pjrun.Datatype.hvector(count, blockLength, stride, oldType.layout())));
    }

    public static Datatype createIndexed(int[] blockLengths, int[] displacements, Datatype oldType) {
        return made(() -> of(oldType.base, org.pjrun.Datatype.indexed(blockLengths, displacements, oldType.layout())));
    }

    public static Datatype createHIndexed(int[] blockLengths, int[] displacements, Datatype oldType) {
        return made(() -> of(
                oldType.base,
                org.pjrun.Datatype.hindexed(blockLengths, Counts.longs(displacements, 1, 0), oldType.layout())));
    }

    /** Blocks of any types; those of {@code MPI.LB} and {@code MPI.UB} say where it begins and ends. */
    public static Datatype createStruct(int[] blockLengths, int[] displacements, Datatype[] types) {
        return made(() -> StructLayout.of(blockLengths, displacements, types));
    }

    /** What {@link StructLayout} has laid out. */
    static Datatype struct(BaseType base, org.pjrun.Datatype layout) {
        return of(base, layout);
    }

    public static Datatype createResized(Datatype oldType, int lb, int extent) {
        return made(() -> of(oldType.base, org.pjrun.Datatype.resized(oldType.layout(), lb, extent)));
    }

    private static Datatype made(java.util.function.Supplier<Datatype> maker) {
        try {
            return maker.get();
        } catch (CommException e) {
            throw MPI.failed(e);
        }
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getName() {
        return name;
    }

    public static int createKeyval() {
        return ProcessState.HERE.newKeyval();
    }

    public static void freeKeyval(int keyval) {
        ProcessState.HERE.keyval(keyval).free();
    }

    public void setAttr(int keyval, Object value) {
        attributes.put(keyval, value);
    }

    public @Nullable Object getAttr(int keyval) {
        return attributes.get(keyval);
    }

    public void deleteAttr(int keyval) {
        attributes.remove(keyval);
    }
}
