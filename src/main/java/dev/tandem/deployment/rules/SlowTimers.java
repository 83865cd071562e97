package dev.tandem.deployment.rules;

/** Timers that repeat leave at least a minute in between, or take their time from a variable. */
final class SlowTimers implements Rule {

    @Override
    public void check(ModelFile file, Upload upload, Complaints complaints) {
        file.bpmn("timeCycle")
                .filter(cycle -> !isExpression(cycle.text()))
                .forEach(cycle ->
                        TimerCycle.problem(cycle.text()).ifPresent(problem -> complaints.about(cycle, problem)));
    }

    /** What its value turns out to be is checked when it is known. */
    static boolean isExpression(String text) {
        return text.startsWith("${") || text.startsWith("#{");
    }
}
