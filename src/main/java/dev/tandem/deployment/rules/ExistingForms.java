package dev.tandem.deployment.rules;

/** The form that a model names is there. */
final class ExistingForms implements Workmanship {

    @Override
    public void check(ModelFile file, Upload upload, Complaints complaints) {
        file.bpmn("userTask", "startEvent").forEach(element -> {
            String key = element.camunda("formKey");
            boolean missing = key != null
                    && (key.startsWith(FormsOfTheProgram.EMBEDDED)
                                    && !upload.surroundings()
                                            .hasPage(key.substring(FormsOfTheProgram.EMBEDDED.length()))
                            || key.startsWith(FormsOfTheProgram.BESIDE)
                                    && !upload.hasFile(key.substring(FormsOfTheProgram.BESIDE.length())));
            if (missing) {
                complaints.about(
                        element,
                        "shows the form \"" + key
                                + "\", which does not exist. Correct the name, or deploy the .form file"
                                + " together with the model.");
            }
            String ref = element.camunda("formRef");
            if (ref != null && !upload.hasForm(ref)) {
                complaints.about(
                        element,
                        "shows the Camunda Form \"" + ref
                                + "\", which no .form file has as its id. Deploy it together with" + " the model.");
            }
        });
    }
}
