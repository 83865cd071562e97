package dev.tandem.deployment.rules;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What failed is tried again a few times, with a pause in between. */
final class FewRetries implements Rule {

    static final int MOST = 20;
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    private static final Pattern REPEAT = Pattern.compile("R(\\d{1,9})/(.+)");

    @Override
    public void check(ModelFile file, Upload upload, Complaints complaints) {
        file.bpmn("failedJobRetryTimeCycle")
                .filter(cycle -> !isFine(cycle.text()))
                .forEach(cycle -> complaints.about(
                        cycle,
                        "is tried again by \"" + cycle.text() + "\". Write down at most " + MOST
                                + " pauses of a second or more, such as PT10S,PT1M,PT5M,PT30M,PT2H."));
    }

    private static boolean isFine(String text) {
        Matcher repeat = REPEAT.matcher(text);
        if (repeat.matches()) {
            int times = Integer.parseInt(repeat.group(1));
            return times >= 1 && times <= MOST && isPause(repeat.group(2));
        }
        String[] pauses = text.split(",", -1);
        for (String pause : pauses) {
            if (!isPause(pause.strip())) {
                return false;
            }
        }
        return pauses.length <= MOST;
    }

    private static boolean isPause(String text) {
        return TimerCycle.duration(text)
                .filter(pause -> pause.compareTo(SHORTEST_PAUSE) >= 0)
                .isPresent();
    }
}
