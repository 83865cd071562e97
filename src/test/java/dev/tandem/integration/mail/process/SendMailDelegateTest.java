package dev.tandem.integration.mail.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.core.EffectKey;
import dev.tandem.integration.mail.CaseMail;
import dev.tandem.integration.mail.CaseMails;
import dev.tandem.integration.mail.MailMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a real engine, because input parameters and the model are what the delegate reads. */
class SendMailDelegateTest {

    private static final String CASE = "INV-000017";
    private static final CurrentDelegate DELEGATE = new CurrentDelegate();
    private static final ProcessEngine ENGINE = engine();

    private final Map<EffectKey, MailMessage> sent = new HashMap<>();
    private final Map<String, String> files = new HashMap<>(Map.of(
            "hello.mustache", "Subject: Hello {{name}}\nText {{name}}", "hello.html.mustache", "<p>{{name}}</p>"));
    private final Feature feature = new Feature();

    @BeforeEach
    void start() {
        DELEGATE.mails = new CaseMails(
                sent::put,
                (definition, name) -> Optional.ofNullable(files.get(name)),
                List.of(new Feature("other"), feature));
        feature.addresses.put("supplier", List.of("rechnung@bergmann.example"));
    }

    @AfterAll
    static void stop() {
        ENGINE.close();
    }

    @Test
    void aMailIsMadeFromTheTemplateAndTheCase() {
        run(task -> task.camundaInputParameter("template", "hello").camundaInputParameter("recipient", "supplier"));

        assertThat(sent)
                .containsExactlyEntriesOf(Map.of(
                        new EffectKey(CASE, "serviceTask_tell", 1),
                        new MailMessage("rechnung@bergmann.example", "Hello A & B", "Text A & B", "<p>A &amp; B</p>")));
    }

    @Test
    void aDeliberateRepetitionHasAKeyOfItsOwn() {
        run(task -> task.camundaInputParameter("template", "hello")
                .camundaInputParameter("recipient", "supplier")
                .camundaInputParameter("round", "${1 + 1}"));

        assertThat(sent).containsOnlyKeys(new EffectKey(CASE, "serviceTask_tell", 2));
    }

    @Test
    void withoutAUsableAddressTheCaseRecordsIt() {
        run(task -> task.camundaInputParameter("template", "hello").camundaInputParameter("recipient", "requester"));
        feature.addresses.put("requester", List.of("a@b.example, c@d.example"));
        run(task -> task.camundaInputParameter("template", "hello").camundaInputParameter("recipient", "requester"));

        assertThat(sent).isEmpty();
        assertThat(feature.withoutAddress).containsExactly(CASE + " requester hello", CASE + " requester hello");
    }

    @Test
    void everybodyInARoleGetsAMailOfTheirOwnOnce() {
        feature.addresses.put("approvers", List.of("a@b.example", "c@d.example", "a@b.example", "no address"));
        for (int attempt = 0; attempt < 2; attempt++) {
            run(task ->
                    task.camundaInputParameter("template", "hello").camundaInputParameter("recipient", "approvers"));
        }

        assertThat(sent.values()).extracting(MailMessage::to).containsExactlyInAnyOrder("a@b.example", "c@d.example");
        assertThat(sent.keySet()).allSatisfy(key -> assertThat(key.value()).doesNotContain("@"));
        assertThat(feature.withoutAddress).isEmpty();
    }

    @Test
    void aMailThatHasBecomePointlessIsNeitherSentNorMissed() {
        run(task ->
                task.camundaInputParameter("template", "hello").camundaInputParameter("recipient", "nobodyAnyMore"));

        assertThat(sent).isEmpty();
        assertThat(feature.withoutAddress).isEmpty();
    }

    @Test
    void aVariableOfTheCaseIsNoInputParameter() {
        assertThatThrownBy(() -> run(task -> task.camundaInputParameter("recipient", "supplier")))
                .hasMessageContaining("serviceTask_tell")
                .hasMessageContaining("input parameter \"template\"");
    }

    @Test
    void aMissingTemplateIsNamed() {
        files.remove("hello.html.mustache");

        assertThatThrownBy(() -> run(task ->
                        task.camundaInputParameter("template", "hello").camundaInputParameter("recipient", "supplier")))
                .hasMessageContaining("hello.html.mustache")
                .hasMessageContaining("test-process");
        assertThat(sent).isEmpty();
    }

    private interface Inputs {
        ServiceTaskBuilder of(ServiceTaskBuilder task);
    }

    private void run(Inputs inputs) {
        ServiceTaskBuilder task = Bpmn.createExecutableProcess("test-process")
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .subProcess()
                .embeddedSubProcess()
                .startEvent()
                .serviceTask("serviceTask_tell")
                .camundaDelegateExpression("${sendMailDelegate}");
        var model = inputs.of(task).endEvent().subProcessDone().endEvent().done();
        ENGINE.getRepositoryService()
                .createDeployment()
                .addModelInstance("test.bpmn", model)
                .deploy();
        ENGINE.getRuntimeService()
                .startProcessInstanceByKey("test-process", CASE, Map.of("template", "other", "round", 7));
    }

    private static ProcessEngine engine() {
        StandaloneInMemProcessEngineConfiguration configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID());
        configuration.setProcessEngineName(UUID.randomUUID().toString());
        configuration.setBeans(new HashMap<>(Map.of("sendMailDelegate", DELEGATE)));
        return configuration.buildProcessEngine();
    }

    /** The real delegate, with the fixtures of the test that runs. */
    private static final class CurrentDelegate implements JavaDelegate {

        @Nullable
        CaseMails mails;

        @Override
        public void execute(DelegateExecution execution) {
            new SendMailDelegate(Objects.requireNonNull(mails)).execute(execution);
        }
    }

    private static final class Feature implements CaseMail {

        final Map<String, List<String>> addresses = new HashMap<>();
        final List<String> withoutAddress = new ArrayList<>();
        private final String process;

        Feature() {
            this("test-process");
        }

        Feature(String process) {
            this.process = process;
        }

        @Override
        public String process() {
            return process;
        }

        @Override
        public Optional<List<Recipient>> recipients(String caseId, String role) {
            return role.equals("nobodyAnyMore")
                    ? Optional.empty()
                    : Optional.of(addresses.getOrDefault(role, List.of()).stream()
                            .map(address -> new Recipient(address, null))
                            .toList());
        }

        @Override
        public Map<String, String> values(String caseId, String template, Recipient to) {
            return Map.of("name", "A & B");
        }

        @Override
        public void noAddress(String caseId, String recipient, String template) {
            withoutAddress.add(caseId + " " + recipient + " " + template);
        }
    }
}
