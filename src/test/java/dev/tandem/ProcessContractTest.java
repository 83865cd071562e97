package dev.tandem;

import static dev.tandem.ProcessFolder.extension;
import static dev.tandem.ProcessFolder.files;
import static dev.tandem.ProcessFolder.input;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.tandem.ProcessFolder.Model;
import dev.tandem.ProcessFolder.Written;
import dev.tandem.core.ProcessVariable;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOutputParameter;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.InformationRequirement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Variable;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.SimpleBeanDefinitionRegistry;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.util.ClassUtils;

/**
 * Holds models and program against each other, in both directions. Works on all of {@code processes/}, and says for each
 * difference where it is.
 */
class ProcessContractTest extends ModelTest {

    private static final Path FORMS = Path.of("src/main/resources/static/forms");
    private static final String EMBEDDED = "embedded:/forms/";

    private static final String LITERAL = "(?:'[^'\"]*'|-?\\d+(?:\\.\\d+)?|true|false|null)";
    private static final String COMPARISON = "!?" + PATH + "(?: (?:==|!=|<=?|>=?) " + LITERAL + ")?";
    private static final Pattern EXPRESSION =
            Pattern.compile("\\$\\{" + COMPARISON + "(?: (?:&&|\\|\\|) " + COMPARISON + ")*}");
    private static final Pattern BEAN = Pattern.compile("\\$\\{([a-z]\\w*(?:Delegate|Listener))}");
    private static final Pattern DECISION = Pattern.compile("\\bdecision == '([^']*)'");
    private static final Set<String> GIVEN_BY_THE_ENGINE =
            Set.of("decisionResult", "loopCounter", "true", "false", "null");

    private static final Map<String, Class<?>> BEANS = beans();
    private static final List<Field> CONSTANTS = constants();

    @Test
    void everyDelegateAndListenerOfAModelIsABeanOfItsKind() {
        for (Model model : models) {
            model.all(ServiceTask.class)
                    .forEach(task -> checkBean(model, task, task.getCamundaDelegateExpression(), JavaDelegate.class));
            model.all(SendTask.class)
                    .forEach(task -> checkBean(model, task, task.getCamundaDelegateExpression(), JavaDelegate.class));
            model.all(BaseElement.class).forEach(element -> {
                extension(element, CamundaExecutionListener.class)
                        .forEach(listener -> checkBean(
                                model, element, listener.getCamundaDelegateExpression(), ExecutionListener.class));
                extension(element, CamundaTaskListener.class)
                        .forEach(listener ->
                                checkBean(model, element, listener.getCamundaDelegateExpression(), TaskListener.class));
            });
        }
        nothingIsWrong();
    }

    @Test
    void aServiceTaskIsNamedLikeItsDelegate() {
        each(ServiceTask.class, (model, task) -> {
            String own = "${" + task.getId().replaceFirst("^serviceTask_", "") + "Delegate}";
            String called = task.getCamundaDelegateExpression();
            if (!own.equals(called) && !"${sendMailDelegate}".equals(called)) {
                complain(model, task, "calls " + called + " instead of " + own);
            }
        });
    }

    @Test
    void everyDelegateAndListenerOfTheProgramIsNamedInAModel() {
        String written = allWritten().map(Written::value).collect(Collectors.joining("\n"));
        BEANS.forEach((name, type) -> {
            boolean forModels = JavaDelegate.class.isAssignableFrom(type)
                    || ((TaskListener.class.isAssignableFrom(type) || ExecutionListener.class.isAssignableFrom(type))
                            && type.getPackageName().endsWith(".process"));
            if (forModels && !written.contains("${" + name + "}")) {
                wrong.add(type.getName() + " is named in no model");
            }
        });
        nothingIsWrong();
    }

    @Test
    void everyFormIsNamedInAModel() {
        Set<String> keys = allWritten()
                .filter(place -> place.name().equals("formKey"))
                .map(Written::value)
                .collect(Collectors.toSet());
        files(FORMS, ".html").forEach(form -> {
            Path below = FORMS.relativize(form);
            boolean wholeForm = below.getNameCount() == 2 && !below.startsWith("parts");
            if (wholeForm && !keys.contains(EMBEDDED + below.toString().replace('\\', '/'))) {
                wrong.add(form + " is named in no model");
            }
        });
        nothingIsWrong();
    }

    @Test
    void aFormOffersEveryDecisionThatTheModelAsksFor() {
        each(UserTask.class, (model, task) -> {
            Set<String> asked = new TreeSet<>();
            decisionsAfter(task, asked, new HashSet<>());
            Path form = form(task.getCamundaFormKey());
            if (form != null && Files.exists(form)) {
                asked.removeAll(offered(form));
            }
            if (!asked.isEmpty()) {
                complain(model, task, "goes on with the decisions " + asked + ", which its form does not offer");
            }
        });
    }

