package dev.tandem.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.junit.jupiter.api.Test;

class ProcessVariableTest {

    private static final ProcessVariable<Integer> COUNT = new ProcessVariable<>("count", Integer.class);

    private final VariableScope scope = mock(VariableScope.class);

    @Test
    void aValueIsReadWithItsType() {
        given(scope.getVariable("count")).willReturn(3);

        assertThat(COUNT.get(scope)).isEqualTo(3);
        assertThat(COUNT.find(scope)).contains(3);
    }

    @Test
    void aMissingValueIsReportedByName() {
        assertThat(COUNT.find(scope)).isEmpty();
        assertThatIllegalStateException()
                .isThrownBy(() -> COUNT.get(scope))
                .withMessage("The process variable \"count\" is missing");
    }

    @Test
    void aValueOfAnotherTypeIsReportedByName() {
        given(scope.getVariable("count")).willReturn("three");

        assertThatIllegalStateException()
                .isThrownBy(() -> COUNT.find(scope))
                .withMessage("The process variable \"count\" should be a Integer, and is a String");
    }

    @Test
    void aValueIsWrittenForTheWholeCase() {
        COUNT.set(scope, 4);

        verify(scope).setVariable("count", 4);
    }
}
