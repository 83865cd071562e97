package dev.tandem.integration.crm;

/** How the contact with a lead ended. */
public enum Outcome {
    /** It becomes business. */
    QUALIFIED,
    /** Not now: it comes back later. */
    NURTURE,
    /** It does not become business. */
    DISQUALIFIED
}
