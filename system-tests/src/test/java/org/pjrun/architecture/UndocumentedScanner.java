package org.pjrun.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreePathScanner;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** Finds public types everywhere, and members of the public interface, that have no doc comment. */
final class UndocumentedScanner extends TreePathScanner<@Nullable Void, @Nullable Void> {
    /** Where members are documented too; elsewhere public means no more than seen by another package of ours. */
    private static final Set<String> INTERFACE = Set.of("org.pjrun", "org.pjrun.collectives", "org.pjrun.testkit");

    private final DocTrees docs;
    private final List<String> complaints;
    private boolean members;

    UndocumentedScanner(DocTrees docs, List<String> complaints) {
        this.docs = docs;
        this.complaints = complaints;
    }

    @Override
    public @Nullable Void visitCompilationUnit(CompilationUnitTree unit, @Nullable Void none) {
        members = unit.getPackageName() != null
                && INTERFACE.contains(unit.getPackageName().toString());
        return super.visitCompilationUnit(unit, null);
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void none) {
        if (!isPublic(type.getModifiers())) {
            return null;
        }
        require(type, type.getSimpleName().toString());
        return super.visitClass(type, null);
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void none) {
        boolean inherited = method.getModifiers().getAnnotations().stream()
                .anyMatch(a -> a.getAnnotationType().toString().equals("Override"));
        boolean compact =
                owner().getKind() == Tree.Kind.RECORD && method.getName().contentEquals("<init>");
        if (members && isPublic(method.getModifiers()) && !inherited && !compact) {
            require(method, method.getName() + "()");
        }
        return null;
    }

    @Override
    public @Nullable Void visitVariable(VariableTree field, @Nullable Void none) {
        boolean component = owner().getKind() == Tree.Kind.RECORD
                && !field.getModifiers().getFlags().contains(Modifier.STATIC);
        if (members && isPublic(field.getModifiers()) && !component) {
            require(field, field.getName().toString());
        }
        return null;
    }

    private Tree owner() {
        return getCurrentPath().getParentPath().getLeaf();
    }

    private boolean isPublic(ModifiersTree modifiers) {
        boolean implied = switch (owner().getKind()) {
            case INTERFACE, ANNOTATION_TYPE -> !modifiers.getFlags().contains(Modifier.PRIVATE);
            default -> false;
        };
        return implied || modifiers.getFlags().contains(Modifier.PUBLIC);
    }

    private void require(Tree tree, String name) {
        if (docs.getDocComment(getCurrentPath()) == null) {
            CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
            complaints.add(Sources.place(unit, docs.getSourcePositions().getStartPosition(unit, tree)) + " " + name);
        }
    }
}
