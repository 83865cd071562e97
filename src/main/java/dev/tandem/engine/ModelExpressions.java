package dev.tandem.engine;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.impl.juel.AstEval;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.Node;

/**
 * What an expression ({@code ${...}}) may be, decided on its syntax tree: literals, operators, variables and property access on
 * them, and the functions {@code now()}, {@code dateTime()...}, {@code currentUser()} and {@code currentUserGroups()}. No other
 * function, no method, nothing of the engine. The engine evaluates exactly the tree that is checked here.
 */
public final class ModelExpressions {

    private ModelExpressions() {}

    /**
     * What is wrong with the expressions in this text of a model: sentences for the person who drew it; empty if nothing is.
     *
     * @param text value of an attribute or element, with or without expressions in it
     * @param listedBeans names that stand for beans and that only a delegate expression may use
     */
    public static List<String> problems(String text, Set<String> listedBeans) {
        ExpressionTree tree = ExpressionTree.of(text);
        Stream<String> beans = tree.identifiers().stream()
                .filter(listedBeans::contains)
                .map(bean -> "\"" + bean
                        + "\" is part of the program and no variable. Only a delegate expression can name it.");
        return Stream.concat(tree.problems().stream(), beans).toList();
    }

    /** The name if the text is one expression that is nothing but a name, such as <code>${sendMailDelegate}</code>. */
    public static Optional<String> beanOf(String text) {
        ExpressionTree tree = ExpressionTree.of(text);
        if (tree.problems().isEmpty() && tree.root() instanceof AstEval eval) {
            Node inside = eval.getChild(0);
            if (inside instanceof AstIdentifier identifier) {
                return Optional.of(identifier.getName());
            }
        }
        return Optional.empty();
    }
}
