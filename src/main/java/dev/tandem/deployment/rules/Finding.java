package dev.tandem.deployment.rules;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong at one place of one file.
 *
 * @param resource name of the file
 * @param elementId id of the element as Camunda Modeler shows it; null if it is about the whole file
 * @param line line of the file; 0 if it is about the whole file
 * @param rule name of the rule
 * @param sentence what is wrong and what to do, for people
 * @param dangerous whether it must not run even if it is in the database already
 */
public record Finding(
        String resource, @Nullable String elementId, int line, String rule, String sentence, boolean dangerous) {

    @Override
    public String toString() {
        return (resource + where()).replaceAll("\\p{Cc}+", " ") + ": " + sentence;
    }

    private String where() {
        if (elementId != null) {
            return ", " + elementId + (line > 0 ? " (line " + line + ")" : "");
        }
        return line > 0 ? ", line " + line : "";
    }
}
