package dev.tandem.lead.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Reads text files with separated values, whatever separates them. */
class CsvFile implements RowReader {

    private static final Map<Character, String> DELIMITERS =
            Map.of(',', "comma", ';', "semicolon", '\t', "tab", '|', "vertical bar");

    /** Of equals, the first. */
    private static final List<Character> IN_THIS_ORDER = List.of(',', ';', '\t', '|');

    private static final int SAMPLE = 64 * 1024;
    private static final int SAMPLE_ROWS = 50;
    private static final int MOST_CELLS = 1000;

    @Override
    public Format read(StoredFile file, @Nullable String encoding, Receiver receiver) throws IOException {
        TextEncoding text = TextEncoding.of(file, encoding);
        Beginning beginning = beginning(file, text);
        try (Reader reader = reader(file, text)) {
            if (reader.skip(beginning.skipped()) != beginning.skipped()) {
                throw new IOException("The file ends within its first line.");
            }
            rows(new BoundedReader(reader), beginning.delimiter(), receiver);
        }
        return new Format("CSV, " + text.charset().name() + ", separated by " + DELIMITERS.get(beginning.delimiter()));
    }

    private static Reader reader(StoredFile file, TextEncoding text) throws IOException {
        InputStream in = file.open();
        in.skipNBytes(text.markLength());
        return new InputStreamReader(in, text.charset());
    }

    private static void rows(BoundedReader reader, char delimiter, Receiver receiver) {
        long row = 1;
        try (CSVParser parser = parser(reader, delimiter)) {
            var records = parser.iterator();
            while (records.hasNext()) {
                CSVRecord cells = records.next();
                row = cells.getRecordNumber();
                reader.rowEnded();
                if (row == 1 && cells.stream().anyMatch(cell -> cell.indexOf('\0') >= 0)) {
                    throw new UnreadableFileException(
                            "The file is no text. Send a CSV file, or a spreadsheet as .xlsx.");
                }
                if (cells.size() > MOST_CELLS) {
                    throw new UnreadableFileException(
                            "Row " + row + " has " + cells.size() + " cells; at most " + MOST_CELLS + " are allowed.");
                }
                // a line without any character is no row
                if (cells.size() > 1 || !cells.get(0).isEmpty()) {
                    receiver.row(Math.toIntExact(row), cells.toList());
                }
                row++;
            }
        } catch (UncheckedIOException | IOException | IllegalStateException e) {
            throw new UnreadableFileException(
                    "Row " + row
                            + " can't be read: a quotation mark is opened in it and never closed, or it is longer than "
                            + BoundedReader.LONGEST_ROW + " characters.",
                    e);
        }
    }

    private static CSVParser parser(Reader reader, char delimiter) throws IOException {
        return CSVParser.builder()
                .setReader(reader)
                .setFormat(CSVFormat.RFC4180
                        .builder()
                        .setDelimiter(delimiter)
                        .setIgnoreEmptyLines(false)
                        .setTrailingData(true)
                        .get())
                .get();
    }

    /**
     * What the first lines say.
     *
     * @param skipped characters of a first line that names the separator, as Excel reads it ({@code sep=;})
     */
    private record Beginning(char delimiter, int skipped) {}

    private static Beginning beginning(StoredFile file, TextEncoding text) throws IOException {
        char[] buffer = new char[SAMPLE];
        int length = 0;
        try (Reader reader = reader(file, text)) {
            int read;
            while (length < SAMPLE && (read = reader.read(buffer, length, SAMPLE - length)) >= 0) {
                length += read;
            }
        }
        String sample = new String(buffer, 0, length);
        if (sample.startsWith("sep=") && sample.length() > 5 && DELIMITERS.containsKey(sample.charAt(4))) {
            int end = 5;
            while (end < sample.length() && (sample.charAt(end) == '\r' || sample.charAt(end) == '\n')) {
                end++;
            }
            return new Beginning(sample.charAt(4), end);
        }
        char best = IN_THIS_ORDER.get(0);
        long most = 0;
        for (char delimiter : IN_THIS_ORDER) {
            long fitting = fitting(sample, delimiter);
            if (fitting > most) {
                most = fitting;
                best = delimiter;
            }
        }
        return new Beginning(best, 0);
    }

    /** How well a separator fits: rows with as many cells as the headings, then how many cells there are. */
    private static long fitting(String sample, char delimiter) {
        List<Integer> widths = new ArrayList<>();
        try (CSVParser parser = parser(new StringReader(sample), delimiter)) {
            for (CSVRecord cells : parser) {
                if (cells.size() > 1 || !cells.get(0).isEmpty()) {
                    widths.add(cells.size());
                }
                if (widths.size() == SAMPLE_ROWS) {
                    break;
                }
            }
        } catch (UncheckedIOException | IOException | IllegalStateException e) {
            // the sample ends within a quoted cell, or the separator is the wrong one; what was read so far counts
        }
        if (widths.isEmpty() || widths.get(0) < 2) {
            return 0;
        }
        int headings = widths.get(0);
        long same = widths.stream().filter(width -> width == headings).count();
        return same * 1000 / widths.size() * 1000 + Math.min(headings, 999);
    }

    /** Refuses rows without an end before they fill the memory. */
    private static final class BoundedReader extends Reader {

        static final int LONGEST_ROW = 500_000;

        private final Reader reader;
        private long read;
        private long ended;

        BoundedReader(Reader reader) {
            this.reader = reader;
        }

        void rowEnded() {
            ended = read;
        }

        @Override
        public int read(char[] target, int offset, int length) throws IOException {
            if (read - ended > LONGEST_ROW) {
                throw new IOException("A row is too long.");
            }
            int n = reader.read(target, offset, length);
            read += Math.max(n, 0);
            return n;
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
