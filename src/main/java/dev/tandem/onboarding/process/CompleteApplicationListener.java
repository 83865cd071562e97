package dev.tandem.onboarding.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class CompleteApplicationListener implements TaskListener {
    @Override
    public void notify(DelegateTask task) {}
}
