package org.pjrun.launcher.execution;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.pjrun.launcher.BadInput;
import org.pjrun.launcher.plan.Program;

/** Compiles a program that is given as a source file, once for all ranks. */
public final class SourceCompiler {
    private final String ownClassPath;

    /** A compiler for programs that see pjrun's own classes by the given path. */
    public SourceCompiler(String ownClassPath) {
        this.ownClassPath = ownClassPath;
    }

    /**
     * Compiles the file, and the files beside it whose classes it uses, into a folder. Its first class is the main
     * class.
     *
     * @throws BadInput if the file has errors, which the message then lists, or no compiler is there
     */
    public Program.Compiled compile(Program.Source source, Path folder) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new BadInput(source.file() + ": " + System.getProperty("java.home")
                    + " has no compiler (expected: a full JDK); compile the file elsewhere and name its class");
        }
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(problems, Locale.ROOT, StandardCharsets.UTF_8)) {
            String classPath = String.join(File.pathSeparator, source.classPath());
            String allClasses = ownClassPath + File.pathSeparator + classPath;
            StringWriter more = new StringWriter();
            JavacTask task = (JavacTask) compiler.getTask(
                    more,
                    files,
                    problems,
                    List.of(
                            "-d",
                            folder.toString(),
                            "-cp",
                            allClasses,
                            "-g",
                            "-parameters",
                            "-proc:none",
                            "-implicit:class"),
                    null,
                    files.getJavaFileObjects(source.file()));
            String mainClass = "";
            for (CompilationUnitTree unit : task.parse()) {
                mainClass = firstClass(unit);
                files.setLocationFromPaths(StandardLocation.SOURCE_PATH, List.of(root(source.file(), unit)));
            }
            task.generate();
            check(source, problems.getDiagnostics(), more.toString());
            if (mainClass.isEmpty()) {
                throw new BadInput(source.file() + ": declares no class");
            }
            List<String> path = new ArrayList<>();
            path.add(folder.toString());
            path.addAll(source.classPath());
            return new Program.Compiled(mainClass, List.copyOf(path));
        } catch (IllegalStateException e) {
            // javac refuses to go on after some syntax errors
            check(source, problems.getDiagnostics(), "");
            throw e;
        }
    }

    private static void check(Program.Source source, List<? extends Diagnostic<?>> problems, String more) {
        StringBuilder text = new StringBuilder();
        int errors = 0;
        for (Diagnostic<?> problem : problems) {
            if (problem.getKind() == Diagnostic.Kind.ERROR) {
                errors++;
                text.append('\n').append(problem);
            }
        }
        if (errors > 0) {
            throw new BadInput(
                    source.file() + ": does not compile (" + errors + (errors == 1 ? " error)" : " errors)") + text);
        }
        if (!more.isBlank()) {
            throw new BadInput(source.file() + ": does not compile\n" + more.strip());
        }
    }

    /** Where other source files of the program are found: the file's folder, without the folders of its own package. */
    private static Path root(String file, CompilationUnitTree unit) {
        Path folder = Objects.requireNonNull(
                Path.of(file).toAbsolutePath().normalize().getParent());
        if (unit.getPackageName() == null) {
            return folder;
        }
        Path container = Path.of(unit.getPackageName().toString().replace('.', File.separatorChar));
        Path root = folder;
        for (int i = 0; root != null && i < container.getNameCount(); i++) {
            root = root.getParent();
        }
        return folder.endsWith(container) && root != null ? root : folder;
    }

    private static String firstClass(CompilationUnitTree unit) {
        ExpressionTree container = unit.getPackageName();
        for (Tree declaration : unit.getTypeDecls()) {
            if (declaration instanceof ClassTree type) {
                return (container == null ? "" : container + ".") + type.getSimpleName();
            }
        }
        return "";
    }
}
