package dev.tandem.lead.imports;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An import, as the API shows it. */
record ImportView(
        @Schema(example = "IMPORT-000003") String id,

        @Schema(
                allowableValues = {"running", "completed", "failed"},
                description = "completed: every lead that was begun has its score")
        String state,

        @Schema(
                allowableValues = {"reading", "starting", "scoring", "completed", "failed"},
                description = "What is being done")
        String phase,

        @Schema(description = "From 0 to 100") int progress,
        Counts counts,

        @Schema(description = "Headings that stand for no field of a lead; their cells are kept beside the lead")
        List<String> unknownColumns,

        @Schema(description = "Why it failed, or what holds it up") @Nullable
        String problem,

        String fileName,
        long size,

        @Schema(example = "CSV, UTF-8, separated by comma") @Nullable
        String format,

        String sentBy,
        Instant sentAt,
        @Nullable Instant finishedAt,
        Links links) {

    /** How many rows there are, other than the headings. */
    record Counts(
            @Schema(description = "Rows that were read so far")
            int rows,

            @Schema(description = "Rows that began a case") int started,

            @Schema(description = "Rows whose lead was there before")
            int known,

            @Schema(description = "Rows that can't become a lead")
            int rejected,

            @Schema(description = "Rows whose person asked to be forgotten before their turn came")
            int forgotten,

            @Schema(description = "Rows that began a case and have their score")
            int scored) {}

    /** Where to go on. */
    record Links(String results, String rejected, String page) {}

    static ImportView of(LeadImport from) {
        LeadImport.Counts counts = from.counts();
        String own = "/api/leads/imports/" + from.id();
        return new ImportView(
                from.id(),
                from.phase().state(),
                from.phase().text(),
                from.progress(),
                new Counts(
                        counts.rows(),
                        counts.started(),
                        counts.known(),
                        counts.rejected(),
                        counts.forgotten(),
                        counts.scored()),
                from.unknownColumns(),
                from.problem(),
                from.fileName(),
                from.size(),
                from.format(),
                from.sentBy(),
                from.sentAt(),
                from.finishedAt(),
                new Links(own + "/results", own + "/rejected", "/leads/imports/" + from.id()));
    }
}