    @Test
    void everyMailOfAModelHasItsTextAndEveryTextIsUsed() {
        for (ProcessFolder folder : folders) {
            Path mail = folder.path().resolve("mail");
            Set<Path> used = new HashSet<>();
            for (Model model : folder.models()) {
                for (ServiceTask task : model.all(ServiceTask.class)) {
                    if ("${sendMailDelegate}".equals(task.getCamundaDelegateExpression())) {
                        String template = input(task, "template").orElse("");
                        for (String ending : List.of(".mustache", ".html.mustache")) {
                            Path text = mail.resolve(template + ending);
                            used.add(text);
                            if (!Files.exists(text)) {
                                complain(model, task, "sends a mail without a text: " + text + " does not exist");
                            }
                        }
                        if (input(task, "recipient").isEmpty()) {
                            complain(model, task, "sends a mail to nobody: the input parameter recipient is missing");
                        }
                    }
                }
            }
            // what the program sends for tasks of any model
            for (String template : List.of("task-reminder", "task-escalation")) {
                used.add(mail.resolve(template + ".mustache"));
                used.add(mail.resolve(template + ".html.mustache"));
            }
            files(mail, ".mustache")
                    .filter(text -> !used.contains(text))
                    .forEach(text -> wrong.add(text + " is sent by no task"));
        }
        nothingIsWrong();
    }

    @Test
    void expressionsReachOnlyVariablesThatProgramOrModelKnow() {
        Set<String> known = new HashSet<>(GIVEN_BY_THE_ENGINE);
        variables().forEach(variable -> known.add(variable.name()));
        for (Model model : models) {
            Set<String> knownHere = new HashSet<>(known);
            model.all(CamundaOutputParameter.class).forEach(output -> knownHere.add(output.getCamundaName()));
            for (Written place : model.written()) {
                if (!place.value().contains("${") && !place.value().contains("#{")) {
                    continue;
                }
                String where = model.file() + ", " + place.where() + ": ";
                if (place.name().equals("delegateExpression")) {
                    if (!BEAN.matcher(place.value()).matches()) {
                        wrong.add(where + place.value() + " names no delegate or listener");
                    }
                } else if (!EXPRESSION.matcher(place.value()).matches()) {
                    wrong.add(where + place.value() + " does more than to look at variables");
                } else {
                    roots(place.value())
                            .filter(variable -> !knownHere.contains(variable))
                            .forEach(variable -> wrong.add(where + "the variable " + variable + " is unknown"));
                }
            }
        }
        nothingIsWrong();
    }

    @Test
    void decisionTablesAskOnlyForVariablesThatTheProgramKnows() {
        Set<String> variables = variables().stream().map(ProcessVariable::name).collect(Collectors.toSet());
        Set<String> askedByModels = askedByModels();
        Set<String> handedOver = namesInTheProgram();
        eachDecision((folder, decision) -> {
            // what the program asks itself, it gives what it likes to
            Set<String> known = askedByModels.contains(decision.getId()) ? variables : handedOver;
            decision.getChildElementsByType(DecisionTable.class).stream()
                    .flatMap(table -> table.getInputs().stream())
                    .map(Input::getInputExpression)
                    .map(input -> input.getText().getTextContent().strip())
                    .filter(variable -> !known.contains(variable))
                    .filter(variable -> !resultsOfRequired(decision).contains(variable))
                    .forEach(variable -> wrong.add(
                            folder.path() + ", " + decision.getId() + ": the variable " + variable + " is unknown"));
        });
    }

    /** Decisions that models ask, with those that these build on. */
    private Set<String> askedByModels() {
        Set<String> asked = models.stream()
                .flatMap(model -> model.all(BusinessRuleTask.class).stream())
                .map(BusinessRuleTask::getCamundaDecisionRef)
                .collect(Collectors.toSet());
        for (int before = -1; before != asked.size(); ) {
            before = asked.size();
            eachDecision((folder, decision) -> {
                if (asked.contains(decision.getId())) {
                    required(decision).forEach(required -> asked.add(required.getId()));
                }
            });
        }
        return asked;
    }

    private static Stream<Decision> required(Decision decision) {
        return decision.getChildElementsByType(InformationRequirement.class).stream()
                .map(InformationRequirement::getRequiredDecision)
                .filter(Objects::nonNull);
    }

    private static Set<String> resultsOfRequired(Decision decision) {
        return required(decision)
                .flatMap(required -> Stream.concat(
                        required.getChildElementsByType(DecisionTable.class).stream()
                                .flatMap(table -> table.getOutputs().stream())
                                .map(Output::getName),
                        required.getChildElementsByType(Variable.class).stream().map(Variable::getName)))
                .collect(Collectors.toSet());
    }

