package org.pjrun.launcher.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pjrun.launcher.BadInput;
import org.pjrun.launcher.console.Style;
import org.pjrun.launcher.options.OptionParser;
import org.pjrun.launcher.options.Options;

class PlannerTest {
    private static final long GIB = 1L << 30;
    private static final OwnClassPath OWN =
            new OwnClassPath(List.of(), List.of("/own/r.jar", "/own/k.jar"), List.of("/own/l.jar"), false);
    private static final Program.Compiled PROGRAM = new Program.Compiled("a.Main", List.of("classes", "x.jar"));

    private static JobPlan plan(int cores, long memory, Map<String, String> environment, String... words) {
        return new Planner(new Machine(cores, memory, "/jdk", false, List.of()), OWN, environment, RankArchive.NONE)
                .plan(OptionParser.parse(words, Map.of(), Map.of()), List.of(PROGRAM), "abc234");
    }

    private static List<String> command(JobPlan plan) {
        return plan.processes().get(0).command();
    }

    @Test
    void plan_ofRanks_isOneProcessEach() {
        JobPlan plan = plan(2, 10 * GIB, Map.of(), "-np", "3", "Main", "x", "y z");
        assertThat(plan.size()).isEqualTo(3);
        assertThat(plan.threads()).isFalse();
        assertThat(plan.processes()).extracting(ProcessPlan::firstRank).containsExactly(0, 1, 2);
        assertThat(command(plan))
                .startsWith("/jdk/bin/java", "-Xmx2048m", "-XX:ActiveProcessorCount=1", "-XX:+UseSerialGC")
                .endsWith("-cp", "classes:x.jar:/own/r.jar:/own/k.jar", "a.Main", "x", "y z");
        assertThat(plan.processes().get(2).environment())
                .containsEntry("PJ_JOB", "abc234")
                .containsEntry("PJ_RANK", "2")
                .containsEntry("PJ_SIZE", "3")
                .containsEntry("PJ_LOCAL_RANK", "2")
                .containsEntry("PJ_LOCAL_SIZE", "3")
                .containsEntry("PJ_CORES", "2");
    }

    @Test
    void plan_withCostsOfTheMachine_tellsThemToAllRanks(@TempDir Path folder) throws IOException {
        MachineCosts.Place place = MachineCosts.place(Map.of("XDG_CACHE_HOME", folder.toString()), "/home/u");
        assertThat(place.read()).isEqualTo(MachineCosts.NONE);
        place.makeFolder();
        Files.writeString(place.file(), "rubbish\n");
        assertThat(place.read()).isEqualTo(MachineCosts.NONE);
        String kept = "latency=1.5E-7,byte=1.2E-10,combined=1.0E-10,tick=1.5E-7";
        Files.writeString(place.file(), kept + "\n");
        Planner planner = new Planner(
                new Machine(1, GIB, "/jdk", false, List.of()), OWN, Map.of(), RankArchive.NONE, place.read());
        for (String mode : List.of("--verbose", "--threads")) {
            Options options = OptionParser.parse(new String[] {mode, "-np", "2", "Main"}, Map.of(), Map.of());
            assertThat(planner.plan(options, List.of(PROGRAM), "abc234").processes())
                    .allSatisfy(process -> assertThat(process.command()).contains("-Dpjrun.costs=" + kept));
        }
        Options told =
                OptionParser.parse(new String[] {"-np", "2", "-J-Dpjrun.costs=mine", "Main"}, Map.of(), Map.of());
        assertThat(command(planner.plan(told, List.of(PROGRAM), "abc234")))
                .contains("-Dpjrun.costs=mine")
                .doesNotContain("-Dpjrun.costs=" + kept);
    }

