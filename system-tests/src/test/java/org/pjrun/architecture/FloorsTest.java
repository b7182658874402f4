package org.pjrun.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pjrun.internal.comm.World;

/** A floor may use only what stands below it, and no module has a cycle of packages. */
final class FloorsTest {
    /** Annotations, gone at run time. */
    private static final String JSPECIFY = "org.jspecify.annotations";

    private static final String INTERNAL = "org.pjrun.internal..";
    private static final String NETTY = "io.netty..";
    private static final String BOOTSTRAP = "org.pjrun.internal.bootstrap";
    private static final String DIRECT = "org.pjrun.internal.direct";
    private static final String DIAGNOSIS = "org.pjrun.internal.diagnosis";

    private final JavaClasses house = House.CLASSES;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.pjrun",
                "org.pjrun.internal",
                "org.pjrun.collectives",
                "org.pjrun.launcher",
                "org.pjrun.tasks",
                "org.pjrun.samples",
                "org.pjrun.testkit",
                "org.pjrun.benchmarks",
                "mpi"
            })
    void everyFloor_isLookedAt(String floor) {
        assertThat(house.stream().filter(resideInAPackage(floor + ".."))).isNotEmpty();
    }

    @Test
    void collectives_doNoInputOutputAndKnowNoThread() {
        classes()
                .that()
                .resideInAPackage("org.pjrun.collectives..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "org.pjrun.collectives..",
                                JSPECIFY,
                                "java.lang",
                                "java.lang.annotation",
                                "java.lang.invoke",
                                "java.lang.runtime",
                                "java.math",
                                "java.util",
                                "java.util.function",
                                "java.util.stream")
                        .and(not(JavaClass.Predicates.assignableTo(Thread.class))))
                .check(house);
    }

    @Test
    void runtime_dependsOnCollectivesKryoAndInOnePlaceOnNetty() {
        classes()
                .that()
                .resideInAnyPackage("org.pjrun", INTERNAL)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.pjrun",
                        INTERNAL,
                        "org.pjrun.collectives..",
                        "com.esotericsoftware..",
                        "org.objenesis..",
                        JSPECIFY,
                        NETTY,
                        "java..",
                        "javax.crypto..",
                        "javax.net.ssl")
                .check(house);
        noClasses()
                .that()
                .resideOutsideOfPackage("org.pjrun.internal.transport.tcp")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(NETTY)
                .check(house);
    }

    @Test
    void launcher_seesOfTheRuntimeOnlyItsBootstrapAndDiagnosis() {
        classes()
                .that()
                .resideInAPackage("org.pjrun.launcher..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.pjrun.launcher..",
                        "org.pjrun",
                        BOOTSTRAP,
                        DIAGNOSIS,
                        DIRECT,
                        "picocli..",
                        JSPECIFY,
                        "java..",
                        "javax.tools",
                        "com.sun..")
                .check(house);
    }

    @Test
    void tasks_seeOnlyThePublicInterface() {
        classes()
                .that()
                .resideInAPackage("org.pjrun.tasks..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("org.pjrun.tasks..", "org.pjrun", JSPECIFY, "java..")
                .check(house);
    }

    @Test
    void samples_seeOnlyThePublicInterface() {
        classes()
                .that()
                .resideInAPackage("org.pjrun.samples..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("org.pjrun.samples..", "org.pjrun", "org.pjrun.tasks", JSPECIFY, "java..")
                .check(house);
    }

    @Test
    void mpi_seesOnlyThePublicInterface() {
        classes()
                .that()
                .resideInAnyPackage("mpi", "mpjbuf", "mpjdev", "xdev")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("mpi", "mpjbuf", "org.pjrun", JSPECIFY, "java..")
                .check(house);
    }

    /** The test kit makes ranks of threads: it may see what the launcher may, and the world that a rank joins. */
    @Test
    void testkit_seesOfTheRuntimeOnlyItsBootstrapDiagnosisAndTheWorld() {
        classes()
                .that()
                .resideInAPackage("org.pjrun.testkit..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "org.pjrun.testkit..",
                                "org.pjrun",
                                BOOTSTRAP,
                                DIAGNOSIS,
                                DIAGNOSIS,
                                "org.junit..",
                                "org.opentest4j..",
                                JSPECIFY,
                                "java..")
                        .or(type(World.class)))
                .check(house);
    }

    @Test
    void topFloors_areUsedByNothing() {
        String[] top = {"org.pjrun.samples..", "org.pjrun.testkit..", "org.pjrun.benchmarks..", "mpi..", "mpjbuf.."};
        noClasses()
                .that()
                .resideOutsideOfPackages(top)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(top)
                .check(house);
    }

    /**
     * A module's root package holds its words, which all its packages use, and its entry, which uses all of them:
     * {@code Comm.world()} boots the engine, {@code Pjrun} runs the parts of the launcher. Only these edges downwards
     * are left out of the search.
     */
    @Test
    void packagesOfAModule_haveNoCycle() {
        slices().assignedFrom(new Packages())
                .should()
                .beFreeOfCycles()
                .ignoreDependency(resideInAPackage("org.pjrun"), resideInAPackage(INTERNAL))
                .ignoreDependency(
                        resideInAPackage("org.pjrun.tasks"), resideInAPackage("org.pjrun.tasks.internal.(**)"))
                .ignoreDependency(resideInAPackage("org.pjrun.launcher"), resideInAPackage("org.pjrun.launcher.(**)"))
                .check(house);
    }

    /** One slice for each package. */
    private static final class Packages implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
            return SliceIdentifier.of(javaClass.getPackageName());
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }
}
