package dev.tandem.engine;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.impl.el.CommandContextFunctions;
import org.camunda.bpm.engine.impl.el.DateTimeFunctions;
import org.camunda.bpm.impl.juel.AstBracket;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstFunction;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstNode;
import org.camunda.bpm.impl.juel.AstParameters;
import org.camunda.bpm.impl.juel.AstProperty;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.Parser;
import org.camunda.bpm.impl.juel.Tree;
import org.camunda.bpm.impl.juel.TreeBuilderException;
import org.jspecify.annotations.Nullable;

/**
 * An expression, parsed by the engine's own parser, with what is not allowed in it.
 *
 * @param tree null if the text is no expression that can be read
 * @param problems sentences for the author
 * @param identifiers the variables (or beans) that it names
 */
record ExpressionTree(@Nullable Tree tree, List<String> problems, Set<String> identifiers) {

    /** What the engine offers under these names: itself. */
    private static final Set<String> ENGINE_OBJECTS = Set.of(
            "execution", "task", "caseExecution", "externalTask", "authenticatedUserId", "variableContext", "scope");

    private static final Set<String> FUNCTIONS = Set.of(
            DateTimeFunctions.NOW,
            DateTimeFunctions.DATE_TIME,
            CommandContextFunctions.CURRENT_USER,
            CommandContextFunctions.CURRENT_USER_GROUPS);

    /** A tree as deep as this comes from no person; deeper ones could exhaust the stack when they are evaluated. */
    private static final int LONGEST = 2_000;

    static ExpressionTree of(String text) {
        if (text.length() > LONGEST && (text.contains("${") || text.contains("#{"))) {
            return new ExpressionTree(
                    null,
                    List.of("The expression is longer than " + LONGEST
                            + " characters. Shorten it, or decide in a table."),
                    Set.of());
        }
        CheckingBuilder builder = new CheckingBuilder();
        try {
            Tree tree = builder.build(text);
            return new ExpressionTree(tree, List.copyOf(builder.problems), builder.identifiers);
        } catch (TreeBuilderException e) {
            return new ExpressionTree(
                    null,
                    List.of("The expression can't be read at character " + e.getPosition() + ": expected "
                            + e.getExpected() + " but found " + e.getEncountered() + "."),
                    Set.of());
        }
    }

    @Nullable
    Node root() {
        return tree == null ? null : tree.getRoot();
    }

    /** Reads an expression and remembers everything in it that is not allowed. */
    private static final class CheckingBuilder extends Builder {

        private final List<String> problems = new ArrayList<>();
        private final Set<String> identifiers = new TreeSet<>();

        CheckingBuilder() {
            super(Feature.METHOD_INVOCATIONS);
        }

        @Override
        protected Parser createParser(String expression) {
            return new CheckingParser(this, expression);
        }
    }

    private static final class CheckingParser extends Parser {

        private final CheckingBuilder found;
        private final Map<AstDot, String> names = new IdentityHashMap<>();

        CheckingParser(CheckingBuilder found, String expression) {
            super(found, expression);
            this.found = found;
        }

        @Override
        protected AstIdentifier createAstIdentifier(String name, int index) {
            if (ENGINE_OBJECTS.contains(name)) {
                found.problems.add("\"" + name + "\" reaches into the engine. Use variables of the case only.");
            }
            found.identifiers.add(name);
            return super.createAstIdentifier(name, index);
        }

        @Override
        protected AstFunction createAstFunction(String name, int index, AstParameters parameters) {
            if (!FUNCTIONS.contains(name)) {
                found.problems.add("There is no function " + name
                        + "(). Allowed are now(), dateTime(), currentUser() and currentUserGroups().");
            }
            return super.createAstFunction(name, index, parameters);
        }

        @Override
        protected AstDot createAstDot(AstNode base, String property, boolean lvalue) {
            if (property.equals("class") || property.equals("classLoader") || property.equals("declaringClass")) {
                found.problems.add("\"." + property + "\" reaches into the program. Use properties of variables only.");
            }
            AstDot dot = super.createAstDot(base, property, lvalue);
            names.put(dot, property);
            return dot;
        }

        @Override
        protected AstMethod createAstMethod(AstProperty property, AstParameters parameters) {
            if (!isDateTimeCall(property)) {
                found.problems.add("It calls " + nameOf(property)
                        + ". Expressions can read variables and compare them, but call nothing. What has to be worked out"
                        + " belongs into a decision table or a service task.");
            }
            return super.createAstMethod(property, parameters);
        }

        private boolean isDateTimeCall(AstProperty property) {
            return property instanceof AstDot dot
                    && DateTimeMethods.isAllowed(names.get(dot))
                    && isDateTime(dot.getChild(0));
        }

        private boolean isDateTime(Node node) {
            if (node instanceof AstFunction function) {
                return function.getName().equals(DateTimeFunctions.DATE_TIME);
            }
            return node instanceof AstMethod method
                    && method.getChild(0) instanceof AstProperty property
                    && isDateTimeCall(property);
        }

        private String nameOf(AstProperty property) {
            if (property instanceof AstDot dot) {
                return names.get(dot) + "()";
            }
            return property instanceof AstBracket ? "a method by its name in brackets" : "a method";
        }
    }
}
