package dev.tandem.deployment.rules;

/** Activities are repeated by number: what they go over are rows in tables, and no lists in variables. */
final class LoopsByNumber implements Workmanship {

    @Override
    public void check(ModelFile file, Upload upload, Complaints complaints) {
        file.bpmn("multiInstanceLoopCharacteristics")
                .filter(loop -> loop.camunda("collection") != null || loop.camunda("elementVariable") != null)
                .forEach(
                        loop -> complaints.about(
                                loop,
                                "goes over a collection in a variable. Set the loop cardinality, and use ${loopCounter} instead."));
    }
}
