package dev.tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelExpressionsTest {

    private static final Set<String> BEANS = Set.of("sendMailDelegate");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain text with a $ and {braces}",
                "${amount > 1000 && currency == 'EUR'}",
                "${decision == 'approve'}",
                "${decisionResult[0].approvalHours}",
                "${answer['key with blanks']}",
                "${empty reason ? 'none' : reason}",
                "#{not complete}",
                "PT${hours}H",
                "${now()}",
                "${dateTime()}",
                "${dateTime().plusDays(2)}",
                "${dateTime().withTimeAtStartOfDay().plusMonths(1).minusDays(days).toDate()}",
                "${currentUser()}",
                "${currentUserGroups()}",
                "\\${escaped.getClass()}"
            })
    void whatModelsNeedIsAllowed(String text) {
        assertThat(ModelExpressions.problems(text, BEANS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${''.getClass()}",
                "${\"\".getClass().forName('java.lang.Runtime')}",
                "${''['getClass']()}",
                "${x.y.z('a')}",
                "${x.class}",
                "${x.class.classLoader}",
                "${execution}",
                "${execution.processEngineServices.runtimeService}",
                "${execution.setVariable('x', 1)}",
                "${task.delete('x')}",
                "${task.execution}",
                "${caseExecution.id}",
                "${variableContext}",
                "${externalTask}",
                "${sendMailDelegate}",
                "${sendMailDelegate.template}",
                "${sendMailDelegate.execute(execution)}",
                "${true ? ''.getClass() : 1}",
                "${list[''.getClass()]}",
                "${dateTime().getClass()}",
                "${dateTime().plusDays(''.length())}",
                "${dateTime().plusDays(1).getChronology()}",
                "${now().getClass()}",
                "${now().getTime()}",
                "${dateTime()['plusDays'](1)}",
                "${other:function()}",
                "${system()}",
                "${S('<x/>')}",
                "text ${a} and ${b.c()}",
                "text #{a.b()}",
                "${",
                "${a",
                "${a b}",
                "${}",
                "#{a} ${b}",
                "${a.b.()}",
                "${(''.getClass())}",
                "${not ''.isEmpty()}",
                "${-x.size()}",
                "${a}${''.getClass()}",
                "${ x\n.\ngetClass\n(\n)\n}"
            })
    void whatReachesBeyondVariablesIsRefused(String text) {
        assertThat(ModelExpressions.problems(text, BEANS))
                .isNotEmpty()
                .allSatisfy(sentence -> assertThat(sentence).endsWith("."));
    }

    @Test
    void anExpressionThatCouldExhaustTheStackIsRefused() {
        assertThat(ModelExpressions.problems("${" + "(".repeat(100_000) + "1" + ")".repeat(100_000) + "}", BEANS))
                .hasSize(1);
    }

    @Test
    void aDelegateExpressionIsNothingButAName() {
        assertThat(ModelExpressions.beanOf("${sendMailDelegate}")).contains("sendMailDelegate");
        assertThat(ModelExpressions.beanOf("#{ sendMailDelegate }")).contains("sendMailDelegate");
        assertThat(ModelExpressions.beanOf(" ${sendMailDelegate}")).isEmpty();
        assertThat(ModelExpressions.beanOf("${sendMailDelegate}${x}")).isEmpty();
        assertThat(ModelExpressions.beanOf("${a.sendMailDelegate}")).isEmpty();
        assertThat(ModelExpressions.beanOf("${true ? sendMailDelegate : x}")).isEmpty();
        assertThat(ModelExpressions.beanOf("sendMailDelegate")).isEmpty();
        assertThat(ModelExpressions.beanOf("${execution}")).isEmpty();
    }
}
