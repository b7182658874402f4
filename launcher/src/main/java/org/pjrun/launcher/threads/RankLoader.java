package org.pjrun.launcher.threads;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.security.CodeSource;
import java.security.cert.Certificate;

/** Loads the program, pjrun and all libraries again for one rank, so that static fields belong to that rank alone. */
final class RankLoader extends URLClassLoader {
    private final ClassSource source;

    static {
        ClassLoader.registerAsParallelCapable();
    }

    RankLoader(int rank, URL[] classPath, ClassSource source) {
        super("rank-" + rank, classPath, ClassLoader.getPlatformClassLoader());
        this.source = source;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (name.equals(RankSystem.class.getName())) {
            return rankSystem(name);
        }
        String file = name.replace('.', '/') + ".class";
        URL place = findResource(file);
        if (place == null) {
            throw new ClassNotFoundException(name);
        }
        try {
            byte[] bytes = source.bytes(place);
            return defineClass(name, bytes, 0, bytes.length, codeSource(place, file));
        } catch (IOException e) {
            throw new ClassNotFoundException(name + " at " + place, e);
        }
    }

    /** Where the class came from, without the file: programs find their own folder or jar by it. */
    private static CodeSource codeSource(URL place, String file) throws IOException {
        String text = place.toString();
        String root = text.substring(0, text.length() - file.length());
        if (root.startsWith("jar:") && root.endsWith("!/")) {
            root = root.substring("jar:".length(), root.length() - "!/".length());
        }
        return new CodeSource(java.net.URI.create(root).toURL(), (Certificate[]) null);
    }

    private Class<?> rankSystem(String name) throws ClassNotFoundException {
        try (InputStream in = RankSystem.class.getResourceAsStream("RankSystem.class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