    @Test
    void plan_withWishesForCollectives_tellsTheRanks() {
        JobPlan plan = plan(2, GIB, Map.of(), "-np", "2", "--coll", "allreduce=ring", "--reproducible", "Main");
        assertThat(plan.processes().get(1).environment())
                .containsEntry("PJ_COLL", "allreduce=ring")
                .containsEntry("PJ_REPRODUCIBLE", "true")
                .doesNotContainKey("PJ_COLL_VERBOSE");
        assertThat(plan(2, GIB, Map.of(), "--threads", "-np", "2", "--coll-verbose", "Main")
                        .processes()
                        .get(0)
                        .environment())
                .containsEntry("PJ_COLL_VERBOSE", "true");
    }

    @Test
    void plan_withoutNumber_hasARankForEachCore() {
        assertThat(plan(5, GIB, Map.of(), "Main").size()).isEqualTo(5);
    }

    @Test
    void plan_moreCoresThanRanks_sharesThemAndLeavesTheCollectorToTheJvm() {
        assertThat(command(plan(16, 64 * GIB, Map.of(), "-np", "3", "Main")))
                .contains("-XX:ActiveProcessorCount=5")
                .noneMatch(word -> word.endsWith("GC"));
    }

    @Test
    void plan_manyRanksOnLittleMemory_leavesALeastHeap() {
        assertThat(command(plan(2, GIB, Map.of(), "-np", "256", "Main"))).contains("-Xmx32m");
    }

    @Test
    void plan_usersOwnFlags_replaceOurs() {
        JobPlan plan = plan(1, GIB, Map.of(), "-np", "2", "-J-Xmx77m", "-J-XX:+UseParallelGC", "Main");
        assertThat(command(plan)).contains("-Xmx77m", "-XX:+UseParallelGC").doesNotContain("-XX:+UseSerialGC");
        assertThat(command(plan).stream().filter(word -> word.startsWith("-Xmx")))
                .hasSize(1);
        assertThat(plan.heapBytes()).isZero();
    }

    @Test
    void plan_flagsInTheVariablesOfTheJvm_replaceOursToo() {
        Map<String, String> environment =
                Map.of("JAVA_TOOL_OPTIONS", "-XX:+UseZGC -Dx=y", "JDK_JAVA_OPTIONS", "-Xmx9m");
        assertThat(command(plan(1, GIB, environment, "-np", "2", "Main")))
                .noneMatch(word -> word.startsWith("-Xmx") || word.endsWith("GC"));
    }

    @Test
    void plan_ofThreads_isOneProcessWithAllRanks() {
        JobPlan plan = plan(2, 10 * GIB, Map.of(), "--threads", "-np", "4", "Main", "x");
        assertThat(plan.threads()).isTrue();
        assertThat(plan.processes()).hasSize(1);
        assertThat(plan.processes().get(0).ranks()).isEqualTo(4);
        assertThat(command(plan))
                .contains("-Xmx6144m", "-XX:ActiveProcessorCount=2")
                .contains("-Dpjrun.threads.classpath=classes:x.jar:/own/r.jar:/own/k.jar")
                .endsWith(
                        "-cp",
                        "/own/r.jar:/own/k.jar:/own/l.jar",
                        "org.pjrun.launcher.threads.ThreadHost",
                        "a.Main",
                        "x");
        assertThat(plan.processes().get(0).environment())
                .containsEntry("PJ_SIZE", "4")
                .doesNotContainKey("PJ_RANK");
    }

