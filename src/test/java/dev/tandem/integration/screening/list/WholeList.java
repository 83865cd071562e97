package dev.tandem.integration.screening.list;

import dev.tandem.integration.screening.match.ListedParty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The Treasury's list, where it lies beside the project. */
public final class WholeList {

    private static final Path FOLDER = Path.of("../shared/data/sanctions");

    private WholeList() {}

    public static boolean isThere() {
        return Files.exists(FOLDER.resolve("sdn.csv"));
    }

    public static byte[] file(String name) {
        try {
            return Files.readAllBytes(FOLDER.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<ListedParty> parties() {
        try {
            return TreasuryFiles.read(file("sdn.csv"), file("alt.csv"));
        } catch (ListRefusedException e) {
            throw new IllegalStateException(e);
        }
    }
}
