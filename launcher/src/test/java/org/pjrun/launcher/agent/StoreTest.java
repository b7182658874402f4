package org.pjrun.launcher.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles of classes come to a host as what they were, once. */
final class StoreTest {
    @TempDir
    private Path temporary;

    private Path classes;
    private Bundle bundle;
    private Store store;

    @BeforeEach
    void makeClasses() throws IOException {
        classes = temporary.resolve("classes");
        Files.createDirectories(classes.resolve("a/.git"));
        Files.writeString(classes.resolve("a/B.class"), "bytes of B");
        Files.writeString(classes.resolve("C.class"), "");
        Files.writeString(classes.resolve("a/.git/HEAD"), "not a class");
        bundle = Bundle.of(classes);
        store = new Store(temporary.resolve("store"));
    }

    private void bring(Store to) throws IOException {
        for (String file : bundle.files()) {
            to.take(new Order.Piece(bundle.id(), file, true, Files.readAllBytes(classes.resolve(file))));
        }
    }

    @Test
    void bundle_isWhatIsInIt() throws IOException {
        assertThat(bundle.files()).containsExactly("C.class", "a/B.class");
        assertThat(Bundle.of(classes)).isEqualTo(bundle);
        Files.writeString(classes.resolve("C.class"), "x");
        assertThat(Bundle.of(classes).id()).isNotEqualTo(bundle.id());
        assertThat(Bundle.of(classes.resolve("a/B.class")).files()).containsExactly("B.class");
    }

    @Test
    void bundle_comesOnce() throws IOException {
        assertThat(store.missing(List.of(bundle.id()))).containsExactly(bundle.id());
        bring(store);
        store.complete(bundle.id());
        assertThat(store.missing(List.of(bundle.id()))).isEmpty();
        assertThat(Files.readString(Path.of(bundle.within(store.folder().toString(), false), "a/B.class")))
                .isEqualTo("bytes of B");
    }

    @Test
    void bundle_ofTwoAgentsAtOnce_isThereOnce() throws IOException {
        Store other = new Store(store.folder());
        bring(store);
        bring(other);
        store.complete(bundle.id());
        other.complete(bundle.id());
        assertThat(store.folder()).isDirectoryContaining(file -> file.endsWith(bundle.id()));
        try (var files = Files.list(store.folder())) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void bundle_thatIsNotWhatItsNameSays_isRefusedAndGone() throws IOException {
        store.take(new Order.Piece(bundle.id(), "C.class", true, new byte[] {1}));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> store.complete(bundle.id()))
                .withMessageContaining("bundle " + bundle.id() + " has come as ");
        assertThat(store.folder()).isEmptyDirectory();
    }

    @Test
    void file_outsideOfItsBundle_isRefused() {
        for (String name : List.of("../x", "/etc/x", "a/../../x", "")) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> store.take(new Order.Piece(bundle.id(), name, true, new byte[1])))
                    .withMessageContaining("a file of a bundle is called");
        }
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> store.take(new Order.Piece("../../x", "y", true, new byte[1])))
                .withMessageContaining("a bundle is called ../../x");
    }

    @Test
    void bundle_thatNobodyUses_isRemovedAfterAMonth() throws IOException {
        bring(store);
        store.complete(bundle.id());
        store.prune();
        assertThat(store.missing(List.of(bundle.id()))).isEmpty();
        Files.setLastModifiedTime(
                store.folder().resolve(bundle.id()), FileTime.from(Instant.now().minus(Duration.ofDays(31))));
        store.prune();
        assertThat(store.folder()).isEmptyDirectory();
    }
}
