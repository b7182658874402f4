package org.pjrun.architecture;

import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.STATIC;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** No hidden state, and nobody but the console speaks to the terminal or ends the process. */
final class MannersTest {
    private static final String[] SPEAKERS = {
        "org.pjrun.launcher.console..", "org.pjrun.samples..", "org.pjrun.benchmarks.."
    };

    /** Where {@code Comm.world()} keeps the one rank that a process is. */
    private static final Set<String> WORLD_HOLDERS = Set.of("org.pjrun.internal.comm.World");

    private static final Set<String> MUTABLE_PACKAGES = Set.of("java.util.concurrent", "java.util.concurrent.atomic");
    private static final Set<String> MUTABLE_TYPES = Set.of(
            "java.lang.ThreadLocal",
            "java.lang.StringBuilder",
            "java.util.ArrayList",
            "java.util.ArrayDeque",
            "java.util.HashMap",
            "java.util.HashSet",
            "java.util.IdentityHashMap",
            "java.util.LinkedHashMap",
            "java.util.TreeMap",
            "java.util.WeakHashMap");

    private final JavaClasses house = House.classes();

    @Test
    void terminal_isSpokenToByTheConsoleOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages(SPEAKERS)
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethodWhere(DescribedPredicate.describe(
                        "IO.print", call -> call.getTargetOwner().isEquivalentTo(IO.class)))
                .orShould()
                .callMethodWhere(DescribedPredicate.describe(
                        "printStackTrace()",
                        call -> call.getName().equals("printStackTrace")
                                && call.getTarget().getRawParameterTypes().isEmpty()))
                .check(house);
    }

    @Test
    void process_isEndedByTheLauncherOrTheProgramOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.pjrun.launcher..", "org.pjrun.samples..", "org.pjrun.benchmarks..")
                .and(are(notNamed(Set.of("org.pjrun.internal.bootstrap.Abort"))))
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "exit", int.class)
                .check(house);
    }

    @Test
    void staticFields_areConstants() {
        fields().that()
                .areStatic()
                .and(DescribedPredicate.describe(
                        "are not the world's holder",
                        field -> !WORLD_HOLDERS.contains(field.getOwner().getName())))
                .should()
                .beFinal()
                .check(house);
    }

    @Test
    void staticFields_areOfNoMutableType() {
        fields().that(DescribedPredicate.<JavaField>describe(
                        "are static",
                        field -> field.getModifiers().containsAll(Set.of(STATIC, FINAL))
                                && !WORLD_HOLDERS.contains(field.getOwner().getName())))
                .should()
                .notHaveRawType(DescribedPredicate.describe("that is mutable", MannersTest::mutable))
                .check(house);
    }

    private static boolean mutable(JavaClass type) {
        return MUTABLE_PACKAGES.contains(type.getPackageName()) || MUTABLE_TYPES.contains(type.getName());
    }

    private static DescribedPredicate<JavaClass> notNamed(Set<String> names) {
        return DescribedPredicate.describe("not " + names, type -> !names.contains(type.getName()));
    }
}
