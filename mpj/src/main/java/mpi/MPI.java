package mpi;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pjrun.CommException;
import org.pjrun.Environment;

/**
 * The start and the end, and everything that has a name: communicators, datatypes, operations, numbers.
 *
 * <p>A rank has joined its job before {@link #Init}, which does no more than to give back the program's own arguments.
 * {@link #Finalize} waits for nobody, so {@code Init} and {@code Finalize} may be called again and again.
 */
public final class MPI extends MoreConstants {
    public static final boolean DEBUG = false;
    public static final boolean isOldSelected = false;
    public static final int NUM_OF_PROCESSORS = Runtime.getRuntime().availableProcessors();

    // first: programs were compiled with these numbers inside, and Datatype and Op need them
    public static final int IDENT = 0;
    public static final int SIMILAR = 1;
    public static final int UNEQUAL = 2;
    public static final int CONGRUENT = 3;
    public static final int UNDEFINED = -1;
    public static final int ANY_SOURCE = -2;
    public static final int ANY_TAG = -2;
    public static final int PROC_NULL = -3;
    public static final int GRAPH = 1;
    public static final int CART = 2;
    public static final int THREAD_SINGLE = 1;
    public static final int THREAD_FUNNELED = 2;
    public static final int THREAD_SERIALIZED = 3;
    public static final int THREAD_MULTIPLE = 4;
    public static final int BSEND_OVERHEAD = 0;
    public static final int SEND_OVERHEAD = 0;
    public static final int RECV_OVERHEAD = 0;
    public static final int TAG_UB = 0;
    public static final int HOST = 1;
    public static final int IO = 2;

    public static final Datatype NULL = Datatype.none();
    public static final Datatype DATATYPE_NULL = NULL;
    public static final Datatype BYTE = Datatype.basic(BaseType.BYTE, 1);
    public static final Datatype CHAR = Datatype.basic(BaseType.CHAR, 1);
    public static final Datatype SHORT = Datatype.basic(BaseType.SHORT, 1);
    public static final Datatype BOOLEAN = Datatype.basic(BaseType.BOOLEAN, 1);
    public static final Datatype INT = Datatype.basic(BaseType.INT, 1);
    public static final Datatype LONG = Datatype.basic(BaseType.LONG, 1);
    public static final Datatype FLOAT = Datatype.basic(BaseType.FLOAT, 1);
    public static final Datatype DOUBLE = Datatype.basic(BaseType.DOUBLE, 1);
    public static final Datatype PACKED = Datatype.basic(BaseType.PACKED, 1);
    public static final Datatype LB = Datatype.bound(BaseType.LB);
    public static final Datatype UB = Datatype.bound(BaseType.UB);
    public static final Datatype OBJECT = Datatype.basic(BaseType.OBJECT, 1);
    public static final Datatype SHORT2 = Datatype.basic(BaseType.SHORT, 2);
    public static final Datatype INT2 = Datatype.basic(BaseType.INT, 2);
    public static final Datatype LONG2 = Datatype.basic(BaseType.LONG, 2);
    public static final Datatype FLOAT2 = Datatype.basic(BaseType.FLOAT, 2);
    public static final Datatype DOUBLE2 = Datatype.basic(BaseType.DOUBLE, 2);
    public static final Datatype FLOAT_COMPLEX = Datatype.basic(BaseType.FLOAT, 2);
    public static final Datatype DOUBLE_COMPLEX = Datatype.basic(BaseType.DOUBLE, 2);

    public static final Int2 int2 = new Int2();
    public static final ShortInt shortInt = new ShortInt();
    public static final LongInt longInt = new LongInt();
    public static final FloatInt floatInt = new FloatInt();
    public static final DoubleInt doubleInt = new DoubleInt();
    public static final Datatype SHORT_INT = shortInt.getType();
    public static final Datatype LONG_INT = longInt.getType();
    public static final Datatype FLOAT_INT = floatInt.getType();
    public static final Datatype DOUBLE_INT = doubleInt.getType();

