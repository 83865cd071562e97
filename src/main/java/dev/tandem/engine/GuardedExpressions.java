package dev.tandem.engine;

import java.util.List;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.impl.juel.ExpressionFactoryImpl;
import org.camunda.bpm.impl.juel.TreeStore;
import org.camunda.bpm.impl.juel.jakarta.el.ArrayELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ListELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MapELResolver;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates every expression of the engine: in models, in decisions, in queries. Only what {@link ModelExpressions} allows is
 * ever built, and what is built reaches variables, maps, lists and listed beans only: a second wall behind the first. In
 * queries (the engine evaluates these without any case) even variables and beans are refused.
 */
class GuardedExpressions extends JuelExpressionManager {

    private final ListedBeans listedBeans;

    GuardedExpressions(ListedBeans listedBeans) {
        this.listedBeans = listedBeans;
        setExpressionFactory(
                new ExpressionFactoryImpl(new TreeStore(text -> allowed(text).tree(), null)));
    }

    @Override
    public Expression createExpression(String text) {
        return new Guarded(text);
    }

    @Override
    protected ELResolver createElResolver() {
        CompositeELResolver resolver = new CompositeELResolver();
        resolver.add(new BeansAndVariables(listedBeans));
        resolver.add(new ArrayELResolver(true));
        resolver.add(new ListELResolver(true));
        resolver.add(new MapELResolver(true));
        resolver.add(new DateTimeMethods());
        return resolver;
    }

    private static ExpressionTree allowed(String text) {
        ExpressionTree tree = ExpressionTree.of(text);
        if (!tree.problems().isEmpty()) {
            throw new RefusedExpressionException(text, tree.problems());
        }
        return tree;
    }

    private final class Guarded extends JuelExpression {

        private final ExpressionTree tree;

        Guarded(String text) {
            super(createValueExpression(text), GuardedExpressions.this, text);
            this.tree = ExpressionTree.of(text);
        }

        /** The engine gives no scope when it evaluates a query. */
        @Override
        public Object getValue(@Nullable VariableScope scope, @Nullable BaseDelegateExecution execution) {
            if (scope == null && !tree.identifiers().isEmpty()) {
                throw new RefusedExpressionException(getExpressionText(), List.of(QueryExpressions.ALLOWED));
            }
            return super.getValue(scope, execution);
        }
    }
}
