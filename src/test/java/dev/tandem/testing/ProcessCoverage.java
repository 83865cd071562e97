package dev.tandem.testing;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CompensateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.LinkEventDefinition;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.springframework.boot.test.context.TestComponent;

/**
 * Which flow nodes and flows of a model the tests went through. The community library for it can't be used: it counts link
 * events, which the engine replaces by their flows, as never reached.
 */
@TestComponent
public class ProcessCoverage extends AbstractProcessEnginePlugin {

    private final Set<String> takenFlows = new ConcurrentSkipListSet<>();

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        BpmnParseListener watcher = new AbstractBpmnParseListener() {
            @Override
            public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl flow) {
                flow.addListener(ExecutionListener.EVENTNAME_TAKE, (ExecutionListener)
                        execution -> takenFlows.add(execution.getCurrentTransitionId()));
            }
        };
        engine.getCustomPostBPMNParseListeners().add(watcher);
    }

    /** Ids of flow nodes and flows that no case of this process went through. */
    public Set<String> missed(String processKey, RepositoryService repository, HistoryService history) {
        String definitionId = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(processKey)
                .latestVersion()
                .singleResult()
                .getId();
        Set<String> reached = new TreeSet<>(takenFlows);
        history.createHistoricActivityInstanceQuery().processDefinitionId(definitionId).list().stream()
                .map(HistoricActivityInstance::getActivityId)
                .forEach(reached::add);
        BpmnModelInstance model = repository.getBpmnModelInstance(definitionId);
        Set<String> missed = new TreeSet<>();
        model.getModelElementsByType(SequenceFlow.class).stream()
                // the engine goes right to the event that happened; the event is counted
                .filter(flow -> !(flow.getSource() instanceof EventBasedGateway))
                .forEach(flow -> missed.add(flow.getId()));
        model.getModelElementsByType(FlowNode.class).stream()
                .filter(node -> !isLink(node) && !isCompensation(node))
                .forEach(node -> missed.add(node.getId()));
        missed.removeAll(reached);
        return missed;
    }

    /** The engine goes to the handler without entering the event; the handler is counted. */
    private static boolean isCompensation(FlowNode node) {
        return node instanceof BoundaryEvent
                && !node.getChildElementsByType(CompensateEventDefinition.class).isEmpty();
    }

    private static boolean isLink(FlowNode node) {
        return !node.getChildElementsByType(LinkEventDefinition.class).isEmpty();
    }
}
