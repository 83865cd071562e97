package dev.tandem.operations;

import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.history.CleanableHistoricProcessInstanceReportResult;
import org.camunda.bpm.engine.history.HistoricJobLog;
import org.camunda.bpm.engine.impl.jobexecutor.historycleanup.HistoryCleanupJobHandler;
import org.camunda.bpm.engine.management.Metrics;
import org.camunda.bpm.engine.runtime.Job;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the engine keeps of cases that have ended, and how its cleanup gets on. */
@Component
class EngineHistory {

    private static final java.time.Duration WEEK = java.time.Duration.ofDays(7);

    private final HistoryService history;
    private final ManagementService management;

    EngineHistory(HistoryService history, ManagementService management) {
        this.history = history;
        this.management = management;
    }

    /**
     * Cases of a process that have ended.
     *
     * @param name as people call it, in its newest version
     * @param keptForDays as its versions say; empty if none does
     * @param due how many were kept long enough
     */
    public record Process(String key, String name, List<Integer> keptForDays, long finished, long due) {

        private Process plus(Process newer) {
            TreeSet<Integer> days = new TreeSet<>(keptForDays);
            days.addAll(newer.keptForDays);
            return new Process(key, newer.name, List.copyOf(days), finished + newer.finished, due + newer.due);
        }
    }

    /**
     * The engine's cleanup.
     *
     * @param next when it runs next; null if it never will
     * @param lastRun when a step of it last ended well; null if none did in the last month
     * @param removed how many process instances it removed in the last seven days
     * @param stuck whether it has failed for the last time
     */
    public record Cleanup(@Nullable Instant next, @Nullable Instant lastRun, long removed, boolean stuck) {}

    /** Processes, by key. */
    List<Process> processes() {
        Map<String, Process> processes = new TreeMap<>();
        history.createCleanableHistoricProcessInstanceReport().list().stream()
                .sorted(Comparator.comparingInt(
                        CleanableHistoricProcessInstanceReportResult::getProcessDefinitionVersion))
                .forEach(
                        version -> processes.merge(version.getProcessDefinitionKey(), process(version), Process::plus));
        return List.copyOf(processes.values());
    }

    private static Process process(CleanableHistoricProcessInstanceReportResult version) {
        Integer days = version.getHistoryTimeToLive();
        String key = version.getProcessDefinitionKey();
        return new Process(
                key,
                Objects.requireNonNullElse(version.getProcessDefinitionName(), key),
                days == null ? List.of() : List.of(days),
                version.getFinishedProcessInstanceCount(),
                version.getCleanableProcessInstanceCount());
    }

    Cleanup cleanup() {
        List<Job> jobs = history.findHistoryCleanupJobs();
        List<HistoricJobLog> log = history.createHistoricJobLogQuery()
                .jobDefinitionType(HistoryCleanupJobHandler.TYPE)
                .successLog()
                .orderByTimestamp()
                .desc()
                .listPage(0, 1);
        return new Cleanup(
                jobs.stream()
                        .filter(job -> job.getRetries() > 0 && !job.isSuspended())
                        .map(Job::getDuedate)
                        .filter(Objects::nonNull)
                        .map(Date::toInstant)
                        .min(Instant::compareTo)
                        .orElse(null),
                log.isEmpty() ? null : log.get(0).getTimestamp().toInstant(),
                management
                        .createMetricsQuery()
                        .name(Metrics.HISTORY_CLEANUP_REMOVED_PROCESS_INSTANCES)
                        .startDate(Date.from(Instant.now().minus(WEEK)))
                        .sum(),
                jobs.stream().anyMatch(job -> job.getRetries() <= 0));
    }
}