    @Test
    void plan_withAnArchive_usesItUnlessTheUsersFlagsDiffer(@TempDir Path folder) throws IOException {
        Map<String, String> environment = Map.of("XDG_CACHE_HOME", folder.toString());
        RankArchive archive = RankArchive.of("25.0.1", "/jdk", "", environment, "/home/u");
        assertThat(archive.file()).startsWith(folder + "/pjrun/ranks/25.0.1-");
        assertThat(archive.missing()).isTrue();
        Files.createDirectories(Path.of(archive.file()).getParent());
        Files.writeString(Path.of(archive.file()), "classes");
        assertThat(archive.missing()).isFalse();
        Planner planner = new Planner(new Machine(1, GIB, "/jdk", false, List.of()), OWN, Map.of(), archive);
        assertThat(command(planner.plan(
                        OptionParser.parse(new String[] {"Main"}, Map.of(), Map.of()), List.of(PROGRAM), "j")))
                .contains("-XX:SharedArchiveFile=" + archive.file(), "-Xlog:cds*=off,aot*=off");
        String[] own = {"-J--add-modules=x", "Main"};
        assertThat(command(planner.plan(OptionParser.parse(own, Map.of(), Map.of()), List.of(PROGRAM), "j")))
                .noneMatch(word -> word.contains("Archive"));
    }

    @Test
    void plan_withPjrunsClassesPrepared_putsThemFirstForProgramsThatUseThem(@TempDir Path folder) throws IOException {
        RankArchive archive =
                RankArchive.of("25", "/jdk", folder.toString(), Map.of("XDG_CACHE_HOME", folder + "/x"), "");
        assertThat(archive.cacheMissing()).isTrue();
        Files.writeString(Path.of(archive.cache()), "classes");
        assertThat(archive.cacheMissing()).isFalse();
        OwnClassPath own = new OwnClassPath(List.of("/own/r.jar"), OWN.ranks(), OWN.launcher(), true);
        Planner planner = new Planner(new Machine(2, GIB, "/jdk", false, List.of()), own, Map.of(), archive);
        Options options = OptionParser.parse(new String[] {"-np", "2", "Main"}, Map.of(), Map.of());
        assertThat(command(planner.plan(options, List.of(PROGRAM), "j")))
                .contains("-XX:AOTCache=" + archive.cache())
                .doesNotContain("-XX:-AOTReplayTraining")
                .containsSequence("-cp", "/own/r.jar:classes:x.jar:/own/k.jar");
        Options crowded = OptionParser.parse(new String[] {"-np", "3", "Main"}, Map.of(), Map.of());
        assertThat(command(planner.plan(crowded, List.of(PROGRAM), "j")))
                .contains("-XX:AOTCache=" + archive.cache(), "-XX:-AOTReplayTraining");
        Program.Compiled other =
                new Program.Compiled(PROGRAM.mainClass(), PROGRAM.classPath(), Program.Dialect.UNKNOWN);
        assertThat(command(planner.plan(options, List.of(other), "j")))
                .noneMatch(word -> word.contains("AOT"))
                .containsSequence("-cp", "classes:x.jar:/own/r.jar:/own/k.jar");
    }

    @Test
    void rehearsal_seesTheClassesOnlyThatStandFirst() {
        OwnClassPath own = new OwnClassPath(List.of("/own/r.jar"), OWN.ranks(), OWN.launcher(), true);
        JobPlan plan = new Planner(new Machine(1, GIB, "/jdk", false, List.of()), own, Map.of(), RankArchive.NONE)
                .rehearsal("j");
        assertThat(plan.size()).isEqualTo(2);
        assertThat(command(plan)).endsWith("-cp", "/own/r.jar", "org.pjrun.internal.rehearsal.Rehearsal");
    }

    @Test
    void training_ofAnArchive_seesOnlyPjrunsOwnClasses() {
        JobPlan plan = new Planner(new Machine(1, GIB, "/jdk", false, List.of()), OWN, Map.of(), RankArchive.NONE)
                .training("j");
        assertThat(plan.size()).isEqualTo(2);
        assertThat(command(plan)).containsSequence("-cp", "/own/r.jar:/own/k.jar", "org.pjrun.samples.Ring");
    }

