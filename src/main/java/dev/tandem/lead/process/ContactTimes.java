package dev.tandem.lead.process;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.springframework.stereotype.Component;

/** By when a rep is to begin with a lead, as its case has it. */
@Component
class ContactTimes {

    private final RuntimeService runtime;

    ContactTimes(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /** Empty if the case has ended or never came so far. */
    Optional<Instant> respondBy(String caseId) {
        return runtime
                .createProcessInstanceQuery()
                .processDefinitionKey(LeadAssignment.PROCESS)
                .processInstanceBusinessKey(caseId)
                .list()
                .stream()
                .flatMap(instance -> runtime
                        .createVariableInstanceQuery()
                        .processInstanceIdIn(instance.getId())
                        .variableName(LeadAssignment.RESPOND_BY.name())
                        .list()
                        .stream())
                .map(VariableInstance::getValue)
                .map(value -> OffsetDateTime.parse((String) value).toInstant())
                .findFirst();
    }
}
