package dev.tandem.deployment.rules;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Multi-instance activities say how often, by a number or a variable, and not too often, also when one is inside another.
 * What a variable turns out to be is checked when it is known.
 */
final class BoundedRepetition implements Rule {

    private static final String LOOP = "multiInstanceLoopCharacteristics";
    private static final int MOST = MultiInstance.MOST;

    @Override
    public void check(ModelFile file, Upload upload, Complaints complaints) {
        file.bpmn(LOOP).forEach(loop -> {
            String problem = problem(loop);
            if (problem != null) {
                complaints.about(loop, problem);
            }
        });
    }

    private static @Nullable String problem(XmlElement loop) {
        Optional<String> times =
                loop.child("loopCardinality").map(XmlElement::text).filter(text -> !text.isEmpty());
        Optional<String> collection = loop.givenCamunda("collection");
        if (times.isEmpty() && collection.isEmpty()) {
            return "is repeated without saying how often. Set the loop cardinality: a number, or ${variable}.";
        }
        if (times.isPresent() && !isExpression(times.get()) && number(times.get()) > MOST) {
            return "is repeated \"" + times.get() + "\" times. Set a number up to " + MOST + ", or ${variable}.";
        }
        long all = 1;
        long unknown = 0;
        for (XmlElement around : loop.above().toList()) {
            Optional<String> here = around.child(LOOP)
                    .map(repeated -> repeated.child("loopCardinality")
                            .map(XmlElement::text)
                            .orElse(""));
            if (here.isPresent()) {
                boolean known = !here.get().isEmpty() && !isExpression(here.get());
                all *= known ? number(here.get()) : 1;
                unknown += known ? 0 : 1;
            }
        }
        if (all > MOST || unknown > 1 || unknown == 1 && all > 10) {
            return "is repeated inside of what is repeated, too often altogether. Repeat one of them only, or by numbers up to "
                    + MOST + " altogether.";
        }
        return null;
    }

    private static boolean isExpression(String text) {
        return text.startsWith("${") && text.endsWith("}") || text.startsWith("#{") && text.endsWith("}");
    }

    /** More than allowed if it is no number at all. */
    private static long number(String text) {
        return text.matches("\\d{1,6}") ? Long.parseLong(text) : MOST + 1L;
    }
}
