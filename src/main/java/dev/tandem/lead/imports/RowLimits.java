package dev.tandem.lead.imports;

/** How much a file may hold; the limits of single values are the register's. */
final class RowLimits {

    static final int MOST_ROWS = 500_000;
    /** Characters of a row, as it is kept. */
    static final int LONGEST_ROW = 60_000;

    private RowLimits() {}
}
