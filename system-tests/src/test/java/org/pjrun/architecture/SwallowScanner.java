package org.pjrun.architecture;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.TreeScanner;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds clauses that catch {@code Throwable} and go on, outside a method {@code run()} or {@code main()}. */
final class SwallowScanner extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final CompilationUnitTree unit;
    private final DocTrees docs;
    private final List<String> complaints;

    SwallowScanner(CompilationUnitTree unit, DocTrees docs, List<String> complaints) {
        this.unit = unit;
        this.docs = docs;
        this.complaints = complaints;
    }

    @Override
    public @Nullable Void visitCatch(CatchTree clause, @Nullable Void none) {
        String type = clause.getParameter().getType().toString();
        if (type.equals("Throwable") && !topOfThread() && !throwsAgain(clause)) {
            complaints.add(Sources.place(unit, docs.getSourcePositions().getStartPosition(unit, clause)));
        }
        return super.visitCatch(clause, null);
    }

    private boolean topOfThread() {
        for (TreePath path = getCurrentPath(); path != null; path = path.getParentPath()) {
            if (path.getLeaf() instanceof MethodTree method) {
                return method.getName().contentEquals("run") || method.getName().contentEquals("main");
            }
        }
        return false;
    }

    private static boolean throwsAgain(CatchTree clause) {
        boolean[] found = {false};
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitThrow(ThrowTree statement, @Nullable Void none) {
                found[0] = true;
                return null;
            }
        }.scan(clause.getBlock(), null);
        return found[0];
    }
}
