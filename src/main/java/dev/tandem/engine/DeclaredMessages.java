package dev.tandem.engine;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.impl.event.EventHandler;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.jspecify.annotations.Nullable;

/** The engine's handler of messages or signals that reach a waiting case; it lets through only what the model declares. */
class DeclaredMessages implements EventHandler {

    private final EventHandler handler;

    DeclaredMessages(EventHandler handler) {
        this.handler = handler;
    }

    @Override
    public String getEventHandlerType() {
        return handler.getEventHandlerType();
    }

    @Override
    public void handleEvent(
            EventSubscriptionEntity subscription,
            @Nullable Object payload,
            @Nullable Object local,
            @Nullable Object triggered,
            @Nullable String businessKey,
            CommandContext context) {
        if (subscription.getExecution() != null) {
            Set<String> names = new TreeSet<>();
            for (Object part : new @Nullable Object[] {payload, local, triggered}) {
                if (part instanceof Map<?, ?> variables) {
                    variables.keySet().forEach(name -> names.add(String.valueOf(name)));
                }
            }
            DeclaredVariables.check(
                    subscription.getExecution().getProcessDefinition(), subscription.getActivityId(), names);
        }
        handler.handleEvent(subscription, payload, local, triggered, businessKey, context);
    }
}
