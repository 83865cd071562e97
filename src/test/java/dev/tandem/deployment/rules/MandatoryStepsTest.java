package dev.tandem.deployment.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The way from an application to a customer can't be drawn past the screening, whatever one draws. */
@Tag("once")
class MandatoryStepsTest {

    private static final String SCREENING = "serviceTask_screenPerson";
    private static final String RELEASE = "serviceTask_releaseCustomer";

    @ParameterizedTest
    @ValueSource(
            strings = {
                RELEASE,
                "serviceTask_openInAccounting",
                "serviceTask_registerInCrm",
                "serviceTask_createAccess",
                "serviceTask_welcomeCustomer"
            })
    void theShippedModelHasNoWayAroundTheScreening(String step) {
        assertThat(waysOf(shipped()).leadTo(step, SCREENING)).isFalse();
        assertThat(waysOf(shipped()).leadTo(step, "serviceTask_nowhere"))
                .as("it can be reached at all")
                .isTrue();
    }

    static Stream<Arguments> drawnAround() {
        return Stream.of(
                Arguments.of(
                        "the answer leads on to the risk",
                        "sourceRef=\"gateway_complete\" targetRef=\"subProcess_screen\"",
                        "sourceRef=\"gateway_complete\" targetRef=\"businessRuleTask_assessRisk\""),
                Arguments.of(
                        "inside of the screening a flow leads to its end",
                        "sourceRef=\"startEvent_screen\" targetRef=\"serviceTask_screenPerson\"",
                        "sourceRef=\"startEvent_screen\" targetRef=\"endEvent_screened\""),
                Arguments.of(
                        "the examination is left out",
                        "sourceRef=\"gateway_beforeExamination\" targetRef=\"subProcess_examine\"",
                        "sourceRef=\"gateway_beforeExamination\" targetRef=\"gateway_beforeRelease\""),
                Arguments.of(
                        "an error that ends the examination leads on",
                        "sourceRef=\"boundary_declined\" targetRef=\"gateway_beforeDecline\"",
                        "sourceRef=\"boundary_declined\" targetRef=\"gateway_beforeRelease\""),
                Arguments.of(
                        "nobody catches the error of an application that is declined",
                        "attachedToRef=\"subProcess_examine\">\n      <bpmn:outgoing>flow_declined_beforeDecline",
                        "attachedToRef=\"subProcess_setUp\">\n      <bpmn:outgoing>flow_declined_beforeDecline"),
                Arguments.of(
                        "a link jumps",
                        "<bpmn:linkEventDefinition id=\"linkThrow_changed_link\" name=\"Examine again\" />",
                        "<bpmn:linkEventDefinition id=\"linkThrow_changed_link\" name=\"Set up again\" />"),
                Arguments.of(
                        "a second start",
                        "<bpmn:startEvent id=\"startEvent_applicationReceived\"",
                        "<bpmn:startEvent id=\"startEvent_other\" /><bpmn:sequenceFlow id=\"x\""
                                + " sourceRef=\"startEvent_other\" targetRef=\"gateway_beforeRelease\" />"
                                + "<bpmn:startEvent id=\"startEvent_applicationReceived\""),
                Arguments.of(
                        "the screening as often as a variable says",
                        "<bpmn:startEvent id=\"startEvent_screen\"",
                        "<bpmn:multiInstanceLoopCharacteristics /><bpmn:startEvent id=\"startEvent_screen\""),
                Arguments.of(
                        "an event sub-process sets up",
                        "sourceRef=\"startEvent_erasure\" targetRef=\"serviceTask_forgetCustomer\" />",
                        "sourceRef=\"startEvent_erasure\" targetRef=\"serviceTask_releaseCustomer\" />"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("drawnAround")
    void whateverIsDrawnAroundTheScreeningIsNoticed(String what, String drawn, String instead) {
        String model = shipped();
        assertThat(model).as("what the test changes").contains(drawn);

        assertThat(waysOf(model.replace(drawn, instead)).leadTo(RELEASE, SCREENING))
                .isTrue();
    }

    @Test
    void theFindingSaysWhatToDo() {
        ModelFile file = file(shipped()
                .replace(
                        "sourceRef=\"gateway_complete\" targetRef=\"subProcess_screen\"",
                        "sourceRef=\"gateway_complete\" targetRef=\"businessRuleTask_assessRisk\""));
        MandatorySteps rule = new MandatorySteps();
        Complaints complaints = new Complaints(file, rule);

        rule.check(file, new Upload(List.of(file), new OnboardingSurroundings()), complaints);

        assertThat(complaints.findings())
                .singleElement()
                .asString()
                .contains("has a way to serviceTask_releaseCustomer that does not pass serviceTask_screenPerson");
    }

    private static Ways waysOf(String model) {
        return new Ways(file(model).bpmn("process").findFirst().orElseThrow());
    }

    private static ModelFile file(String model) {
        return ModelFile.of("customer-onboarding.bpmn", model.getBytes(StandardCharsets.UTF_8));
    }

    private static String shipped() {
        try {
            return Files.readString(Path.of("processes/customer-onboarding/customer-onboarding.bpmn"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class OnboardingSurroundings implements Surroundings {

        @Override
        public Map<String, Set<String>> requiredBefore(String processKey) {
            return Map.of(RELEASE, Set.of(SCREENING));
        }

        @Override
        public Set<String> listedBeans() {
            return Set.of();
        }

        @Override
        public boolean hasProcess(String key) {
            return false;
        }

        @Override
        public boolean hasDecision(String key) {
            return false;
        }

        @Override
        public boolean hasForm(String id) {
            return false;
        }

        @Override
        public Set<String> requiredIds(String processKey) {
            return Set.of();
        }

        @Override
        public boolean hasPage(String path) {
            return false;
        }
    }
}
