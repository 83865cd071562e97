package dev.tandem.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.deployment.rules.Models;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a variable says is bounded like what a model says. */
@Tag("once")
class RepetitionLimitsTest {

    private static final String MODEL = Models.process("repeated", """
            <bpmn:startEvent id="start" name="Begun"/><bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="many"/>
            <bpmn:userTask id="many" name="Look"><bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>${times}</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>
            <bpmn:boundaryEvent id="reminder" attachedToRef="many" cancelActivity="false"><bpmn:timerEventDefinition><bpmn:timeCycle>${cycle}</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:boundaryEvent>""");

    private final ProcessEngine engine = engine(List.of(new RepetitionLimits()));

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void whatIsWithinTheLimitsGoesOn() {
        start(engine, 3L, "R3/PT1M");

        assertThat(engine.getTaskService().createTaskQuery().count()).isEqualTo(3);
        assertThat(engine.getManagementService().createJobQuery().timers().count())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"R/PT1S", "R1000000/PT59S", "* * * * * ?", "0/5 * * * * ?", "R5/PT0S"})
    void aTimerDoesNotRepeatWithinAMinute(String cycle) {
        assertThatThrownBy(() -> start(engine, 1L, cycle)).hasMessageContaining(cycle);
        assertThat(engine.getRuntimeService().createProcessInstanceQuery().count())
                .isZero();
    }

    @Test
    void thereAreAThousandInstancesAtMost() {
        for (Object times : new Object[] {1001L, 1_000_000, "1000000", 1e9}) {
            assertThatThrownBy(() -> start(engine, times, "R3/PT1M"))
                    .hasMessageContaining("many")
                    .hasMessageContaining("1000 is the most");
        }
        assertThat(engine.getTaskService().createTaskQuery().count()).isZero();
    }

    @Test
    void aBareEngineTakesBoth() {
        ProcessEngine bare = engine(List.of());
        try {
            start(bare, 1001L, "R/PT1S");
            assertThat(bare.getTaskService().createTaskQuery().count()).isEqualTo(1001);
        } finally {
            bare.close();
        }
    }

    private static void start(ProcessEngine engine, Object times, String cycle) {
        engine.getRepositoryService()
                .createDeployment()
                .addString("repeated.bpmn", MODEL)
                .deploy();
        engine.getRuntimeService().startProcessInstanceByKey("repeated", Map.of("times", times, "cycle", cycle));
    }

    private static ProcessEngine engine(List<ProcessEnginePlugin> plugins) {
        var configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName("limits-" + UUID.randomUUID());
        configuration.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID());
        configuration.setJobExecutorActivate(false);
        configuration.getProcessEnginePlugins().addAll(plugins);
        return configuration.buildProcessEngine();
    }
}
