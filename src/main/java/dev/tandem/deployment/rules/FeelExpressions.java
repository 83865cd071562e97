package dev.tandem.deployment.rules;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.collection.Iterator;
import camundajar.impl.scala.util.Either;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.syntaxtree.ConstNumber;
import org.camunda.feel.syntaxtree.EveryItem;
import org.camunda.feel.syntaxtree.Exponentiation;
import org.camunda.feel.syntaxtree.Filter;
import org.camunda.feel.syntaxtree.For;
import org.camunda.feel.syntaxtree.FunctionDefinition;
import org.camunda.feel.syntaxtree.IterationContext;
import org.camunda.feel.syntaxtree.JavaFunctionInvocation;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.Ref;
import org.camunda.feel.syntaxtree.SomeItem;

/** What stands in a decision table is FEEL that can be read, defines no functions, calls no Java and ends soon. */
final class FeelExpressions implements Rule {

    private static final int LONGEST = 2_000;
    private static final int MOST_STEPS = 1_000;
    private static final int MOST_LOOPS = 2;
    private static final FeelEngine FEEL = new FeelEngine.Builder().build();

    @Override
    public void check(ModelFile file, Upload upload, Complaints complaints) {
        file.dmn("inputEntry", "inputExpression", "outputEntry", "literalExpression")
                .forEach(element -> {
                    String text = element.child("text").map(XmlElement::text).orElse("");
                    if (!text.isEmpty()) {
                        problem(text, element.is("inputEntry"))
                                .ifPresent(problem ->
                                        complaints.about(element, "has \"" + shortened(text) + "\", " + problem));
                    }
                });
    }

    private static Optional<String> problem(String text, boolean test) {
        if (text.length() > LONGEST) {
            return Optional.of("which is longer than " + LONGEST + " characters. Split it into several rows.");
        }
        try {
            Either<FeelEngine.Failure, ParsedExpression> parsed =
                    test ? FEEL.parseUnaryTests(text) : FEEL.parseExpression(text);
            if (parsed.isLeft()) {
                return Optional.of("which is no FEEL. Texts stand in quotation marks, such as \"managers\"; limits are"
                        + " written as < 100 or [100..200].");
            }
            return walk(parsed.toOption().get());
        } catch (RuntimeException | StackOverflowError e) {
            return Optional.of("which can't be read as FEEL. Write it shorter and simpler.");
        }
    }

    private static Optional<String> walk(ParsedExpression expression) {
        Deque<Object> open = new ArrayDeque<>();
        open.add(expression.expression());
        int ranges = 0;
        int loops = 0;
        while (!open.isEmpty()) {
            Object part = open.remove();
            if (part instanceof JavaFunctionInvocation) {
                return Optional.of("which calls Java. Decisions call no code: take it out.");
            }
            if (part instanceof FunctionDefinition) {
                return Optional.of("which defines a function. Use FEEL's own functions only.");
            }
            if (part instanceof Exponentiation power && !isSmall(power.y())) {
                return Optional.of("which computes a power that could be endless. Use a number up to 100.");
            }
            if (part instanceof IterationContext range && (++ranges > 1 || !isShort(range))) {
                return Optional.of(
                        "which repeats something too often. Go over a list, or over a range of numbers up to "
                                + MOST_STEPS + ".");
            }
            if (part instanceof Ref name && name.names().contains("partial")) {
                return Optional.of(
                        "which collects what it collected (partial), and would fill the memory. Take it out.");
            }
            loops += loops(part);
            if (loops > MOST_LOOPS) {
                return Optional.of("which goes over lists within lists. Go over " + MOST_LOOPS
                        + " at most, or split it into several decisions.");
            }
            if (part instanceof Product product) {
                addAll(product.productIterator(), open);
            } else if (part instanceof camundajar.impl.scala.collection.Iterable<?> several) {
                addAll(several.iterator(), open);
            }
        }
        return Optional.empty();
    }

    private static int loops(Object part) {
        if (part instanceof For loop) {
            return loop.iterators().size();
        }
        if (part instanceof SomeItem some) {
            return some.iterators().size();
        }
        if (part instanceof EveryItem every) {
            return every.iterators().size();
        }
        return part instanceof Filter ? 1 : 0;
    }

    private static void addAll(Iterator<?> parts, Deque<Object> open) {
        while (parts.hasNext()) {
            Object part = parts.next();
            if (part != null) {
                open.add(part);
            }
        }
    }

    private static boolean isSmall(Object exponent) {
        return exponent instanceof ConstNumber number && Math.abs(number.value().toDouble()) <= 100;
    }

    private static boolean isShort(IterationContext range) {
        return range.start() instanceof ConstNumber start
                && range.end() instanceof ConstNumber end
                && Math.abs(end.value().toDouble() - start.value().toDouble()) <= MOST_STEPS;
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 79) + "…";
    }
}
