package dev.tandem.lead.imports;

import dev.tandem.lead.imports.LeadImports.Claim;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads the rows of a file into the table of rows. After a crash it reads again, and keeps what it did not keep before. */
@Component
class FileReading {

    private static final int ROWS_AT_ONCE = 2000;

    private final LeadImports imports;
    private final ImportRows rows;
    private final ColumnNames names;
    private final TransactionTemplate transaction;
    private volatile boolean stopped;

    FileReading(LeadImports imports, ImportRows rows, ColumnNames names, TransactionTemplate transaction) {
        this.imports = imports;
        this.rows = rows;
        this.names = names;
        this.transaction = transaction;
    }

    /** @throws UnreadableFileException if there is nothing that could become leads */
    void read(Claim claim) throws IOException {
        LeadImport from = imports.get(claim.importId());
        Progress progress = new Progress(claim, from);
        RowReader reader = from.kind() == FileKind.XLSX ? new XlsxFile() : new CsvFile();
        RowReader.Format format = reader.read(new Chunks(claim), from.encoding(), progress);
        progress.flush();
        if (progress.columns == null) {
            throw new UnreadableFileException(
                    "The file is empty. Its first row is to hold the headings, the others the leads.");
        }
        transaction.executeWithoutResult(status -> {
            imports.hold(claim);
            imports.allRead(claim.importId(), format.inWords());
        });
    }

    void start() {
        stopped = false;
    }

    /** What is being read ends after the next rows were kept. */
    void stop() {
        stopped = true;
    }

    /** Takes the rows, and keeps many at once. */
    private final class Progress implements RowReader.Receiver {

        private final Claim claim;
        private final int readBefore;
        private final List<ImportRows.Row> unkept = new ArrayList<>();
        private @Nullable Columns columns;
        private int count;

        Progress(Claim claim, LeadImport from) {
            this.claim = claim;
            this.readBefore = from.lastRead();
            this.count = from.counts().rows();
            this.columns = from.headings().isEmpty() ? null : new Columns(from.headings(), from.fields());
        }

        @Override
        public void row(int number, List<String> cells) {
            if (number <= readBefore) {
                return;
            }
            if (columns == null) {
                head(number, cells);
                return;
            }
            unkept.add(kept(number, cells, columns));
            if (++count > RowLimits.MOST_ROWS) {
                throw new UnreadableFileException("The file has more than " + RowLimits.MOST_ROWS
                        + " rows. Split it, and send the parts one by one.");
            }
            if (unkept.size() == ROWS_AT_ONCE) {
                flush();
            }
        }

        private void head(int number, List<String> cells) {
            Columns found = names.of(cells);
            columns = found;
            transaction.executeWithoutResult(status -> {
                imports.hold(claim);
                imports.headings(claim.importId(), found.headings(), found.fields());
                imports.read(claim.importId(), 0, number);
            });
        }

        void flush() {
            if (unkept.isEmpty()) {
                return;
            }
            transaction.executeWithoutResult(status -> {
                imports.hold(claim);
                rows.add(claim.importId(), unkept);
                imports.read(
                        claim.importId(),
                        unkept.size(),
                        unkept.get(unkept.size() - 1).number());
            });
            unkept.clear();
            if (stopped) {
                throw new CancellationException();
            }
        }
    }

    private static ImportRows.Row kept(int number, List<String> cells, Columns columns) {
        ImportRows.Row row = ImportRows.Row.waiting(number, columns.mail(cells), cells);
        if (Columns.json(cells).length() > RowLimits.LONGEST_ROW) {
            return new ImportRows.Row(number, ImportRows.State.WAITING, row.mail(), List.of(), null, null, null)
                    .rejected(List.of(
                            new RowProblem("", "The row is longer than " + RowLimits.LONGEST_ROW + " characters.")));
        }
        return row;
    }

    /** The file as it lies in the database, in pieces. */
    private final class Chunks implements StoredFile {

        private final Claim claim;

        Chunks(Claim claim) {
            this.claim = claim;
        }

        @Override
        public InputStream open() {
            return new InputStream() {

                private InputStream piece = InputStream.nullInputStream();
                private int next;

                @Override
                public int read() throws IOException {
                    byte[] one = new byte[1];
                    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
                }

                @Override
                public int read(byte[] target, int offset, int length) throws IOException {
                    int n = piece.read(target, offset, length);
                    while (n < 0) {
                        byte[] content = imports.chunk(claim.importId(), next++).orElse(null);
                        if (content == null) {
                            return -1;
                        }
                        piece = new ByteArrayInputStream(content);
                        n = piece.read(target, offset, length);
                    }
                    return n;
                }
            };
        }

        @Override
        public SeekableByteChannel openAnywhere() throws IOException {
            FileChannel file = TemporaryFile.create();
            try (InputStream in = open()) {
                byte[] buffer = new byte[64 * 1024];
                int n;
                while ((n = in.read(buffer)) >= 0) {
                    ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, n);
                    while (bytes.hasRemaining()) {
                        file.write(bytes);
                    }
                }
                return file.position(0);
            } catch (IOException | RuntimeException e) {
                file.close();
                throw e;
            }
        }
    }
}
