package dev.tandem.engine;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * What a message or a signal may bring with it: the variables that the element which receives it declares, in the extension
 * property {@code variables}, as names with commas between them. It is the element of the model that waits: the start event,
 * the intermediate or boundary event, or the receive task. Without the property it takes none.
 */
final class DeclaredVariables {

    private static final String PROPERTY = "variables";

    private DeclaredVariables() {}

    /**
     * Refuses what the element does not declare.
     *
     * @throws ValueRefusedException in plain words
     */
    static void check(ProcessDefinitionEntity definition, String elementId, Collection<String> names) {
        if (names.isEmpty()) {
            return;
        }
        Set<String> declared = declared(definition, elementId);
        String undeclared =
                names.stream().filter(name -> !declared.contains(name)).sorted().collect(Collectors.joining(", "));
        if (!undeclared.isEmpty()) {
            throw new ValueRefusedException("\"" + elementId + "\" of the process \"" + definition.getKey()
                    + "\" does not take: " + undeclared + ". "
                    + (declared.isEmpty()
                            ? "It takes no variables."
                            : "It takes: " + String.join(", ", new TreeSet<>(declared)) + ".")
                    + " Leave the rest out, or declare it in the model (extension property \"" + PROPERTY + "\").");
        }
    }

    private static Set<String> declared(ProcessDefinitionEntity definition, String elementId) {
        ModelElementInstance element = Context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findBpmnModelInstanceForProcessDefinition(definition)
                .getModelElementById(elementId);
        if (!(element instanceof BaseElement base) || base.getExtensionElements() == null) {
            return Set.of();
        }
        return base.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .filter(property -> PROPERTY.equals(property.getCamundaName()))
                .flatMap(property -> property.getCamundaValue() == null
                        ? Stream.empty()
                        : Arrays.stream(property.getCamundaValue().split(",")))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
