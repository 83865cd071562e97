package dev.tandem.engine;

import java.util.List;
import org.camunda.bpm.engine.BpmnParseException;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.bpmn.parser.FieldDeclaration;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * The engine's parser without its own ways to make or change objects that no artifact factory is asked for: form handlers,
 * which it makes while it parses, and injected fields, which it would write into the listed beans.
 */
class SafeBpmnParse extends BpmnParse {

    SafeBpmnParse(BpmnParser parser) {
        super(parser);
    }

    @Override
    protected void parseStartFormHandlers(List<Element> startEvents, ProcessDefinitionEntity definition) {
        startEvents.forEach(SafeBpmnParse::refuseFormHandler);
        super.parseStartFormHandlers(startEvents, definition);
    }

    @Override
    public TaskDefinition parseTaskDefinition(
            Element task, String key, ActivityImpl activity, ProcessDefinitionEntity definition) {
        refuseFormHandler(task);
        return super.parseTaskDefinition(task, key, activity, definition);
    }

    @Override
    public List<FieldDeclaration> parseFieldDeclarations(Element element) {
        List<FieldDeclaration> fields = super.parseFieldDeclarations(element);
        if (!fields.isEmpty()) {
            throw new BpmnParseException(
                    "The model injects the field \"" + fields.get(0).getName()
                            + "\" into a bean, which Tandem does not do. Use an extension property or an input mapping.",
                    element);
        }
        return fields;
    }

    private static void refuseFormHandler(Element element) {
        if (element.attributeNS(CAMUNDA_BPMN_EXTENSIONS_NS, "formHandlerClass") != null) {
            throw new BpmnParseException(
                    "The model names a formHandlerClass, and Tandem makes objects of no class that a model names. Remove it.",
                    element);
        }
    }
}
