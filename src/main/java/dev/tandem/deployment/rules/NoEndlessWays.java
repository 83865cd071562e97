package dev.tandem.deployment.rules;

import java.util.List;

/**
 * On every way round a model, somebody or something is waited for: otherwise a case could go round for ever, within one
 * transaction or by job after job.
 */
final class NoEndlessWays implements Rule {

    @Override
    public void check(ModelFile file, Upload upload, Complaints complaints) {
        file.bpmn("process", "subProcess", "transaction").forEach(scope -> {
            FlowGraph graph = FlowGraph.of(scope);
            List<String> way = graph.endlessWay();
            if (!way.isEmpty()) {
                complaints.about(
                        graph.node(way.get(0)),
                        "is on a way that leads round to itself without a wait (" + String.join(", ", way)
                                + "): a case could go round for ever. Draw a user task, a message or a timer of a minute or"
                                + " more into it.");
            }
        });
    }
}
