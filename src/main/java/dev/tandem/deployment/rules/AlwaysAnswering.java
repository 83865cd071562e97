package dev.tandem.deployment.rules;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** A decision table has an answer for every case: one of its rows always fits, with hit policy FIRST the last one. */
final class AlwaysAnswering implements Workmanship {

    private static final Set<String> ANY = Set.of("", "-");

    @Override
    public void check(ModelFile file, Upload upload, Complaints complaints) {
        file.dmn("decisionTable").forEach(table -> {
            List<XmlElement> rows = table.children("rule").toList();
            String policy = Objects.requireNonNullElse(table.attribute("hitPolicy"), "UNIQUE")
                    .toUpperCase(Locale.ROOT);
            boolean answers = policy.equals("FIRST")
                    ? !rows.isEmpty() && fitsAlways(rows.get(rows.size() - 1))
                    : rows.stream().anyMatch(AlwaysAnswering::fitsAlways);
            if (!answers) {
                complaints.about(
                        table,
                        policy.equals("FIRST")
                                ? "has no last row that always fits. Add one with empty conditions and the careful answer."
                                : "has no row that always fits. Set the hit policy FIRST, and add a last row with empty"
                                        + " conditions and the careful answer.");
            }
            if (policy.equals("COLLECT")
                    && table.attribute("aggregation") != null
                    && table.children("output").count() > 1) {
                complaints.about(
                        table, "aggregates several outputs. Give it one output, and the reasons a table of their own.");
            }
        });
    }

    private static boolean fitsAlways(XmlElement row) {
        return row.children("inputEntry")
                .allMatch(entry ->
                        ANY.contains(entry.child("text").map(XmlElement::text).orElse("")));
    }
}
