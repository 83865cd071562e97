package dev.tandem.deployment.rules;

/** Who may start a process comes from Tandem's access settings, never from an upload. */
final class NoStartersInModels implements Workmanship {

    @Override
    public void check(ModelFile file, Upload upload, Complaints complaints) {
        file.bpmn("process")
                .filter(process -> process.camunda("candidateStarterUsers") != null
                        || process.camunda("candidateStarterGroups") != null)
                .forEach(process -> complaints.about(
                        process,
                        "says who may start it (candidate starters). That comes from Tandem's access settings: take it"
                                + " out."));
    }
}
