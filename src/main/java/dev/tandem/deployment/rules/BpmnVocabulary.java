package dev.tandem.deployment.rules;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The elements and attributes that BPMN models may have. What is not here is refused. */
final class BpmnVocabulary {

    /** What is done, by people or by the program. */
    static final String[] ACTIVITIES = {
        "task",
        "manualTask",
        "userTask",
        "serviceTask",
        "sendTask",
        "receiveTask",
        "businessRuleTask",
        "callActivity",
        "subProcess",
        "transaction"
    };

    static final Set<String> ELEMENTS = Set.of(
            "definitions",
            "process",
            "documentation",
            "extensionElements",
            // events
            "startEvent",
            "endEvent",
            "intermediateCatchEvent",
            "intermediateThrowEvent",
            "boundaryEvent",
            "timerEventDefinition",
            "messageEventDefinition",
            "signalEventDefinition",
            "errorEventDefinition",
            "escalationEventDefinition",
            "compensateEventDefinition",
            "cancelEventDefinition",
            "terminateEventDefinition",
            "linkEventDefinition",
            "conditionalEventDefinition",
            "timeDate",
            "timeDuration",
            "timeCycle",
            "condition",
            "message",
            "signal",
            "error",
            "escalation",
            // activities
            "task",
            "manualTask",
            "userTask",
            "serviceTask",
            "sendTask",
            "receiveTask",
            "businessRuleTask",
            "callActivity",
            "subProcess",
            "transaction",
            "multiInstanceLoopCharacteristics",
            "loopCardinality",
            "completionCondition",
            // gateways and flows
            "exclusiveGateway",
            "parallelGateway",
            "inclusiveGateway",
            "eventBasedGateway",
            "sequenceFlow",
            "conditionExpression",
            "incoming",
            "outgoing",
            // what is drawn and not run
            "collaboration",
            "participant",
            "messageFlow",
            "laneSet",
            "childLaneSet",
            "lane",
            "flowNodeRef",
            "group",
            "category",
            "categoryValue",
            "categoryValueRef",
            "textAnnotation",
            "text",
            "association",
            "dataObject",
            "dataObjectReference",
            "dataStore",
            "dataStoreReference",
            "dataInputAssociation",
            "dataOutputAssociation",
            "sourceRef",
            "targetRef",
            "property",
            "ioSpecification",
            "dataInput",
            "dataOutput",
            "inputSet",
            "outputSet",
            "dataInputRefs",
            "dataOutputRefs",
            "inputSetRefs",
            "outputSetRefs",
            "dataState");

    static final Set<String> DIAGRAM = Set.of(
            "BPMNDiagram",
            "BPMNPlane",
            "BPMNShape",
            "BPMNEdge",
            "BPMNLabel",
            "BPMNLabelStyle",
            "Bounds",
            "Font",
            "waypoint");

    /** Attributes without a namespace, of elements of BPMN. */
    static final Set<String> ATTRIBUTES = Set.of(
            "id",
            "name",
            "targetNamespace",
            "exporter",
            "exporterVersion",
            "expressionLanguage",
            "typeLanguage",
            "isExecutable",
            "isClosed",
            "processType",
            "isForCompensation",
            "startQuantity",
            "completionQuantity",
            "default",
            "gatewayDirection",
            "instantiate",
            "eventGatewayType",
            "sourceRef",
            "targetRef",
            "isImmediate",
            "attachedToRef",
            "cancelActivity",
            "isInterrupting",
            "parallelMultiple",
            "calledElement",
            "triggeredByEvent",
            "messageRef",
            "signalRef",
            "errorRef",
            "escalationRef",
            "activityRef",
            "waitForCompletion",
            "errorCode",
            "escalationCode",
            "itemSubjectRef",
            "dataObjectRef",
            "dataStoreRef",
            "isCollection",
            "isUnlimited",
            "capacity",
            "isSequential",
            "behavior",
            "processRef",
            "method",
            "implementation",
            "textFormat",
            "associationDirection",
            "categoryValueRef",
            "value",
            "evaluatesToTypeRef");

    private static final Set<String> TEMPLATE =
            Set.of("modelerTemplate", "modelerTemplateVersion", "modelerTemplateIcon");
    private static final Set<String> JOB = Set.of("asyncBefore", "asyncAfter", "async", "exclusive", "jobPriority");
    private static final Set<String> FORM = Set.of("formKey", "formRef", "formRefBinding", "formRefVersion");
    private static final Set<String> DECISION = Set.of(
            "decisionRef",
            "decisionRefBinding",
            "decisionRefVersion",
            "decisionRefVersionTag",
            "mapDecisionResult",
            "resultVariable");

    private static final Set<String> ANY_NODE = union(JOB, TEMPLATE);

