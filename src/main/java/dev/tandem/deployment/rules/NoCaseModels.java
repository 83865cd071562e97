package dev.tandem.deployment.rules;

/** No CMMN: Tandem runs processes and decisions only. */
final class NoCaseModels implements Rule {

    @Override
    public void check(ModelFile file, Upload upload, Complaints complaints) {
        if (file.kind() == ModelFile.Kind.CASE) {
            complaints.aboutFile("is a case model (CMMN), and Tandem runs none. Draw it as a process (BPMN).");
        }
    }
}
