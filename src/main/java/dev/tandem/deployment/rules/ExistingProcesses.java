package dev.tandem.deployment.rules;

/** The process that a model calls is there. */
final class ExistingProcesses implements Workmanship {

    @Override
    public void check(ModelFile file, Upload upload, Complaints complaints) {
        file.bpmn("callActivity").forEach(call -> {
            String key = call.attribute("calledElement");
            if (key == null || key.isBlank()) {
                complaints.about(call, "calls no process yet. Name its key.");
            } else if (!upload.hasProcess(key)) {
                complaints.about(
                        call,
                        "calls the process \"" + key
                                + "\", which does not exist. Correct the key, or deploy that process together with this one.");
            }
        });
    }
}
