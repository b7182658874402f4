package org.pjrun.internal.object;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.LocalVariableInfo;
import java.lang.classfile.attribute.LocalVariableTableAttribute;
import java.lang.constant.ClassDesc;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.SerializedLambda;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the source's name of a variable that a lambda captured, for an error's text. */
final class CapturedNames {
    private CapturedNames() {}

    /** The name of a captured value, as far as the class file tells it. */
    static String nameOf(SerializedLambda lambda, int index, @Nullable ClassLoader loader) {
        boolean isStatic = lambda.getImplMethodKind() == MethodHandleInfo.REF_invokeStatic;
        boolean written = lambda.getImplMethodName().startsWith("lambda$");
        if (!isStatic && index == 0) {
            return written ? "captured this" : "receiver of " + lambda.getImplMethodName();
        }
        String name = written && loader != null ? variable(lambda, index, isStatic, loader) : null;
        return name != null ? "captured variable " + name : "captured value " + (index + 1);
    }

    private static @Nullable String variable(SerializedLambda lambda, int index, boolean isStatic, ClassLoader loader) {
        try (InputStream file = loader.getResourceAsStream(lambda.getImplClass() + ".class")) {
            if (file == null) {
                return null;
            }
            for (MethodModel method : ClassFile.of().parse(file.readAllBytes()).methods()) {
                if (method.methodName().equalsString(lambda.getImplMethodName())
                        && method.methodType().equalsString(lambda.getImplMethodSignature())) {
                    int parameter = isStatic ? index : index - 1;
                    int slot = slot(method.methodTypeSymbol().parameterList(), parameter, isStatic ? 0 : 1);
                    return method.code().map(code -> variable(code, slot)).orElse(null);
                }
            }
            return null;
        } catch (IOException | IllegalArgumentException e) {
            return null; // The error that is being written is worth more than the name of a variable.
        }
    }

    private static int slot(List<ClassDesc> parameters, int index, int first) {
        int slot = first;
        for (ClassDesc before : parameters.subList(0, index)) {
            slot += before.descriptorString().equals("J")
                            || before.descriptorString().equals("D")
                    ? 2
                    : 1;
        }
        return slot;
    }

    private static @Nullable String variable(CodeModel code, int slot) {
        if (code instanceof java.lang.classfile.attribute.CodeAttribute attributed) {
            LocalVariableTableAttribute table =
                    attributed.findAttribute(Attributes.localVariableTable()).orElse(null);
            if (table != null) {
                for (LocalVariableInfo variable : table.localVariables()) {
                    if (variable.slot() == slot && variable.startPc() == 0) {
                        return variable.name().stringValue();
                    }
                }
            }
        }
        return null;
    }
}
