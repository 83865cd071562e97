package dev.tandem.invoice.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

@Component
class ApprovalsGivenListener implements ExecutionListener {

    @Override
    public void notify(DelegateExecution of) {
        of.setVariable("approvalsGiven", 0);
    }
}
