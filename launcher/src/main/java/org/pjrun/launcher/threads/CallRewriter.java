package org.pjrun.launcher.threads;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites a class so that it uses its rank's {@link RankSystem} where it would use the streams, the exit and the
 * shutdown hooks of the whole JVM; calls by method reference included.
 */
final class CallRewriter {
    private static final ClassDesc TARGET = ClassDesc.of(RankSystem.class.getName());
    private static final ClassDesc SYSTEM = ClassDesc.of("java.lang.System");
    private static final ClassDesc RUNTIME = ClassDesc.of("java.lang.Runtime");
    private static final ClassDesc IO = ClassDesc.of("java.lang.IO");
    private static final List<String> SYSTEM_METHODS = List.of("exit", "setOut", "setErr", "setIn");
    private static final List<String> RUNTIME_METHODS =
            List.of("exit", "halt", "addShutdownHook", "removeShutdownHook");
    private static final List<String> STREAMS = List.of("out", "err", "in");
    private static final List<byte[]> SIGNS =
            List.of(bytes("java/lang/System"), bytes("java/lang/Runtime"), bytes("java/lang/IO"));

    private CallRewriter() {}

    /** The class to be defined in place of the given one; the same bytes where nothing is to be changed. */
    static byte[] rewrite(byte[] original) {
        boolean named = false;
        for (byte[] sign : SIGNS) {
            named |= contains(original, sign);
        }
        if (!named) {
            return original;
        }
        ClassFile classFile = ClassFile.of();
        ClassModel model = classFile.parse(original);
        return classFile.transformClass(model, ClassTransform.transformingMethodBodies(CallRewriter::rewrite));
    }

    private static void rewrite(CodeBuilder code, CodeElement element) {
        switch (element) {
            case FieldInstruction field
            when isStream(field) ->
                code.invokestatic(TARGET, field.name().stringValue(), MethodTypeDesc.of(field.typeSymbol()));
            case InvokeInstruction call -> {
                MethodTypeDesc type =
                        replacement(call.owner().asSymbol(), call.name().stringValue(), call.typeSymbol());
                if (type == null) {
                    code.with(call);
                } else {
                    code.invokestatic(TARGET, call.name().stringValue(), type);
                }
            }
            case InvokeDynamicInstruction call -> code.invokedynamic(rewrite(call));
            default -> code.with(element);
        }
    }

    private static boolean isStream(FieldInstruction field) {
        return field.owner().asSymbol().equals(SYSTEM)
                && STREAMS.contains(field.name().stringValue());
    }

    /** Type of the static method of {@link RankSystem} that stands for a method; null where none does. */
    private static @Nullable MethodTypeDesc replacement(ClassDesc owner, String name, MethodTypeDesc type) {
        if ((owner.equals(SYSTEM) && SYSTEM_METHODS.contains(name)) || owner.equals(IO)) {
            return type;
        }
        return owner.equals(RUNTIME) && RUNTIME_METHODS.contains(name) ? type.insertParameterTypes(0, RUNTIME) : null;
    }

    private static DynamicCallSiteDesc rewrite(InvokeDynamicInstruction call) {
        ConstantDesc[] arguments = call.bootstrapArgs().toArray(new ConstantDesc[0]);
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i] instanceof DirectMethodHandleDesc handle) {
                arguments[i] = rewrite(handle);
            }
        }
        return DynamicCallSiteDesc.of(call.bootstrapMethod(), call.name().stringValue(), call.typeSymbol(), arguments);
    }

    private static ConstantDesc rewrite(DirectMethodHandleDesc handle) {
        boolean method = switch (handle.kind()) {
            case STATIC, VIRTUAL -> true;
            default -> false;
        };
        if (!method) {
            return handle;
        }
        MethodTypeDesc type = replacement(
                handle.owner(), handle.methodName(), MethodTypeDesc.ofDescriptor(handle.lookupDescriptor()));
        return type == null
                ? handle
                : MethodHandleDesc.ofMethod(DirectMethodHandleDesc.Kind.STATIC, TARGET, handle.methodName(), type);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static boolean contains(byte[] bytes, byte[] part) {
        for (int i = 0; i + part.length <= bytes.length; i++) {
            if (bytes[i] == part[0] && Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }
}
