package dev.heed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jooq.PlainSQL;
import org.junit.jupiter.api.Test;

/** Text becomes SQL only where a reader of the source sees the whole text. */
class PlainSqlTest {
    private static final Set<String> ALLOWED = Set.of(
            // Pass on what their own private callers write as literals.
            "Patience",
            "GrantText",
            "Rights",
            // Asks what the host wrote, in a transaction that cannot write.
            "Question",
            // Puts a whole number behind a PRAGMA, which takes no bound value.
            "SqliteTransaction");

    @Test
    void isNeverMadeOfAnythingButConstants() throws IOException {
        assertThat(placesIn(Path.of("src/main/java"))).isEqualTo(new TreeSet<>(ALLOWED));
    }

    /** The files in which a text that is no constant becomes SQL. */
    private static Set<String> placesIn(Path sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, null);
                Stream<Path> tree = Files.walk(sources)) {
            List<Path> java = tree.filter(
                            file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"))
                    .toList();
            JavacTask task = (JavacTask) compiler.getTask(
                    null,
                    files,
                    null,
                    List.of("-proc:none", "-classpath", System.getProperty("java.class.path")),
                    null,
                    files.getJavaFileObjectsFromPaths(java));
            Iterable<? extends CompilationUnitTree> units = task.parse();
            task.analyze();
            Scan scan = new Scan(Trees.instance(task));
            units.forEach(unit -> scan.scan(unit, null));
            return scan.places;
        }
    }

    private static final class Scan extends TreePathScanner<Void, Void> {
        private final Trees trees;
        private final Set<String> places = new TreeSet<>();

        Scan(Trees trees) {
            this.trees = trees;
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
            if (trees.getElement(getCurrentPath()) instanceof ExecutableElement method && takesSql(method)) {
                ExpressionTree sql = call.getArguments().get(0);
                if (!isConstant(sql)) {
                    places.add(Path.of(getCurrentPath()
                                    .getCompilationUnit()
                                    .getSourceFile()
                                    .getName())
                            .getFileName()
                            .toString()
                            .replace(".java", ""));
                }
            }
            return super.visitMethodInvocation(call, nothing);
        }

        private static boolean takesSql(ExecutableElement method) {
            boolean takesText = !method.getParameters().isEmpty()
                    && method.getParameters().get(0).asType().toString().equals("java.lang.String");
            return takesText && (method.getAnnotation(PlainSQL.class) != null || isJdbc(method));
        }

        private static boolean isJdbc(ExecutableElement method) {
            String type = ((TypeElement) method.getEnclosingElement())
                    .getQualifiedName()
                    .toString();
            String name = method.getSimpleName().toString();
            return (type.equals(Statement.class.getName()) && (name.startsWith("execute") || name.equals("addBatch")))
                    || (type.equals(Connection.class.getName()) && name.startsWith("prepare"));
        }

        private boolean isConstant(ExpressionTree text) {
            if (text instanceof ParenthesizedTree inner) {
                return isConstant(inner.getExpression());
            }
            if (text instanceof BinaryTree sum) {
                return isConstant(sum.getLeftOperand()) && isConstant(sum.getRightOperand());
            }
            Element named = trees.getElement(new TreePath(getCurrentPath(), text));
            return text instanceof LiteralTree
                    || (named instanceof VariableElement variable && variable.getConstantValue() != null);
        }
    }
}
