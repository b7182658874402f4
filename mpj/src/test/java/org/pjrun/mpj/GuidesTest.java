package org.pjrun.mpj;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The guides for those who move on to Comm: all code in their tables compiles, and no call of the old interface is missing. */
class GuidesTest {
    private static final Path DOCS = Path.of(System.getProperty("basedir", "."), "../docs");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** What Java calls, what comes later, and what {@code Struct}'s row stands for. */
    private static final Set<String> LEFT_OUT = Set.of("finalize", "equals", "compareTo", "newData");

    private static final Set<String> CLASSES_LEFT_OUT = Set.of("Win", "File", "FileView", "MPIException", "Freeable");

    /** A guide, the interface that it is for, and what variables stand for in its left column. */
    enum Guide {
        EXPRESS("from-mpj-express.md", "mpj-express-0.44.txt", """
            Intracomm comm; Cartcomm cart; Graphcomm graph; Intercomm inter; Request request; Prequest prequest;
            Request[] requests; Prequest[] prequests; mpi.Status status; User_function function; mpjbuf.Buffer buffer;
            ShiftParms shifted; CartParms cartParms; GraphParms graphParms; java.nio.ByteBuffer bytes;
            """),
        OPEN("from-open-mpi-java.md", "open-mpi-5.0.txt", """
            Intracomm comm; CartComm cart; GraphComm graph; Intercomm inter; Request request; Prequest prequest;
            Request[] requests; Prequest[] prequests; mpi.Status status; UserFunction function; byte[] bytes; Message message;
            Info info; Count elements; Version version; Struct struct; Errhandler handler;
            ShiftParms shifted; CartParms cartParms; GraphParms graphParms; DistGraphNeighbors ends;
            DoubleComplex complex; DoubleInt.Data pair;
            """);

        final String file;
        final String list;
        final Snippets theirs;

        Guide(String file, String list, String variables) {
            this.file = file;
            this.list = list;
            this.theirs = new Snippets("mpi", variables + """
                Datatype type; Datatype[] types; Op op; Group group; Group g; Group h;
                """ + PLAIN);
        }

        List<List<String>> rows() throws IOException {
            return Files.readAllLines(DOCS.resolve(file)).stream()
                    .filter(line -> line.startsWith("|") && line.contains("`"))
                    .map(line -> List.of(line.substring(1).split("\\|")))
                    .toList();
        }
    }

    private static final String PLAIN = """
        int[] a; double[] b; double x; Object o; Object[] objects;
        int off; int n; int dest; int src; int tag; int root; int code; int rank; int color; int key; int i;
        int[] ranks; int[] counts; int[] displs; int[] dims; int[] coords; int[] index; int[] edges; int[][] ranges;
        int[] lengths; int[] places; int[] sources; int[] degrees; int[] destinations; int[] weights;
        int stride; int direction; int steps; int position; boolean high; boolean commute;
        boolean[] periods; boolean[] remain; String[] args; String name;
        """;

    private static final Snippets OURS = new Snippets(
            "org.pjrun", """
                    Comm comm; CartComm cart; GraphComm graph; DistGraphComm distGraph; InterComm inter;
                    Request request; PersistentRequest prequest; PersistentRequest[] prequests; Request[] requests; Status status;
                    Message message; Datatype type; Datatype[] types; View view; Op op; Op.Function function; Keyval<String> keyval;
                    Group group; Group g; Group h; CartComm.Shift shifted; ErrorHandler handler; CommException error;
                    byte[] bytes; long[] offsets; java.util.function.DoubleBinaryOperator plus; Environment environment;
                record MyRecord(int i, double x) {};
                """ + PLAIN.replace("int[] counts; int[] displs;", "long[] counts; long[] displs;"));

    @ParameterizedTest
    @EnumSource(Guide.class)
    void code_compiles_onBothSides(Guide guide) throws IOException {
        List<String> theirs = new ArrayList<>();
        List<String> ours = new ArrayList<>();
        for (List<String> row : guide.rows()) {
            assertThat(row).as("columns").hasSize(2);
            theirs.addAll(code(row.get(0)));
            ours.addAll(code(row.get(1)));
        }
        assertThat(theirs).hasSizeGreaterThan(100);
        assertThat(ours).hasSizeGreaterThan(100);
        assertThat(guide.theirs.wrong(theirs)).as("left column").isEmpty();
        assertThat(OURS.wrong(ours)).as("right column").isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Guide.class)
    void everyMethod_hasARow(Guide guide) throws IOException {
        Set<String> words = new HashSet<>();
        for (List<String> row : guide.rows()) {
            code(row.get(0)).forEach(code -> words.addAll(List.of(code.split("\\W+"))));
        }
        Set<String> missing = new java.util.TreeSet<>();
        for (String line : lines(guide.list)) {
            String[] parts = line.split(" ", 3);
            String name = parts[2].replaceFirst("\\(.*", "").replaceFirst(".* ", "");
            boolean counts = parts[1].equals("method")
                    && !LEFT_OUT.contains(name)
                    && !CLASSES_LEFT_OUT.contains(parts[0])
                    && !parts[0].contains("$");
            if (counts && !words.contains(name)) {
                missing.add(parts[0] + "." + name);
            }
        }
        assertThat(missing).isEmpty();
    }

    private static List<String> code(String cell) {
        return CODE.matcher(cell).results().map(found -> found.group(1)).toList();
    }

    private static List<String> lines(String list) throws IOException {
        try (InputStream in = Objects.requireNonNull(GuidesTest.class.getResourceAsStream("/" + list), list)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