    @Test
    void plan_severalPrograms_numbersTheirRanksThrough() {
        Options options = OptionParser.parse(
                "-np 1 -x A=1 One x : -np 2 -J-Xmx9m -x A=2 -wdir / Two y z".split(" "), Map.of(), Map.of());
        Program.Compiled two = new Program.Compiled("Two", List.of("rel", "/abs"));
        JobPlan plan = new Planner(new Machine(2, GIB, "/jdk", false, List.of()), OWN, Map.of(), RankArchive.NONE)
                .plan(options, List.of(PROGRAM, two), "j");
        assertThat(plan.size()).isEqualTo(3);
        assertThat(plan.processes()).extracting(ProcessPlan::firstRank).containsExactly(0, 1, 2);
        assertThat(command(plan)).endsWith("classes:x.jar:/own/r.jar:/own/k.jar", "a.Main", "x");
        ProcessPlan last = plan.processes().get(2);
        assertThat(last.command())
                .contains("-Xmx9m")
                .endsWith(Path.of("rel").toAbsolutePath() + ":/abs:/own/r.jar:/own/k.jar", "Two", "y", "z");
        assertThat(last.folder()).isEqualTo("/");
        assertThat(last.environment()).containsEntry("A", "2").containsEntry("PJ_SIZE", "3");
        assertThat(plan.processes().get(0).environment()).containsEntry("A", "1");
        assertThat(plan.text().lines().toList().get(1)).startsWith("cd / && A=2 PJ_JOB=j ");
    }

    @Test
    void input_ofEachKind_goesToItsRanks() {
        assertThat(plan(2, GIB, Map.of(), "-np", "3", "Main").processes())
                .extracting(ProcessPlan::input)
                .containsExactly(Input.INHERITED, Input.NOTHING, Input.NOTHING);
        assertThat(plan(2, GIB, Map.of(), "-np", "2", "--stdin", "1", "Main").processes())
                .extracting(ProcessPlan::input)
                .containsExactly(Input.NOTHING, Input.INHERITED);
        assertThat(plan(2, GIB, Map.of(), "-np", "2", "--stdin", "all", "Main").processes())
                .extracting(ProcessPlan::input)
                .containsExactly(Input.COPIED, Input.COPIED);
        assertThat(plan(2, GIB, Map.of(), "-np", "2", "--stdin", "none", "Main").processes())
                .extracting(ProcessPlan::input)
                .containsExactly(Input.NOTHING, Input.NOTHING);
        assertThat(command(plan(2, GIB, Map.of(), "--threads", "-np", "2", "--stdin", "1", "Main")))
                .contains("-Dpjrun.threads.stdin=1");
    }

    @Test
    void output_ofAJob_isTaggedOnATerminalWithSeveralRanks() {
        Machine terminal = new Machine(2, GIB, "/jdk", true, List.of());
        Planner planner = new Planner(terminal, OWN, Map.of(), RankArchive.NONE);
        for (String line : List.of("-np 2 M", "-np 1 -l M", "-np 2 --fold M")) {
            Options options = OptionParser.parse(line.split(" "), Map.of(), Map.of());
            assertThat(planner.plan(options, List.of(PROGRAM), "j").output().tagged())
                    .as(line)
                    .isTrue();
        }
        for (String line : List.of("-np 1 M", "-np 2 --no-tag-output M")) {
            Options options = OptionParser.parse(line.split(" "), Map.of(), Map.of());
            assertThat(planner.plan(options, List.of(PROGRAM), "j").output().tagged())
                    .as(line)
                    .isFalse();
        }
        assertThat(plan(2, GIB, Map.of(), "-np", "2", "Main").output()).isEqualTo(Style.PLAIN);
        assertThat(command(plan(2, GIB, Map.of(), "--threads", "-np", "2", "-l", "Main")))
                .contains("-Dpjrun.threads.output=tagged,folder=");
        assertThat(plan(2, GIB, Map.of(), "-np", "2", "--output-filename", "/d:nocopy", "M")
                        .output())
                .isEqualTo(new Style(false, false, false, "/d", false));
    }

