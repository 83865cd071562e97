package dev.tandem.engine;

import camundajar.impl.scala.collection.immutable.List;
import camundajar.impl.scala.util.Either;
import org.camunda.bpm.dmn.feel.impl.FeelEngineFactory;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.function.CustomFunctionTransformer;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.api.EvaluationFailure;
import org.camunda.feel.api.EvaluationFailureType;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.SuccessfulEvaluationResult;
import org.camunda.feel.context.Context;
import org.camunda.feel.context.FunctionProvider;
import org.camunda.feel.impl.JavaValueMapper;
import org.camunda.feel.impl.interpreter.BuiltinFunctions;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.impl.interpreter.FeelInterpreter;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValError;
import org.camunda.feel.syntaxtree.ValFatalError;
import org.camunda.feel.valuemapper.CustomValueMapper;
import org.camunda.feel.valuemapper.ValueMapper.CompositeValueMapper;
import org.springframework.util.ConcurrentLruCache;

/** FEEL that sees no Java objects. Functions of other languages are off in the engine already, and there are no custom ones. */
class SafeFeel implements FeelEngineFactory {

    @Override
    public org.camunda.bpm.dmn.feel.impl.FeelEngine createInstance() {
        return new Engine();
    }

    private static final class Engine extends ScalaFeelEngine {

        Engine() {
            super(java.util.List.of());
        }

        /** Called by the constructor above. */
        @Override
        protected List<CustomValueMapper> getValueMappers() {
            return toScalaList(new FeelValues(), new JavaValueMapper());
        }

        /** Called by the constructor above. */
        @Override
        protected FeelEngine buildFeelEngine(CustomFunctionTransformer functions, CompositeValueMapper values) {
            return new ReadOnce(
                    functions, values, toScalaList(new BuiltinFunctions(FeelEngine.defaultClock(), values), functions));
        }
    }

    /**
     * Reads each expression once. The original does so for each cell at each evaluation, and makes the tables of all of FEEL's
     * functions anew: together half of what a decision cost. Whatever does not end in a plain value is left to the original, with
     * its messages.
     */
    private static final class ReadOnce extends FeelEngine {

        private static final int KEPT = 2000;

        private final FunctionProvider functions;
        private final FeelInterpreter interpreter;
        private final ConcurrentLruCache<String, Either<FeelEngine.Failure, ParsedExpression>> expressions =
                new ConcurrentLruCache<>(KEPT, super::parseExpression);
        private final ConcurrentLruCache<String, Either<FeelEngine.Failure, ParsedExpression>> unaryTests =
                new ConcurrentLruCache<>(KEPT, super::parseUnaryTests);

        ReadOnce(FunctionProvider own, CompositeValueMapper values, List<FunctionProvider> all) {
            super(own, values, FeelEngine.defaultConfiguration(), FeelEngine.defaultClock());
            functions = new FunctionProvider.CompositeFunctionProvider(all);
            interpreter = new FeelInterpreter(values);
        }

        @Override
        public Either<FeelEngine.Failure, ParsedExpression> parseExpression(String expression) {
            return expressions.get(expression);
        }

        @Override
        public Either<FeelEngine.Failure, ParsedExpression> parseUnaryTests(String expression) {
            return unaryTests.get(expression);
        }

        private static boolean isOfAssert(EvaluationFailure failure) {
            return failure.failureType() == EvaluationFailureType.ASSERT_FAILURE$.MODULE$;
        }

        @Override
        public EvaluationResult evaluate(ParsedExpression expression, Context context) {
            EvalContext everything =
                    EvalContext.create(valueMapper(), functions).merge(context);
            try {
                Val value = interpreter.eval(expression.expression(), everything);
                List<EvaluationFailure> noted = everything.failureCollector().failures();
                boolean plain = !(value instanceof ValError || value instanceof ValFatalError)
                        && !noted.exists(ReadOnce::isOfAssert);
                return plain
                        ? new SuccessfulEvaluationResult(valueMapper().unpackVal(value), noted)
                        : super.evaluate(expression, context);
            } catch (RuntimeException e) {
                return super.evaluate(expression, context);
            }
        }
    }
}
