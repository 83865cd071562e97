package dev.tandem.engine;

import java.util.Set;
import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Looks at every case that begins with a message, a signal or a condition: it takes only what its start event declares, and
 * its business key is given by Tandem and not by who sent the message.
 */
class DeclaredStarts extends AbstractBpmnParseListener {

    private static final Set<String> FROM_OUTSIDE = Set.of(
            ActivityTypes.START_EVENT_MESSAGE, ActivityTypes.START_EVENT_SIGNAL, ActivityTypes.START_EVENT_CONDITIONAL);

    @Override
    public void parseProcess(Element process, ProcessDefinitionEntity definition) {
        definition.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) DeclaredStarts::check, 0);
    }

    private static void check(DelegateExecution execution) {
        ExecutionEntity instance = (ExecutionEntity) execution;
        ActivityImpl start = instance.getActivity();
        if (start == null || !FROM_OUTSIDE.contains(start.getProperty(BpmnProperties.TYPE.getName()))) {
            return;
        }
        DeclaredVariables.check(instance.getProcessDefinition(), start.getId(), instance.getVariableNamesLocal());
        if (instance.getBusinessKey() != null && instance.getSuperExecution() == null) {
            instance.setProcessBusinessKey(null);
        }
    }
}
