package dev.tandem.lead.imports;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Space on the disk that has no name any more while it is used: what a killed program leaves behind is nothing. */
final class TemporaryFile {

    private TemporaryFile() {}

    static FileChannel create() throws IOException {
        // only its owner can read it
        Path path = Files.createTempFile("tandem-", ".tmp");
        // where files have names as long as they are open, it goes when it is closed
        return FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }
}
