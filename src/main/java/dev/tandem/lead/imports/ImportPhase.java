package dev.tandem.lead.imports;

import java.util.Locale;

/** How far an import is. */
enum ImportPhase {
    /** The file is arriving. */
    RECEIVING,
    /** Its rows are read. */
    READING,
    /** Its rows become leads. */
    STARTING,
    /** All leads are there; not all have their score. */
    SCORING,
    COMPLETED,
    FAILED;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ImportPhase of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    boolean isOver() {
        return this == COMPLETED || this == FAILED;
    }

    /** What the API tells: an import is running, completed or failed. */
    String state() {
        return isOver() ? text() : "running";
    }
}