    private static Set<String> namesInTheProgram() {
        Pattern name = Pattern.compile("\"(\\w+)\"");
        Set<String> names = new HashSet<>();
        files(Path.of("src/main/java"), ".java")
                .forEach(file -> name.matcher(read(file)).results().forEach(found -> names.add(found.group(1))));
        return names;
    }

    @Test
    void everyNameThatTheProgramKeepsExistsInAModel() {
        Set<String> names = allWritten()
                .filter(place -> Set.of("id", "errorCode", "name").contains(place.name()))
                .map(Written::value)
                .collect(Collectors.toSet());
        folders.forEach(folder -> names.addAll(folder.decisionKeys()));
        constants(String.class).forEach((field, name) -> {
            if (!names.contains(name)) {
                wrong.add(field + ": no model has an element with the id, error code or message name \"" + name + "\"");
            }
        });
        assertThat(constants(String.class)).isNotEmpty();
        nothingIsWrong();
    }

    private void checkBean(Model model, BaseElement element, @Nullable String expression, Class<?> kind) {
        var name = BEAN.matcher(expression == null ? "" : expression);
        if (!name.matches()) {
            complain(model, element, "calls " + expression + " instead of a bean ${...Delegate} or ${...Listener}");
            return;
        }
        Class<?> bean = BEANS.get(name.group(1));
        if (bean == null) {
            complain(
                    model,
                    element,
                    "calls " + expression + ", and there is no class "
                            + name.group(1).substring(0, 1).toUpperCase()
                            + name.group(1).substring(1));
        } else if (!kind.isAssignableFrom(bean)) {
            complain(model, element, "calls " + expression + ", which is no " + kind.getSimpleName());
        }
    }

    private static @Nullable Path form(@Nullable String key) {
        return key != null && key.startsWith(EMBEDDED) ? FORMS.resolve(key.substring(EMBEDDED.length())) : null;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Values of the variable "decision" that the form lets people choose. */
    private static Set<String> offered(Path form) {
        var fields = Jsoup.parse(read(form)).select("[cam-variable-name=decision]");
        return Stream.concat(
                        fields.select("[type=radio], [type=hidden]").eachAttr("value").stream(),
                        fields.select("option").eachAttr("value").stream())
                .collect(Collectors.toSet());
    }

    /** Values that the questions right after a task compare the decision with. */
    private static void decisionsAfter(FlowNode node, Set<String> found, Set<FlowNode> seen) {
        for (SequenceFlow flow : node.getOutgoing()) {
            if (flow.getConditionExpression() != null) {
                DECISION.matcher(flow.getConditionExpression().getTextContent())
                        .results()
                        .forEach(match -> found.add(match.group(1)));
            }
            if (flow.getTarget() instanceof Gateway gateway && seen.add(gateway)) {
                decisionsAfter(gateway, found, seen);
            }
        }
    }

    private static Stream<String> roots(String expression) {
        String withoutTexts = expression.replaceAll("'[^']*'", "");
        return Pattern.compile(PATH)
                .matcher(withoutTexts)
                .results()
                .map(MatchResult::group)
                .map(path -> path.replaceFirst("[.\\[].*", ""));
    }

    /** Spring beans of the program by name. */
    static Map<String, Class<?>> beans() {
        var names = new AnnotationBeanNameGenerator();
        var registry = new SimpleBeanDefinitionRegistry();
        Map<String, Class<?>> beans = new LinkedHashMap<>();
        for (var bean : new ClassPathScanningCandidateComponentProvider(true).findCandidateComponents("dev.tandem")) {
            String className = String.valueOf(bean.getBeanClassName());
            beans.put(
                    names.generateBeanName(bean, registry),
                    ClassUtils.resolveClassName(className, ProcessContractTest.class.getClassLoader()));
        }
        return beans;
    }

    @SuppressWarnings("rawtypes")
    private static List<ProcessVariable> variables() {
        return List.copyOf(constants(ProcessVariable.class).values());
    }

    /** Constants of this type in the classes that declare process variables: by field. */
    private static <T> Map<String, T> constants(Class<T> type) {
        return CONSTANTS.stream()
                .filter(field -> field.getType() == type)
                .collect(Collectors.toMap(
                        field -> field.getDeclaringClass().getSimpleName() + "." + field.getName(),
                        field -> type.cast(value(field))));
    }

    private static List<Field> constants() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.tandem").stream()
                        .filter(candidate -> candidate.getPackageName().endsWith(".process"))
                        .map(candidate -> candidate.reflect())
                        .filter(candidate -> Arrays.stream(candidate.getDeclaredFields())
                                .anyMatch(field -> field.getType() == ProcessVariable.class))
                        .flatMap(candidate -> Arrays.stream(candidate.getDeclaredFields()))
                        .toList();
    }

    private static Object value(Field field) {
        try {
            field.setAccessible(true);
            return Objects.requireNonNull(field.get(null), field.getName());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