    @Test
    void debug_ofSomeRanks_givesEachAPort() {
        JobPlan plan = plan(2, GIB, Map.of(), "-np", "3", "--debug=0,2", "Main");
        assertThat(plan.processes()).extracting(ProcessPlan::debugPort).containsExactly(5005, 0, 5007);
        assertThat(plan.debugged()).isTrue();
        assertThat(plan.processes().get(2).command())
                .contains("-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,quiet=y,address=127.0.0.1:5007");
        assertThat(plan(2, GIB, Map.of(), "-np", "3", "Main").debugged()).isFalse();
        assertThat(plan(2, GIB, Map.of(), "-np", "3", "--debug", "Main").processes())
                .extracting(ProcessPlan::debugPort)
                .containsExactly(5005, 5006, 5007);
        assertThat(plan(2, GIB, Map.of(), "--threads", "-np", "3", "--debug=2", "Main")
                        .processes())
                .extracting(ProcessPlan::debugPort)
                .containsExactly(5005);
    }

    @Test
    void binding_toCores_goesRoundThem() {
        Machine machine = new Machine(4, GIB, "/jdk", false, List.of("0,2", "1,3"));
        Options options = OptionParser.parse("-np 3 --bind-to core M".split(" "), Map.of(), Map.of());
        JobPlan plan = new Planner(machine, OWN, Map.of(), RankArchive.NONE).plan(options, List.of(PROGRAM), "j");
        assertThat(plan.processes()).extracting(ProcessPlan::cpus).containsExactly("0,2", "1,3", "0,2");
        assertThat(plan.processes().get(1).command())
                .startsWith("taskset", "-c", "1,3", "/jdk/bin/java")
                .contains("-XX:ActiveProcessorCount=2");
    }

    @Test
    void cores_ofThisProcess_areReadFromTheKernelsFiles(@TempDir Path folder) throws IOException {
        Path status = Files.writeString(folder.resolve("status"), "Name: x\nCpus_allowed_list:\t0-2,6\n");
        for (int cpu : List.of(0, 1, 2)) {
            Path topology = Files.createDirectories(folder.resolve("cpu" + cpu + "/topology"));
            Files.writeString(topology.resolve("thread_siblings_list"), cpu == 1 ? "1,5\n" : "0,2\n");
        }
        assertThat(Cores.allowed(status.toString(), folder.toString())).containsExactly("0,2", "1", "6");
        assertThatThrownBy(() -> Cores.allowed(folder + "/none", folder.toString()))
                .isInstanceOf(BadInput.class);
    }

    @Test
    void plan_optionsThatContradict_areBadInput() {
        for (String line :
                List.of("-np 2 --stdin 2 Main", "-np 2 --debug=0,2 Main", "--threads -np 2 --bind-to core Main")) {
            assertThatThrownBy(() -> plan(2, GIB, Map.of(), line.split(" ")))
                    .as(line)
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("expected");
        }
    }

    @Test
    void conduct_ofAJob_isPartOfThePlan() {
        JobPlan plan = plan(2, GIB, Map.of(), "--timeout", "5", "--on-failure", "continue", "Main");
        assertThat(plan.timeoutMillis()).isEqualTo(5000);
        assertThat(plan.goesOn()).isTrue();
    }

    @Test
    void text_ofAPlan_isWhatAShellUnderstands() {
        String text = plan(1, GIB, Map.of(), "-np", "2", "Main", "it's", "").text();
        assertThat(text.lines()).hasSize(2).allMatch(line -> line.endsWith(" a.Main 'it'\\''s' ''"));
        assertThat(text).contains("PJ_RANK=1");
    }

    @Test
    void jobNames_ofManyMoments_differAndAreSafeInFileNames() {
        List<String> names = new java.util.ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            names.add(JobName.of(i * 1000L, 17));
        }
        assertThat(names).allMatch(name -> name.matches("[a-z2-9]{6}")).doesNotHaveDuplicates();
    }
}