    public static final Op MAX = new Op(org.pjrun.Op.MAX);
    public static final Op MIN = new Op(org.pjrun.Op.MIN);
    public static final Op SUM = new Op(org.pjrun.Op.SUM);
    public static final Op PROD = new Op(org.pjrun.Op.PROD);
    public static final Op LAND = new Op(org.pjrun.Op.LAND);
    public static final Op BAND = new Op(org.pjrun.Op.BAND);
    public static final Op LOR = new Op(org.pjrun.Op.LOR);
    public static final Op BOR = new Op(org.pjrun.Op.BOR);
    public static final Op LXOR = new Op(org.pjrun.Op.LXOR);
    public static final Op BXOR = new Op(org.pjrun.Op.BXOR);
    public static final Op MAXLOC = new Op(org.pjrun.Op.MAXLOC);
    public static final Op MINLOC = new Op(org.pjrun.Op.MINLOC);
    public static final Op REPLACE = new Op(org.pjrun.Op.REPLACE);
    public static final Op NO_OP = new Op(org.pjrun.Op.NO_OP);

    public static final Status EMPTY_STATUS = new Status();
    public static final Request REQUEST_NULL = new Request();
    public static final Group GROUP_EMPTY = new Group(org.pjrun.Group.empty());
    public static final Info INFO_NULL = Info.none();
    public static final Info INFO_ENV = Info.environment();
    public static final Errhandler ERRORS_ARE_FATAL = new Errhandler(true);
    public static final Errhandler ERRORS_RETURN = new Errhandler(false);

    public static final Intracomm COMM_WORLD = Intracomm.world();

    /** Hides the one of Open MPI's flavour's type in the superclass: the same communicator. */
    @SuppressWarnings("HidingField") // that is what it is for
    public static final Intracomm COMM_SELF = (Intracomm) MoreConstants.COMM_SELF;

    /** As in MPJ Express, where methods return null to ranks that are in no new communicator. */
    public static final @Nullable Comm COMM_NULL = null;

    public static final @Nullable Group GROUP_NULL = null;

    /** For programs that make one; there is nothing in it. */
    public MPI() {}

    // the start and the end

    /**
     * Begins, and returns the program's own arguments.
     *
     * @param argv what main got: with or without the rank, the size and the device that stand first under MPJ Express
     */
    public static String[] Init(String @Nullable [] argv) {
        ProcessState.HERE.initialize(THREAD_MULTIPLE);
        return userArguments(argv);
    }

    /** Begins as {@link #Init}; the level that is provided is always {@link #THREAD_MULTIPLE}. */
    public static String[] initThread(int required, int provided, String @Nullable [] argv) {
        return Init(argv);
    }

    /** Begins, and returns the level of threads that is provided: always {@link #THREAD_MULTIPLE}. */
    public static int InitThread(String @Nullable [] args, int required) {
        Init(args);
        return THREAD_MULTIPLE;
    }

    private static String[] userArguments(String @Nullable [] argv) {
        if (argv == null) {
            return new String[0];
        }
        boolean prefixed = argv.length >= ProcessState.PREFIX
                && argv[0].equals(Integer.toString(COMM_WORLD.Rank()))
                && argv[1].equals(Integer.toString(COMM_WORLD.Size()))
                && argv[2].equals(ProcessState.DEVICE);
        return prefixed ? Arrays.copyOfRange(argv, ProcessState.PREFIX, argv.length) : argv;
    }

    /** Ends; other ranks are not waited for, and what has been sent still arrives. */
    public static void Finalize() {
        ProcessState.HERE.end();
    }

    public static boolean Initialized() {
        return ProcessState.HERE.initialized();
    }

    public static boolean isInitialized() {
        return ProcessState.HERE.initialized();
    }

    public static boolean isFinalized() {
        return ProcessState.HERE.ended();
    }

    public static int queryThread() {
        return THREAD_MULTIPLE;
    }

    public static boolean isMainThread() {
        return ProcessState.HERE.inMainThread();
    }

    public static boolean isThreadMain() {
        return ProcessState.HERE.inMainThread();
    }

    // what surrounds a rank

    private static Environment environment() {
        return COMM_WORLD.comm().environment();
    }

    public static String Get_processor_name() {
        return environment().processorName();
    }

    public static String getProcessorName() {
        return Get_processor_name();
    }

    public static double Wtime() {
        return org.pjrun.Comm.wtime();
    }

    public static double wtime() {
        return org.pjrun.Comm.wtime();
    }

    public static double Wtick() {
        return org.pjrun.Comm.wtick();
    }

