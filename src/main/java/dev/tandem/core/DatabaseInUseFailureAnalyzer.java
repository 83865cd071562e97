package dev.tandem.core;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in plain words that another Tandem has the local database open, or that the database does not answer. */
class DatabaseInUseFailureAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    private static final int H2_FILE_LOCKED = 90020;

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
        return cause.getErrorCode() == H2_FILE_LOCKED
                ? new FailureAnalysis(
                        "The local database is in use: another Tandem runs on the same folder.",
                        "Stop the other one, or give this one a folder of its own with --tandem.data=/path/to/folder.",
                        cause)
                : null;
    }
}
