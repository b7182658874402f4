package org.pjrun.mpj;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Snippets of Java in a document. A name alone, or with a class in front, has to be there; all else has to compile, as it
 * stands or as a call on one of the variables.
 */
final class Snippets {
    private static final Pattern NAME = Pattern.compile("(?:([A-Z]\\w*)\\.)?(\\w+)");
    private static final Pattern ASSIGNMENT = Pattern.compile("(\\w+ = )(.*)");
    private static final Pattern VARIABLE = Pattern.compile("([\\w.<>\\[\\]]+) (\\w+);");

    /** Compiles only if javac stops before it looks at types, as it does after a mistake in the grammar. */
    private static final String PROBE = "int probe = \"\";";

    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final String used;
    private final String variables;
    private final List<String> receivers = new ArrayList<>(List.of(""));

    /**
     * Snippets of a package's users.
     *
     * @param used a package
     * @param variables declarations such as {@code int n;}
     */
    Snippets(String used, String variables) {
        this.used = used;
        this.variables = variables.replaceAll("([^;]+);", "static $1;").replace('\n', ' ');
        VARIABLE.matcher(variables).results().forEach(found -> {
            if (Character.isUpperCase(found.group(1).charAt(0))
                    || found.group(1).startsWith("mpi.")) {
                receivers.add(found.group(2) + ".");
            }
        });
    }

    /** Those that are wrong. */
    List<String> wrong(List<String> snippets) {
        Set<String> names = names();
        Set<String> wrong = new LinkedHashSet<>();
        List<String> code = new ArrayList<>();
        for (String snippet : snippets) {
            if (!NAME.matcher(snippet).matches()) {
                code.add(snippet);
            } else if (!names.contains(snippet)) {
                wrong.add(snippet);
            }
        }
        wrong.addAll(uncompiled(code));
        return List.copyOf(wrong);
    }

    private List<String> uncompiled(List<String> snippets) {
        List<String> lines = new ArrayList<>();
        List<String> owners = new ArrayList<>(); // the snippet of each line
        for (String snippet : snippets) {
            for (String form : forms(snippet)) {
                lines.add("static void m" + lines.size() + "() { " + form + " }");
                owners.add(snippet);
            }
        }
        lines.add("static void m() { " + PROBE + " }");
        Set<Long> failed = new HashSet<>();
        List<String> messages = new ArrayList<>();
        for (Diagnostic<?> found : compile(
                "import " + used + ".*; final class Page { " + variables + "\n" + String.join("\n", lines) + "}")) {
            if (found.getKind() == Diagnostic.Kind.ERROR) {
                failed.add(found.getLineNumber() - 2);
                messages.add(found.getMessage(Locale.ROOT));
            }
        }
        if (failed.contains(-1L) || !failed.contains((long) lines.size() - 1)) {
            throw new IllegalStateException("not Java, or a variable has no such type: " + messages);
        }
        Set<String> wrong = new LinkedHashSet<>(snippets);
        for (int line = 0; line < owners.size(); line++) {
            if (!failed.contains((long) line)) {
                wrong.remove(owners.get(line));
            }
        }
        return List.copyOf(wrong);
    }

    /** The statements that a snippet may stand for. */
    private List<String> forms(String snippet) {
        Matcher assignment = ASSIGNMENT.matcher(snippet);
        boolean assigns = assignment.matches();
        List<String> forms = new ArrayList<>();
        for (String receiver : receivers) {
            if (assigns) {
                forms.add(assignment.group(1) + receiver + assignment.group(2) + ";");
                continue;
            }
            forms.add("Object value = " + receiver + snippet + ";");
            if (snippet.endsWith(")")) {
                forms.add(receiver + snippet + ";");
            }
        }
        return forms;
    }

    private List<Diagnostic<? extends JavaFileObject>> compile(String source) {
        JavaFileObject page = new SimpleJavaFileObject(URI.create("string:///Page.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        List<String> options = List.of(
                "-proc:none",
                "-nowarn",
                "-Xmaxerrs",
                "100000",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                System.getProperty("java.io.tmpdir"));
        compiler.getTask(null, null, found, options, null, List.of(page)).call();
        return found.getDiagnostics();
    }

    /** All public names of the package: {@code Type}, {@code Type.member} and {@code member}. */
    private Set<String> names() {
        Set<String> names = new HashSet<>();
        try (JavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            for (JavaFileObject file :
                    files.list(StandardLocation.CLASS_PATH, used, Set.of(JavaFileObject.Kind.CLASS), false)) {
                String path = file.getName();
                String name =
                        path.substring(path.lastIndexOf(File.separatorChar) + 1).replaceFirst("\\.class.*", "");
                if (!name.equals("package-info")) {
                    collect(Class.forName(used + "." + name, false, Snippets.class.getClassLoader()), names);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
        return names;
    }

    private static void collect(Class<?> type, Set<String> names) {
        names.add(type.getSimpleName());
        List<String> members = new ArrayList<>();
        for (Method method : type.getMethods()) {
            members.add(method.getName());
        }
        for (Field field : type.getFields()) {
            members.add(field.getName());
        }
        for (String member : members) {
            names.add(member);
            names.add(type.getSimpleName() + "." + member);
        }
    }
}