    /** Attributes of Camunda's, by the element of BPMN that may have them. */
    private static final Map<String, Set<String>> CAMUNDA_ATTRIBUTES = Map.ofEntries(
            Map.entry("definitions", Set.of("diagramRelationId")),
            Map.entry(
                    "process",
                    union(TEMPLATE, Set.of("versionTag", "historyTimeToLive", "isStartableInTasklist", "jobPriority"))),
            Map.entry("startEvent", union(ANY_NODE, FORM, Set.of("initiator"))),
            Map.entry("endEvent", ANY_NODE),
            Map.entry("intermediateCatchEvent", ANY_NODE),
            Map.entry("intermediateThrowEvent", ANY_NODE),
            Map.entry("boundaryEvent", ANY_NODE),
            Map.entry("task", ANY_NODE),
            Map.entry("manualTask", ANY_NODE),
            Map.entry(
                    "userTask",
                    union(
                            ANY_NODE,
                            FORM,
                            Set.of(
                                    "assignee",
                                    "candidateUsers",
                                    "candidateGroups",
                                    "dueDate",
                                    "followUpDate",
                                    "priority"))),
            Map.entry("serviceTask", union(ANY_NODE, Set.of("delegateExpression"))),
            Map.entry("sendTask", union(ANY_NODE, Set.of("delegateExpression"))),
            Map.entry("businessRuleTask", union(ANY_NODE, DECISION, Set.of("delegateExpression"))),
            Map.entry("receiveTask", ANY_NODE),
            Map.entry(
                    "callActivity",
                    union(ANY_NODE, Set.of("calledElementBinding", "calledElementVersion", "calledElementVersionTag"))),
            Map.entry("subProcess", ANY_NODE),
            Map.entry("transaction", ANY_NODE),
            Map.entry("exclusiveGateway", ANY_NODE),
            Map.entry("parallelGateway", ANY_NODE),
            Map.entry("inclusiveGateway", ANY_NODE),
            Map.entry("eventBasedGateway", ANY_NODE),
            Map.entry("sequenceFlow", TEMPLATE),
            Map.entry("multiInstanceLoopCharacteristics", union(JOB, Set.of("collection", "elementVariable"))),
            Map.entry("messageEventDefinition", Set.of("delegateExpression")),
            Map.entry("signalEventDefinition", Set.of("async")),
            Map.entry("timerEventDefinition", Set.of("exclusive")),
            Map.entry("errorEventDefinition", Set.of("errorCodeVariable", "errorMessageVariable")),
            Map.entry("escalationEventDefinition", Set.of("escalationCodeVariable")),
            Map.entry("conditionalEventDefinition", Set.of("variableName", "variableEvents")),
            Map.entry("error", Set.of("errorMessage")));

    /** Camunda's own elements, and the attributes that they may have. */
    private static final Map<String, Set<String>> EXTENSIONS = Map.of(
            "properties", Set.of(),
            "property", Set.of("id", "name", "value"),
            "executionListener", Set.of("event", "delegateExpression"),
            "taskListener", Set.of("id", "event", "delegateExpression"),
            "inputOutput", Set.of(),
            "inputParameter", Set.of("name"),
            "outputParameter", Set.of("name"),
            "failedJobRetryTimeCycle", Set.of(),
            "in", Set.of("source", "sourceExpression", "target", "variables", "local", "businessKey"),
            "out", Set.of("source", "sourceExpression", "target", "variables", "local"));

    /** Where Camunda's own elements stand, if not right in the extension elements. */
    private static final Map<String, String> INSIDE = Map.of(
            "property", "properties",
            "inputParameter", "inputOutput",
            "outputParameter", "inputOutput");

    /** What other rules refuse wherever it stands, with a sentence of their own. */
    static final Set<String> REFUSED_ELEMENTS = Set.of(
            "script",
            "scriptTask",
            "connector",
            "connectorId",
            "import",
            "formData",
            "formField",
            "formProperty",
            "validation",
            "constraint");

    /** The same for attributes. */
    static final Set<String> REFUSED_ATTRIBUTES = Set.of(
            "class",
            "expression",
            "formHandlerClass",
            "variableMappingClass",
            "variableMappingDelegateExpression",
            "type",
            "topic",
            "resource",
            "scriptFormat",
            "language",
            "candidateStarterUsers",
            "candidateStarterGroups");

    private BpmnVocabulary() {}

    static boolean mayHave(XmlElement element, String camundaAttribute) {
        return CAMUNDA_ATTRIBUTES.getOrDefault(element.name(), Set.of()).contains(camundaAttribute);
    }

    static boolean isExtension(String name) {
        return EXTENSIONS.containsKey(name);
    }

    static boolean extensionMayHave(XmlElement extension, String attribute) {
        return EXTENSIONS.getOrDefault(extension.name(), Set.of()).contains(attribute);
    }

    /** The name of the element that this one of Camunda's has to stand in. */
    static String placeOf(String extension) {
        return INSIDE.getOrDefault(extension, "extensionElements");
    }

    @SafeVarargs
    private static Set<String> union(Set<String>... sets) {
        Set<String> all = new HashSet<>();
        for (Set<String> set : sets) {
            all.addAll(set);
        }
        return Set.copyOf(all);
    }
}
