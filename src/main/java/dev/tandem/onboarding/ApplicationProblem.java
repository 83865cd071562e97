package dev.tandem.onboarding;

/**
 * Why an application can't be taken in.
 *
 * @param field as the API names it; empty for the whole
 * @param problem in plain words, with what to do
 */
public record ApplicationProblem(String field, String problem) {

    /** The problem, with the field before it. */
    public String inWords() {
        return field.isEmpty() ? problem : "\"" + field + "\": " + problem;
    }
}
