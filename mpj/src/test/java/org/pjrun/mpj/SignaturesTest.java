package org.pjrun.mpj;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each class, constructor, method and field of the two interfaces is there, with the types that compiled programs name. */
class SignaturesTest {
    /** What programs cannot use: it needs objects of MPJ Express's own inside; and a constructor of an abstract class. */
    static final Set<String> LEFT_OUT =
            Set.of("Comm field Group group", "Group field int code", "Op field int opCode", "Datatype new ()");

    @ParameterizedTest
    @ValueSource(strings = {"mpj-express-0.44.txt", "open-mpi-5.0.txt"})
    void everySignature_isThere(String list) throws IOException {
        List<String> wanted = lines(list);
        Set<String> classes = wanted.stream().map(line -> line.split(" ")[0]).collect(Collectors.toSet());
        Set<String> there = new HashSet<>();
        for (String name : classes) {
            there.addAll(signatures(name));
        }
        assertThat(wanted).hasSizeGreaterThan(200);
        assertThat(wanted.stream().filter(line -> !there.contains(line) && !LEFT_OUT.contains(line)))
                .isEmpty();
    }

    private static List<String> lines(String list) throws IOException {
        try (InputStream in = Objects.requireNonNull(SignaturesTest.class.getResourceAsStream("/" + list), list)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static Set<String> signatures(String name) {
        Class<?> type;
        try {
            type = Class.forName("mpi." + name, false, SignaturesTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            return Set.of();
        }
        Set<String> found = new HashSet<>();
        for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
            for (Method method : each.getDeclaredMethods()) {
                add(
                        found,
                        name,
                        method.getModifiers(),
                        "method " + modifier(method.getModifiers())
                                + method.getReturnType().getSimpleName() + " " + method.getName() + parameters(method));
            }
            for (Field field : each.getDeclaredFields()) {
                add(
                        found,
                        name,
                        field.getModifiers(),
                        "field " + modifier(field.getModifiers())
                                + field.getType().getSimpleName() + " " + field.getName());
            }
        }
        for (Method method : type.getMethods()) { // those of interfaces
            found.add(name + " method " + modifier(method.getModifiers())
                    + method.getReturnType().getSimpleName() + " " + method.getName() + parameters(method));
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            add(found, name, constructor.getModifiers(), "new " + parameters(constructor));
        }
        if (Arrays.stream(type.getMethods()).anyMatch(m -> m.getName().equals("clone"))) {
            found.add(name + " method Object clone()");
        }
        return found;
    }

    private static void add(Set<String> found, String name, int modifiers, String signature) {
        if ((modifiers & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0) {
            found.add(name + " " + signature);
        }
    }

    private static String modifier(int modifiers) {
        return Modifier.isStatic(modifiers) ? "static " : "";
    }

    private static String parameters(Executable executable) {
        return Stream.of(executable.getParameterTypes())
                .map(type -> type.isMemberClass() ? type.getName().replace("mpi.", "") : type.getSimpleName())
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
