package org.pjrun.launcher.plan;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The classes, fields and methods that a class file refers to; nothing where it cannot be read. */
final class ConstantPool {
    private static final int MAGIC = 0xCAFEBABE;
    private static final int UTF8 = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int CLASS = 7;
    private static final int STRING = 8;
    private static final int FIELD = 9;
    private static final int METHOD = 10;
    private static final int INTERFACE_METHOD = 11;
    private static final int NAME_AND_TYPE = 12;
    private static final int METHOD_HANDLE = 15;
    private static final int METHOD_TYPE = 16;
    private static final int MODULE = 19;
    private static final int PACKAGE = 20;

    private int[] tags = {};
    private int[] first = {};
    private int[] second = {};
    private @Nullable String[] texts = {};

    /**
     * A field or method of another class.
     *
     * @param owner internal name of its class
     * @param method whether it is a method
     */
    record Reference(String owner, String name, boolean method) {}

    ConstantPool(byte[] classFile) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile))) {
            read(in);
        } catch (IOException e) {
            tags = new int[0]; // the virtual machine will say what is wrong with it
        }
    }

    private void read(DataInputStream in) throws IOException {
        if (in.readInt() != MAGIC) {
            return;
        }
        in.readInt();
        int count = in.readUnsignedShort();
        int[] kinds = new int[count];
        first = new int[count];
        second = new int[count];
        texts = new String[count];
        for (int i = 1; i < count; i++) {
            kinds[i] = in.readUnsignedByte();
            switch (kinds[i]) {
                case UTF8 -> texts[i] = in.readUTF();
                case CLASS, STRING, METHOD_TYPE, MODULE, PACKAGE -> first[i] = in.readUnsignedShort();
                case METHOD_HANDLE -> in.skipNBytes(3);
                case LONG, DOUBLE -> {
                    in.skipNBytes(8);
                    i++; // takes two places
                }
                default -> {
                    first[i] = in.readUnsignedShort();
                    second[i] = in.readUnsignedShort();
                }
            }
        }
        tags = kinds;
    }

    /** Internal names of the classes. */
    List<String> classes() {
        List<String> classes = new ArrayList<>();
        for (int i = 1; i < tags.length; i++) {
            if (tags[i] == CLASS) {
                classes.add(text(first[i]));
            }
        }
        return classes;
    }

    /** Fields and methods. */
    List<Reference> references() {
        List<Reference> references = new ArrayList<>();
        for (int i = 1; i < tags.length; i++) {
            if (tags[i] == FIELD || tags[i] == METHOD || tags[i] == INTERFACE_METHOD) {
                int nameAndType = second[i];
                if (tags[first[i]] == CLASS && tags[nameAndType] == NAME_AND_TYPE) {
                    references.add(new Reference(text(first[first[i]]), text(first[nameAndType]), tags[i] != FIELD));
                }
            }
        }
        return references;
    }

    private String text(int index) {
        String text = texts[index];
        return text == null ? "" : text;
    }
}
