package dev.tandem.core;

import java.util.List;

/**
 * Looks for settings that are not good enough for production. It is asked before the database is used, so that it can only need
 * settings; all checks are asked before the start ends over one of them.
 */
public interface ProductionCheck {

    /** Empty if nothing is wrong. */
    List<StartProblem> problems();
}
