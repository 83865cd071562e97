package dev.tandem.metrics;

/**
 * Figures of the whole database, the same on every node. One bean per part. A label never says anything of a person, and has few
 * values: process keys, groups, states.
 */
public interface DatabaseFigures {

    /** Tells the figures as they are now, with as few queries as it takes. */
    void tell(Figures figures);
}
