package dev.tandem.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.testing.TandemTest;
import dev.tandem.testing.bare.BareEngine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Camunda Forms declare variables as embedded forms do; the browser's checks are the server's too. */
@TandemTest
class CamundaFormsTest {

    private static final String MODEL = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="t">
              <bpmn:process id="asking" isExecutable="true" camunda:historyTimeToLive="P1D">
                <bpmn:startEvent id="start"/>
                <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="ask"/>
                <bpmn:userTask id="ask" name="Ask" camunda:candidateGroups="clerks" %s/>
              </bpmn:process>
            </bpmn:definitions>""";

    private static final String FORM = """
            {"id": "askForm", "type": "default", "schemaVersion": 16, "components": [
              {"type": "text", "text": "# Facts"},
              {"type": "textfield", "key": "note", "label": "Note", "validate": {"required": true, "maxLength": 10}},
              {"type": "group", "components": [
                {"type": "number", "key": "days", "label": "Days", "validate": {"min": 1, "max": 30}},
                {"type": "checkbox", "key": "checked", "label": "Checked"}]},
              {"type": "select", "key": "colour", "label": "Colour", "values": [{"label": "Red", "value": "red"}]},
              {"type": "textfield", "key": "shown", "label": "Shown", "readonly": true}]}""";

    @Autowired
    private DataSource database;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private FormService forms;

    @Autowired
    private IdentityService identity;

    @AfterEach
    void signOut() {
        identity.clearAuthentication();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "camunda:formRef=\"askForm\" camunda:formRefBinding=\"deployment\"",
                "camunda:formKey=\"camunda-forms:deployment:ask.form\""
            })
    void aTaskTakesWhatItsCamundaFormDeclares(String form) {
        ProcessEngine bare = BareEngine.on(database);
        try {
            bare.getRepositoryService()
                    .createDeployment()
                    .addString("asking.bpmn", MODEL.formatted(form))
                    .addString("ask.form", FORM)
                    .deploy();
        } finally {
            bare.close();
        }
        String instance = runtime.startProcessInstanceByKey("asking").getId();
        String task = tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
        identity.setAuthentication("clerk", List.of("clerks"));

        refused(task, Map.of(), "\"Note\" is missing");
        refused(task, Map.of("note", "a", "amount", 1), "has no field for: amount");
        refused(task, Map.of("note", "eleven chars"), "\"Note\" is too long");
        refused(task, Map.of("note", "a", "days", 31), "\"Days\" must be at most 30");
        refused(task, Map.of("note", "a", "days", 0), "\"Days\" must be at least 1");
        refused(task, Map.of("note", "a", "days", "two"), "\"Days\" must be a number");
        refused(task, Map.of("note", "a", "checked", "yes"), "\"Checked\" must be yes or no");
        refused(task, Map.of("note", "a", "colour", "blue"), "\"Colour\" can't be \"blue\"");
        Map<String, Object> good = new HashMap<>(
                Map.of("note", "a", "days", 3, "checked", true, "colour", "red", "shown", "changed by hand"));
        var written = forms.submitTaskFormWithVariablesInReturn(task, good, false);

        assertThat(written).containsEntry("note", "a").containsEntry("days", 3).containsEntry("checked", true);
        assertThat(written).doesNotContainKey("shown");
    }

    private void refused(String task, Map<String, Object> values, String sentence) {
        assertThatThrownBy(() -> forms.submitTaskForm(task, values))
                .isInstanceOf(FormFieldValidationException.class)
                .hasMessageContaining(sentence);
    }
}
