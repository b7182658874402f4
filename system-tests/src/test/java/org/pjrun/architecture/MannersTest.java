package org.pjrun.architecture;

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

    /** What {@code Comm.world()} returns, and what tells a rank that is a thread who it is: one for each class loader. */
    private static final Set<String> WORLD =
            Set.of("org.pjrun.internal.comm.World.JOINED", "org.pjrun.internal.bootstrap.ThreadRank.ENTERED");

    /** Stands for {@code java.lang.System}, static members and all, in the class loader of a rank that is a thread. */
    private static final String RANK_SYSTEM = "org.pjrun.launcher.threads.RankSystem";

    /** Speaks where the user says {@code --coll-verbose}, and only there. */
    private static final String EXPLAINING = "org.pjrun.internal.comm.Explainer";

    /** Shows how far a process is that pjrun does not watch, where it has a terminal. */
    private static final String SHOWING = "org.pjrun.internal.bootstrap.OwnProgress";

    /** Speaks of the first message of a wrong type where {@code --check-types=warn} says so. */
    private static final String WARNING = "org.pjrun.internal.engine.TypeWarning";

    /** Says at a rank's end what it has done where it has property {@code pjrun.stats}. */
    private static final String TELLING = "org.pjrun.internal.comm.Tally";

    /** Ends the process when the program says {@code abort}. */
    private static final String ABORTING = "org.pjrun.internal.comm.World";

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

    private final JavaClasses house = House.CLASSES;

    @Test
    void terminal_isSpokenToByTheConsoleOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages(SPEAKERS)
                .and()
                .doNotHaveFullyQualifiedName(RANK_SYSTEM)
                .and()
                .doNotHaveFullyQualifiedName(EXPLAINING)
                .and()
                .doNotHaveFullyQualifiedName(SHOWING)
                .and()
                .doNotHaveFullyQualifiedName(WARNING)
                .and()
                .doNotHaveFullyQualifiedName(TELLING)
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
                .and()
                .doNotHaveFullyQualifiedName(ABORTING)
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
                .and()
                .areNotDeclaredIn(RANK_SYSTEM)
                .should()
                .beFinal()
                .check(house);
    }

    @Test
    void staticFields_areOfNoMutableType() {
        fields().that()
                .areStatic()
                .and(DescribedPredicate.<JavaField>describe(
                        "are not the world's", field -> !WORLD.contains(field.getFullName())))
                .should()
                .notHaveRawType(DescribedPredicate.describe("that is mutable", MannersTest::mutable))
                .check(house);
    }

    private static boolean mutable(JavaClass type) {
        return MUTABLE_PACKAGES.contains(type.getPackageName()) || MUTABLE_TYPES.contains(type.getName());
    }
}
