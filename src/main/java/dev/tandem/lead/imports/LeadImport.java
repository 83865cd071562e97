package dev.tandem.lead.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of leads that was sent in, and what became of it.
 *
 * @param id for example {@code IMPORT-000003}
 * @param encoding what the sender says it is; null to find out
 * @param format how it was read; null until it was
 * @param headings of the columns; empty until they were read
 * @param fields what each column stands for, in the order of the headings; empty text for a column that nobody knows
 * @param problem why it failed, in plain words
 */
record LeadImport(
        String id,
        ImportPhase phase,
        FileKind kind,
        String fileName,
        long size,
        @Nullable String encoding,
        @Nullable String format,
        String sentBy,
        Instant sentAt,
        List<String> headings,
        List<String> fields,
        Counts counts,
        int lastRead,
        int lastDone,
        @Nullable String problem,
        @Nullable Instant finishedAt) {

    /**
     * How many rows there are.
     *
     * @param rows that were read so far, other than the headings
     * @param started those that began a case
     * @param known those whose lead was there before
     * @param forgotten those whose person asked to be forgotten before the row's turn came
     * @param scored those of the started whose lead has its score
     */
    record Counts(int rows, int started, int known, int rejected, int forgotten, int scored) {

        public int done() {
            return started + known + rejected + forgotten;
        }
    }

    /** From 0 to 100: reading is a tenth of it, starting half, scoring the rest. */
    public int progress() {
        return switch (phase) {
            case RECEIVING, FAILED -> 0;
            case READING -> 5;
            case STARTING -> 10 + share(counts.done(), counts.rows(), 50) + share(counts.scored(), counts.rows(), 40);
            case SCORING -> Math.min(99, 60 + share(counts.scored(), counts.started(), 40));
            case COMPLETED -> 100;
        };
    }

    private static int share(long part, long whole, int of) {
        return whole == 0 ? 0 : (int) (part * of / whole);
    }

    /** Headings that no field was found for. */
    public List<String> unknownColumns() {
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).isEmpty() && !headings.get(i).isEmpty()) {
                unknown.add(headings.get(i));
            }
        }
        return unknown;
    }
}
