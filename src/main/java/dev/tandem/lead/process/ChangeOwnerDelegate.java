package dev.tandem.lead.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class ChangeOwnerDelegate implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        // the owner of this part writes it
    }
}
