package dev.tandem.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server takes from the forms of customer onboarding, whatever the browser sends. */
@Tag("once")
class OnboardingFormsTest {

    @ParameterizedTest
    @ValueSource(strings = {"reviewHit", "confirmClearing", "acceptRisk", "resolveSettingUp", "followUp"})
    void aFormDeclaresItsDecisionAndReasonAndNothingElse(String form) {
        assertThat(new FormFields().of("embedded:/forms/customer-onboarding/" + form + ".html"))
                .extracting(FormField::name)
                .containsExactlyInAnyOrder("decision", "reason");
        assertThatThrownBy(() -> submit(form, Map.of("decision", "clear", "reason", "x", "riskClass", "low")))
                .isInstanceOf(FormFieldValidationException.class)
                .hasMessageContaining("riskClass");
    }

    @ParameterizedTest
    @CsvSource({
        "reviewHit, clear, true",
        "reviewHit, confirm, true",
        "confirmClearing, agree, false",
        "confirmClearing, disagree, true",
        "acceptRisk, accept, true",
        "acceptRisk, decline, true",
        "resolveSettingUp, tryAgain, false",
        "resolveSettingUp, examineAgain, false",
        "resolveSettingUp, giveUp, true",
        "followUp, contacted, true",
    })
    void aReasonIsRequiredWhereSomebodyAnswersForIt(String form, String decision, boolean required) {
        assertThat(submit(form, Map.of("decision", decision, "reason", "Born in another year.")))
                .containsEntry("decision", decision)
                .containsEntry("reason", "Born in another year.");
        for (Map<String, Object> without : List.<Map<String, Object>>of(
                Map.of("decision", decision), Map.of("decision", decision, "reason", " "))) {
            if (required) {
                assertThatThrownBy(() -> submit(form, without))
                        .isInstanceOf(FormFieldValidationException.class)
                        .hasMessageContaining("is missing");
            } else {
                assertThat(submit(form, without)).containsEntry("decision", decision);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"reviewHit", "confirmClearing", "acceptRisk", "resolveSettingUp", "followUp"})
    void noOtherDecisionIsTaken(String form) {
        for (String decision : List.of("approve", "cleared", "", "agree ", "CLEAR")) {
            assertThatThrownBy(() -> submit(form, Map.of("decision", decision, "reason", "x")))
                    .isInstanceOf(FormFieldValidationException.class);
        }
    }

    private static Map<String, Object> submit(String form, Map<String, Object> values) {
        return new SubmittedForm(new FormFields().of("embedded:/forms/customer-onboarding/" + form + ".html"))
                .checked(new HashMap<>(values));
    }
}
