package org.pjrun.launcher.plan;

import java.util.ArrayList;
import java.util.List;

/** What the ranks are to run. */
public sealed interface Program {
    /** What the user may look for in it: class path entries besides pjrun's own. */
    List<String> classPath();

    /** This program as it will be after compilation, to be shown in a plan that is not carried out. */
    Compiled ifCompiled();

    /**
     * A class that can be started as it is.
     *
     * @param mainClass binary name of the main class
     */
    record Compiled(String mainClass, List<String> classPath) implements Program {
        @Override
        public Compiled ifCompiled() {
            return this;
        }
    }

    /**
     * A source file that must be compiled first.
     *
     * @param file path as the user gave it
     */
    record Source(String file, List<String> classPath) implements Program {
        @Override
        public Compiled ifCompiled() {
            String name = file.substring(file.lastIndexOf('/') + 1, file.length() - ".java".length());
            List<String> path = new ArrayList<>();
            path.add("<classes of " + file + ">");
            path.addAll(classPath);
            return new Compiled(name, List.copyOf(path));
        }
    }
}
