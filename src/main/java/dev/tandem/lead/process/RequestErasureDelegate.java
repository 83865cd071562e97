package dev.tandem.lead.process;

import dev.tandem.lead.erasure.LeadErasure;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RequestErasureDelegate implements JavaDelegate {

    private final CaseLead caseLead;
    private final LeadErasure erasure;

    RequestErasureDelegate(CaseLead caseLead, LeadErasure erasure) {
        this.caseLead = caseLead;
        this.erasure = erasure;
    }

    @Override
    public void execute(DelegateExecution execution) {
        erasure.request(caseLead.of(execution).id(), null);
    }
}
