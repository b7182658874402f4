package org.pjrun.launcher.plan;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;
import org.pjrun.launcher.BadInput;

/** Finds the program that the user named: in a jar, in a source file, in the class path or among the samples. */
public final class ProgramFinder {
    /** Where short names of samples are looked up. */
    static final String SAMPLES = "org.pjrun.samples.";

    private final OwnClassPath own;
    private final @Nullable String given;
    private final List<String> classPath;

    /**
     * Prepares a search.
     *
     * @param own pjrun's own jars, where the samples are
     * @param option the class path option, null where it was not given
     * @param variable the variable CLASSPATH, null where it is not set
     */
    public ProgramFinder(OwnClassPath own, @Nullable String option, @Nullable String variable) {
        this.own = own;
        this.given = option != null ? option : variable;
        this.classPath = ClassPaths.split(given == null || given.isEmpty() ? "." : given);
    }

    /**
     * Finds the program.
     *
     * @throws BadInput if there is none of this name, or its jar cannot be used
     */
    public Program find(String name) {
        if (name.endsWith(".jar")) {
            return jar(name);
        }
        if (name.endsWith(".java")) {
            if (!new File(name).isFile() || !new File(name).canRead()) {
                throw new BadInput(name + ": cannot be read (expected: a source file)");
            }
            return new Program.Source(name, classPath);
        }
        if (name.equals("java") || name.endsWith("/java")) {
            throw new BadInput(
                    name + ": pjrun starts the JVMs itself; name the class, as in pjrun -np 4 -cp classes Main,"
                            + " and give the JVM's own options by -J");
        }
        String className = name.replace('/', '.');
        if (ClassPaths.holds(classPath, className)) {
            return new Program.Compiled(className, classPath);
        }
        if (ClassPaths.holds(own.ranks(), SAMPLES + className)) {
            return new Program.Compiled(SAMPLES + className, classPath);
        }
        if (ClassPaths.holds(own.ranks(), className)) {
            return new Program.Compiled(className, classPath);
        }
        throw new BadInput(notFound(name, className));
    }

    private Program jar(String name) {
        File file = new File(name);
        if (!file.isFile() || !file.canRead()) {
            throw new BadInput(name + ": cannot be read (expected: a jar file)");
        }
        String mainClass;
        try (JarFile jar = new JarFile(file)) {
            Manifest manifest = jar.getManifest();
            mainClass = manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
        } catch (IOException e) {
            throw new BadInput(name + ": not a jar file (" + e.getMessage() + ")");
        }
        if (mainClass == null) {
            throw new BadInput(
                    name + ": its manifest names no Main-Class; name the class instead: pjrun -cp " + name + " Main");
        }
        List<String> path = new ArrayList<>();
        path.add(name);
        if (given != null) {
            path.addAll(classPath);
        }
        // the jar's own Class-Path is followed by the JVM's class loader
        return new Program.Compiled(mainClass.trim(), List.copyOf(path));
    }

    private String notFound(String name, String className) {
        StringBuilder text = new StringBuilder(name)
                .append(": no such class in the class path ")
                .append(ClassPaths.join(classPath))
                .append(" nor among the samples");
        String near = NearbyClasses.nearest(className, classPath, own.ranks());
        if (near != null) {
            text.append("; did you mean ").append(near).append('?');
        } else if (new File(name + ".java").isFile()) {
            text.append("; did you mean ").append(name).append(".java?");
        } else if (given == null) {
            text.append("; give its place with -cp");
        }
        return text.toString();
    }
}
