package dev.tandem.deployment.rules;

import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;

/** A timer says a time that can be read, or takes it from a variable. */
final class ReadableTimes implements Workmanship {

    @Override
    public void check(ModelFile file, Upload upload, Complaints complaints) {
        file.bpmn("timerEventDefinition")
                .filter(timer -> timer.children("timeDate", "timeDuration", "timeCycle")
                        .findAny()
                        .isEmpty())
                .forEach(timer -> complaints.about(
                        timer, "has no time. Set one, such as the duration P2D (two days) or PT4H (four hours)."));
        file.bpmn("timeDuration").forEach(time -> {
            String text = time.text().strip();
            if (!SlowTimers.isExpression(text) && TimerCycle.duration(text).isEmpty()) {
                complaints.about(
                        time,
                        "has the time \"" + text
                                + "\", which can't be read. Write P2D for two days, PT4H for four hours.");
            }
        });
        file.bpmn("timeDate").forEach(time -> {
            String text = time.text().strip();
            if (!SlowTimers.isExpression(text) && !isDate(text)) {
                complaints.about(
                        time, "has the date \"" + text + "\", which can't be read. Write it as 2027-01-31T08:00:00.");
            }
        });
    }

    private static boolean isDate(String text) {
        try {
            DateTimeFormatter.ISO_DATE_TIME.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