    public static double wtick() {
        return org.pjrun.Comm.wtick();
    }

    public static Version getVersion() {
        return new Version(VERSION, SUBVERSION);
    }

    public static String getLibVersion() {
        return environment().libraryVersion();
    }

    /** Takes note of nothing: there is no profiler that it could control. */
    public static void pControl(int level, @Nullable Object obj) {}

    public static void Errorhandler_set(Errhandler errhandler) {
        COMM_WORLD.setErrhandler(errhandler);
    }

    public static Errhandler Errorhandler_get() {
        return COMM_WORLD.getErrhandler();
    }

    // the buffer of buffered sends, which are buffered with or without it

    public static void Buffer_attach(ByteBuffer userBuffer) {
        ProcessState.HERE.attach(userBuffer);
    }

    public static void Buffer_detach() {
        ProcessState.HERE.detach();
    }

    public static void attachBuffer(byte[] buffer) {
        ProcessState.HERE.attach(buffer);
    }

    public static byte @Nullable [] detachBuffer() {
        return ProcessState.HERE.detach() instanceof byte[] bytes ? bytes : null;
    }

    // memory

    public static ByteBuffer newByteBuffer(int capacity) {
        return Memory.bytes(capacity, 1);
    }

    public static CharBuffer newCharBuffer(int capacity) {
        return Memory.bytes(capacity, Character.BYTES).asCharBuffer();
    }

    public static ShortBuffer newShortBuffer(int capacity) {
        return Memory.bytes(capacity, Short.BYTES).asShortBuffer();
    }

    public static IntBuffer newIntBuffer(int capacity) {
        return Memory.bytes(capacity, Integer.BYTES).asIntBuffer();
    }

    public static LongBuffer newLongBuffer(int capacity) {
        return Memory.bytes(capacity, Long.BYTES).asLongBuffer();
    }

    public static FloatBuffer newFloatBuffer(int capacity) {
        return Memory.bytes(capacity, Float.BYTES).asFloatBuffer();
    }

    public static DoubleBuffer newDoubleBuffer(int capacity) {
        return Memory.bytes(capacity, Double.BYTES).asDoubleBuffer();
    }

    public static ByteBuffer slice(ByteBuffer buf, int offset) {
        return buf.clear().position(offset).slice().order(buf.order());
    }

    public static CharBuffer slice(CharBuffer buf, int offset) {
        return buf.clear().position(offset).slice();
    }

    public static ShortBuffer slice(ShortBuffer buf, int offset) {
        return buf.clear().position(offset).slice();
    }

    public static IntBuffer slice(IntBuffer buf, int offset) {
        return buf.clear().position(offset).slice();
    }

    public static LongBuffer slice(LongBuffer buf, int offset) {
        return buf.clear().position(offset).slice();
    }

    public static FloatBuffer slice(FloatBuffer buf, int offset) {
        return buf.clear().position(offset).slice();
    }

    public static DoubleBuffer slice(DoubleBuffer buf, int offset) {
        return buf.clear().position(offset).slice();
    }

    public static ByteBuffer slice(byte[] buf, int offset) {
        return ByteBuffer.wrap(buf, offset, buf.length - offset).slice().order(java.nio.ByteOrder.nativeOrder());
    }

    public static CharBuffer slice(char[] buf, int offset) {
        return CharBuffer.wrap(buf, offset, buf.length - offset).slice();
    }

    public static ShortBuffer slice(short[] buf, int offset) {
        return ShortBuffer.wrap(buf, offset, buf.length - offset).slice();
    }

    public static IntBuffer slice(int[] buf, int offset) {
        return IntBuffer.wrap(buf, offset, buf.length - offset).slice();
    }

    public static LongBuffer slice(long[] buf, int offset) {
        return LongBuffer.wrap(buf, offset, buf.length - offset).slice();
    }

    public static FloatBuffer slice(float[] buf, int offset) {
        return FloatBuffer.wrap(buf, offset, buf.length - offset).slice();
    }

    public static DoubleBuffer slice(double[] buf, int offset) {
        return DoubleBuffer.wrap(buf, offset, buf.length - offset).slice();
    }

    /** What a call of ours that belongs to no communicator throws. */
    static MPIException failed(CommException e) {
        return new MPIException(e);
    }
}
