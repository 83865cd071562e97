package dev.tandem.invoice.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class ConfirmCodingListener implements TaskListener {

    @Override
    public void notify(DelegateTask of) {}
}
