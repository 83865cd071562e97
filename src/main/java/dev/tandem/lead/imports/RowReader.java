package dev.tandem.lead.imports;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a table from a file. */
interface RowReader {

    /**
     * Gives each row that has cells to the receiver, from the first on.
     *
     * @throws UnreadableFileException if the file is no such table
     */
    Format read(StoredFile file, @Nullable String encoding, Receiver receiver) throws IOException;

    /** How the file was read, as people say it, for example {@code CSV, UTF-8, semicolon}. */
    record Format(String inWords) {}

    /** Gets the rows. */
    @FunctionalInterface
    interface Receiver {

        /**
         * A row.
         *
         * @param number as spreadsheet programs show it: the first is 1
         */
        void row(int number, List<String> cells);
    }
}
