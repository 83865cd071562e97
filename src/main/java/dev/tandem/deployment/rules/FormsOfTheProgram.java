package dev.tandem.deployment.rules;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A form is a page of the program or a Camunda Form beside the model: any other key lets a browser load and run what it names. */
final class FormsOfTheProgram implements Rule {

    static final String EMBEDDED = "embedded:/";
    static final String BESIDE = "camunda-forms:deployment:";

    private static final Pattern PAGE = Pattern.compile("embedded:/forms/[\\w-]+/[\\w-]+\\.html");
    private static final Pattern FILE = Pattern.compile("camunda-forms:deployment:(?:[\\w-]+/)*[\\w-]+\\.form");
    private static final Pattern ID = Pattern.compile("[\\w.-]+");

    @Override
    public void check(ModelFile file, Upload upload, Complaints complaints) {
        if (!file.isBpmn()) {
            return;
        }
        for (XmlElement element : file.elements()) {
            String problem = problem(element);
            if (problem != null) {
                complaints.about(element, problem);
            }
        }
    }

    private static @Nullable String problem(XmlElement element) {
        String key = element.camunda("formKey");
        if (key != null && !PAGE.matcher(key).matches() && !FILE.matcher(key).matches()) {
            return "shows the form \"" + key
                    + "\". Forms are pages of the program (embedded:/forms/<process>/<task>.html) or Camunda Forms beside"
                    + " the model (camunda-forms:deployment:<name>.form).";
        }
        String ref = element.camunda("formRef");
        if (ref != null && !ID.matcher(ref).matches()) {
            return "shows the form \"" + ref + "\", which is no id of a Camunda Form. Use letters, digits and dashes.";
        }
        return null;
    }
}
