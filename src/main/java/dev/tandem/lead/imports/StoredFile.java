package dev.tandem.lead.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;

/** A file that was sent in, and that can be read from its beginning more than once. */
interface StoredFile {

    InputStream open() throws IOException;

    /** The whole file, to be read anywhere. Nothing of it is left on the disk, also after a crash, once it is closed. */
    SeekableByteChannel openAnywhere() throws IOException;
}
