package dev.tandem.lead.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class RecordOutcomeListener implements TaskListener {

    @Override
    public void notify(DelegateTask task) {
        // the owner of this part writes it
    }
}
