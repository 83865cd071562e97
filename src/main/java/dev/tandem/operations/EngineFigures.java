package dev.tandem.operations;

import dev.tandem.metrics.DatabaseFigures;
import dev.tandem.metrics.Figures;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.management.IncidentStatistics;
import org.camunda.bpm.engine.management.ProcessDefinitionStatistics;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskCountByCandidateGroupResult;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What runs in the engine, waits there, and is stuck. */
@Component
class EngineFigures implements DatabaseFigures {

    private static final String NO_GROUP = "none";

    private final ManagementService management;
    private final TaskService tasks;
    private final JdbcClient jdbc;
    private final CaseCounters counters;

    EngineFigures(ManagementService management, TaskService tasks, JdbcClient jdbc, CaseCounters counters) {
        this.management = management;
        this.tasks = tasks;
        this.jdbc = jdbc;
        this.counters = counters;
    }

    @Override
    public void tell(Figures figures) {
        cases(figures);
        jobs(figures);
        tasks(figures);
    }

    private record Open(long cases, long incidents) {

        private static Open of(ProcessDefinitionStatistics version) {
            return new Open(
                    version.getInstances(),
                    version.getIncidentStatistics().stream()
                            .mapToLong(IncidentStatistics::getIncidentCount)
                            .sum());
        }

        private Open plus(Open other) {
            return new Open(cases + other.cases, incidents + other.incidents);
        }
    }

    private void cases(Figures figures) {
        Map<String, Open> processes = new TreeMap<>();
        management
                .createProcessDefinitionStatisticsQuery()
                .includeRootIncidents()
                .list()
                .forEach(version -> processes.merge(version.getKey(), Open.of(version), Open::plus));
        processes.forEach((process, open) -> {
            counters.expect(process);
            figures.count(
                    "tandem.cases.running",
                    "cases, and processes that they call, that run",
                    open.cases(),
                    "process",
                    process);
            figures.count(
                    "tandem.incidents.open",
                    "incidents that nobody has mended yet",
                    open.incidents(),
                    "process",
                    process);
        });
    }

    private record Jobs(
            long running,
            long due,
            long later,
            long failed,
            long suspended,
            @Nullable Instant oldest) {}

    /**
     * By reading the engine's table: one statement instead of one per state, and its queries can't tell since when a job without a due
     * date waits.
     */
    private void jobs(Figures figures) {
        Jobs jobs = jdbc.sql("""
                        select
                            count(case when state = 'running' then 1 end) as running,
                            count(case when state = 'due' then 1 end) as due,
                            count(case when state = 'later' then 1 end) as later,
                            count(case when state = 'failed' then 1 end) as failed,
                            count(case when state = 'suspended' then 1 end) as suspended,
                            min(case when state in ('running', 'due') then since end) as oldest
                        from (
                            select coalesce(duedate_, create_time_) as since,
                                case when suspension_state_ <> 1 then 'suspended'
                                    when retries_ <= 0 then 'failed'
                                    when lock_exp_time_ > :now then 'running'
                                    when duedate_ is null or duedate_ <= :now then 'due'
                                    else 'later' end as state
                            from act_ru_job) jobs""")
                .param("now", Timestamp.from(figures.now()))
                .query((row, n) -> {
                    Timestamp oldest = row.getTimestamp("oldest");
                    return new Jobs(
                            row.getLong("running"),
                            row.getLong("due"),
                            row.getLong("later"),
                            row.getLong("failed"),
                            row.getLong("suspended"),
                            oldest == null ? null : oldest.toInstant());
                })
                .single();
        Map.of(
                        "running", jobs.running(),
                        "due", jobs.due(),
                        "later", jobs.later(),
                        "failed", jobs.failed(),
                        "suspended", jobs.suspended())
                .forEach((state, number) -> figures.count(
                        "tandem.jobs",
                        "jobs. running: a node has taken it; due: waits for one; later: a timer or a retry; failed: no retries left;"
                                + " suspended: by somebody",
                        number,
                        "state",
                        state));
        figures.age("tandem.jobs.oldest.due", "how long the oldest job has been due that is not done", jobs.oldest());
    }

    private void tasks(Figures figures) {
        for (TaskCountByCandidateGroupResult waiting : tasks.createTaskReport().taskCountByCandidateGroup()) {
            String group = waiting.getGroupName();
            String label = Objects.requireNonNullElse(group, NO_GROUP);
            figures.count(
                    "tandem.tasks.unclaimed",
                    "tasks that nobody of the group has claimed",
                    waiting.getTaskCount(),
                    "group",
                    label);
            figures.age("tandem.tasks.unclaimed.oldest", "age of the oldest of them", oldest(group), "group", label);
        }
        figures.count(
                "tandem.tasks.claimed",
                "tasks that somebody has claimed",
                tasks.createTaskQuery().taskAssigned().count());
        figures.count(
                "tandem.tasks.overdue",
                "tasks whose due date has passed",
                tasks.createTaskQuery()
                        .active()
                        .dueBefore(java.util.Date.from(figures.now()))
                        .count());
    }

    private @Nullable Instant oldest(@Nullable String group) {
        List<Task> first = (group == null
                        ? tasks.createTaskQuery().taskUnassigned().withoutCandidateGroups()
                        : tasks.createTaskQuery().taskUnassigned().taskCandidateGroup(group))
                .orderByTaskCreateTime()
                .asc()
                .listPage(0, 1);
        return first.isEmpty() ? null : first.get(0).getCreateTime().toInstant();
    }
}
