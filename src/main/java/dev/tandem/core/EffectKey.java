package dev.tandem.core;

/**
 * Names one effect outside the database (a mail, a posting, a supplier created), so that it happens once however often
 * the job that asks for it runs.
 *
 * @param caseId Tandem's case id (the business key of the process instance), for example {@code INV-000017}
 * @param activityId id of the BPMN activity that asks for the effect
 * @param round starts at 1; raised at each deliberate repetition, the same on every retry
 */
public record EffectKey(String caseId, String activityId, int round) {

    public EffectKey {
        if (caseId.isBlank() || activityId.isBlank() || round < 1) {
            throw new IllegalArgumentException("An effect needs a case id, an activity id and a round from 1: " + caseId
                    + ", " + activityId + ", " + round);
        }
    }

    /** The key as one string of at most 255 characters, safe in a mail's Message-ID and in HTTP headers. */
    public String value() {
        return caseId + "." + activityId + "." + round;
    }

    @Override
    public String toString() {
        return value();
    }
}
