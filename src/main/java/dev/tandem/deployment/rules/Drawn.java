package dev.tandem.deployment.rules;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Everything that runs is drawn. */
final class Drawn implements Workmanship {

    private static final String[] EVENTS_GATEWAYS_AND_FLOWS = {
        "startEvent",
        "endEvent",
        "intermediateCatchEvent",
        "intermediateThrowEvent",
        "boundaryEvent",
        "exclusiveGateway",
        "parallelGateway",
        "inclusiveGateway",
        "eventBasedGateway",
        "sequenceFlow"
    };

    @Override
    public void check(ModelFile file, Upload upload, Complaints complaints) {
        Set<String> drawn = new HashSet<>();
        file.bpmn("BPMNShape", "BPMNEdge")
                .filter(Drawn::hasPlace)
                .forEach(shape -> drawn.add(shape.attribute("bpmnElement")));
        Stream.concat(file.bpmn(BpmnVocabulary.ACTIVITIES), file.bpmn(EVENTS_GATEWAYS_AND_FLOWS))
                .filter(element -> !drawn.contains(element.attribute("id")))
                .forEach(element -> complaints.about(
                        element, "is not drawn. Draw it in Camunda Modeler, so that people see where their case is."));
    }

    private static boolean hasPlace(XmlElement shape) {
        return shape.attribute("bpmnElement") != null
                && (shape.is("BPMNShape")
                        ? shape.child("Bounds").isPresent()
                        : shape.children("waypoint").count() > 1);
    }
}
