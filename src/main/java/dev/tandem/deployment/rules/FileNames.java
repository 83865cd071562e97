package dev.tandem.deployment.rules;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An upload holds models, decision tables, Camunda Forms and mail templates, under plain names, each once. */
final class FileNames implements Rule {

    private static final int LONGEST = 200;
    private static final Pattern PLAIN =
            Pattern.compile("(?:[\\p{L}\\d_-][\\p{L}\\d _().-]*/){0,5}[\\p{L}\\d_-][\\p{L}\\d _().-]*");
    /** Camunda Modeler sends attached files without their folder. */
    private static final Pattern MAIL = Pattern.compile("(?:(?:.*/)?mail/)?[\\w-]+(?:\\.html)?\\.mustache");

    @Override
    public boolean dangerous() {
        return false; // names matter while files come in
    }

    @Override
    public void check(ModelFile file, Upload upload, Complaints complaints) {
        String problem = problem(file, upload);
        if (problem != null) {
            complaints.aboutFile(problem);
        }
    }

    private static @Nullable String problem(ModelFile file, Upload upload) {
        String name = file.name();
        if (name.length() > LONGEST || !PLAIN.matcher(name).matches() || name.contains("..")) {
            return "has a name that is no plain file name. Use letters, digits, dashes and dots, in folders at most.";
        }
        boolean twice = upload.files().stream()
                .anyMatch(other -> other != file && lower(other.name()).equals(lower(name)));
        if (twice) {
            return "is there twice, under names that differ in nothing but capital letters. Leave one of them out.";
        }
        return switch (file.kind()) {
            case BPMN -> name.endsWith(".bpmn") ? null : ending("A model is named <name>.bpmn.");
            case DMN -> name.endsWith(".dmn") ? null : ending("A decision table is named <name>.dmn.");
            case FORM -> name.endsWith(".form") ? null : ending("A Camunda Form is named <name>.form.");
            case MAIL -> MAIL.matcher(name).matches() ? null : ending("A mail template is named mail/<name>.mustache.");
            case CASE -> null;
            case OTHER ->
                ending("Only models (.bpmn), decision tables (.dmn), Camunda Forms (.form) and mail templates"
                        + " (mail/<name>.mustache) may be deployed.");
        };
    }

    private static String ending(String allowed) {
        return "is a file that may not be deployed under this name. " + allowed;
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
