package dev.tandem.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts Tandem's way with expressions into the engine. */
@Component
class ExpressionsPlugin extends AbstractProcessEnginePlugin {

    private final ListedBeans beans;

    ExpressionsPlugin(ListedBeans beans) {
        this.beans = beans;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setExpressionManager(new GuardedExpressions(beans));
        engine.setEnableExpressionsInAdhocQueries(false);
        engine.setEnableExpressionsInStoredQueries(true);
        engine.setFilterService(new QueryExpressions.CheckedFilters());
        engine.setCustomPreCommandInterceptorsTxRequired(with(engine.getCustomPreCommandInterceptorsTxRequired()));
        engine.setCustomPreCommandInterceptorsTxRequiresNew(
                with(engine.getCustomPreCommandInterceptorsTxRequiresNew()));
    }

    private static List<CommandInterceptor> with(@Nullable List<CommandInterceptor> before) {
        List<CommandInterceptor> all = new ArrayList<>(Objects.requireNonNullElse(before, List.of()));
        all.add(new QueryExpressions.PlainAnswer());
        return all;
    }
}
