package dev.tandem.deployment.rules;

import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a model takes out of a decision table is an output of that table, and leaves it as a single value. */
final class KnownResults implements Workmanship {

    private static final Pattern RESULT = Pattern.compile("decisionResult\\[0]\\.(\\w+)");

    @Override
    public void check(ModelFile file, Upload upload, Complaints complaints) {
        file.bpmn("businessRuleTask").forEach(task -> {
            String mapping = task.camunda("mapDecisionResult");
            if (task.camunda("resultVariable") != null && !"singleEntry".equals(mapping)) {
                complaints.about(
                        task,
                        "keeps the whole result of the decision in a variable. Take single values out of it by output"
                                + " mappings, such as ${decisionResult[0].approverGroup}.");
            }
            upload.files().stream()
                    .flatMap(other -> other.dmn("decision"))
                    .filter(decision -> Objects.equals(decision.attribute("id"), task.camunda("decisionRef")))
                    .findFirst()
                    .ifPresent(decision -> check(task, decision, complaints));
        });
    }

    private static void check(XmlElement task, XmlElement decision, Complaints complaints) {
        Set<String> outputs = decision.all().stream()
                .filter(element -> element.is("output", "variable"))
                .map(output -> output.attribute("name"))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        task.extensions("inputOutput")
                .flatMap(mappings -> mappings.children("outputParameter"))
                .flatMap(mapping -> RESULT.matcher(mapping.text()).results())
                .map(result -> result.group(1))
                .filter(name -> !outputs.contains(name))
                .forEach(name -> complaints.about(
                        task,
                        "takes \"" + name + "\" out of the decision \"" + decision.attribute("id")
                                + "\", which has no such output. There are: "
                                + String.join(", ", new java.util.TreeSet<>(outputs)) + "."));
    }
}
