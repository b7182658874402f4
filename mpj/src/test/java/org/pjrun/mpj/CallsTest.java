package org.pjrun.mpj;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each method and constructor of the two interfaces is called by a program of these tests. */
class CallsTest {
    /** What ends a job, which is tested with real jobs; what Java calls, or the interface itself. */
    private static final Set<String> LEFT_OUT = Set.of(
            "abort(int)",
            "Abort(int)",
            "finalize()",
            "equals(Object)",
            "compareTo(Object)",
            "newData()",
            "call(Object, Object, int, Datatype)",
            "call(ByteBuffer, ByteBuffer, int, Datatype)",
            "Call(Object, int, Object, int, int, Datatype)");

    /** Windows and files cannot be made yet; and what {@code newData} makes. */
    private static final Set<String> CLASSES_LEFT_OUT = Set.of("Win", "File");

    /** A call in a class file: where it is sought, and its name with the parameters. */
    private record Call(Class<?> owner, String signature) {}

    @Test
    void everyMethod_isCalledByAProgram() throws Exception {
        Set<Call> calls = new HashSet<>();
        for (String part : List.of("chapters", "express", "open")) {
            Path folder = Path.of(CallsTest.class.getResource(part).toURI());
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".class")).toList()) {
                    collect(ClassFile.of().parse(file), calls);
                }
            }
        }
        Set<String> uncalled = new HashSet<>();
        for (String list : List.of("/mpj-express-0.44.txt", "/open-mpi-5.0.txt")) {
            for (String line : lines(list)) {
                if (!isCalled(line, calls)) {
                    uncalled.add(line);
                }
            }
        }
        assertThat(uncalled).isEmpty();
    }

    private static boolean isCalled(String line, Set<Call> calls) throws ClassNotFoundException {
        String[] words = line.split(" ", 3);
        boolean constructor = words[1].equals("new");
        if (words[1].equals("field")
                || CLASSES_LEFT_OUT.contains(words[0])
                || constructor && (words[0].endsWith("$Data") || SignaturesTest.LEFT_OUT.contains(line))) {
            return true;
        }
        String signature = constructor ? "<init>" + words[2] : words[2].replaceFirst("^(static )?\\S+ ", "");
        if (LEFT_OUT.contains(signature)) {
            return true;
        }
        Class<?> type = Class.forName("mpi." + words[0], false, CallsTest.class.getClassLoader());
        return calls.stream().anyMatch(call -> call.signature.equals(signature) && related(call.owner, type));
    }

    /** Compilers name the class of a variable, which may be below or above the one that declares a method. */
    private static boolean related(Class<?> one, Class<?> other) {
        return one.isAssignableFrom(other) || other.isAssignableFrom(one);
    }

    private static void collect(ClassModel model, Set<Call> calls) throws ClassNotFoundException {
        for (PoolEntry entry : model.constantPool()) {
            if (entry instanceof MemberRefEntry member
                    && member.type().stringValue().startsWith("(")) {
                String owner = member.owner().asInternalName();
                if (owner.startsWith("mpi/") || owner.startsWith("org/pjrun/mpj/")) {
                    Class<?> named = Class.forName(owner.replace('/', '.'), false, CallsTest.class.getClassLoader());
                    String parameters = parameters(member.type().stringValue());
                    calls.add(new Call(named, member.name().stringValue() + parameters));
                }
            }
        }
    }

    private static String parameters(String descriptor) {
        return java.lang.constant.MethodTypeDesc.ofDescriptor(descriptor).parameterList().stream()
                .map(ClassDesc::displayName)
                .map(name -> name.replace('$', '.'))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static List<String> lines(String list) throws IOException {
        try (InputStream in = Objects.requireNonNull(CallsTest.class.getResourceAsStream(list), list)) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
