package dev.tandem.benchmark;

import java.util.concurrent.Callable;

/** One of those that are measured: takes cases in, and brings them to the posting. */
interface Contestant extends AutoCloseable {

    /** The database it works on. */
    String database();

    /** What sends the case with this number, and returns its business key. The document is made now, and not when it is sent. */
    Callable<String> sending(int number) throws Exception;

    /** True if nothing is left to do of what was sent. */
    boolean isAtRest(int sent) throws Exception;

    /** Ends with an error if something is missing, or happened twice. */
    void check(int sent) throws Exception;

    Candidate program();

    @Override
    void close() throws Exception;
}
