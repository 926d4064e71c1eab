package dev.quell.engine;

import camundajar.impl.scala.util.Either;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.dmn.feel.impl.scala.function.CustomFunctionTransformer;
import org.camunda.feel.FeelEngine.Configuration;
import org.camunda.feel.FeelEngine.Failure;
import org.camunda.feel.context.FunctionProvider;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.valuemapper.ValueMapper;
import org.camunda.feel.valuemapper.ValueMapper.CompositeValueMapper;

/**
 * Camunda's FEEL, which keeps what it has parsed. Left to itself it parses every cell of a decision table anew for each
 * evaluation, and that takes most of the time of a decision.
 */
class ParsedFeel extends ScalaFeelEngineFactory {

    /** Texts that are kept; the bundled tables have a few hundred. */
    private static final int MOST_KEPT = 10_000;

    private static final Configuration NO_EXTERNAL_FUNCTIONS = new Configuration(false);

    @Override
    public FeelEngine createInstance() {
        return new ScalaFeelEngine(getCustomFunctionProviders()) {

            @Override
            protected org.camunda.feel.FeelEngine buildFeelEngine(
                    CustomFunctionTransformer functions, CompositeValueMapper values) {
                return new Keeping(functions, values);
            }
        };
    }

    static final class Keeping extends org.camunda.feel.FeelEngine {

        private final Map<String, Either<Failure, ParsedExpression>> expressions = new ConcurrentHashMap<>();
        private final Map<String, Either<Failure, ParsedExpression>> unaryTests = new ConcurrentHashMap<>();

        Keeping(FunctionProvider functions, ValueMapper values) {
            super(functions, values, NO_EXTERNAL_FUNCTIONS, defaultClock());
        }

        @Override
        public Either<Failure, ParsedExpression> parseExpression(String text) {
            return kept(expressions, text, super::parseExpression);
        }

        @Override
        public Either<Failure, ParsedExpression> parseUnaryTests(String text) {
            return kept(unaryTests, text, super::parseUnaryTests);
        }

        private static Either<Failure, ParsedExpression> kept(
                Map<String, Either<Failure, ParsedExpression>> known,
                String text,
                Function<String, Either<Failure, ParsedExpression>> parser) {
            var before = known.get(text);
            if (before != null) {
                return before;
            }
            var parsed = parser.apply(text);
            if (known.size() < MOST_KEPT) {
                known.put(text, parsed);
            }
            return parsed;
        }
    }
}
