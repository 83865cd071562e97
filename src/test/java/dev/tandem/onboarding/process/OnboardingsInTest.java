package dev.tandem.onboarding.process;

import dev.tandem.onboarding.Application;
import dev.tandem.onboarding.documents.UploadsInTest;
import dev.tandem.testing.Applications;
import dev.tandem.testing.Cases;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Import;

/** Drives cases of onboarding in tests. */
@TestComponent
@Import({Applications.class, UploadsInTest.class})
class OnboardingsInTest {

    private final Applications applications;
    private final UploadsInTest uploads;
    private final Cases cases;
    private final TaskService tasks;

    OnboardingsInTest(Applications applications, UploadsInTest uploads, Cases cases, TaskService tasks) {
        this.applications = applications;
        this.uploads = uploads;
        this.cases = cases;
        this.tasks = tasks;
    }

    /** Sent in, and as far as it goes without people. */
    String send(Application application) {
        return applications.send(application);
    }

    /** All documents are here and accepted. */
    void acceptAllDocuments(String id) {
        uploads.sendAll(id);
        while (!open(id, CustomerOnboarding.CHECK_DOCUMENT).isEmpty()) {
            decide(id, CustomerOnboarding.CHECK_DOCUMENT, "onboarding", "accept", null);
        }
    }

    /** Open tasks of this kind, the oldest first. */
    List<Task> open(String id, String activityId) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(id)
                .taskDefinitionKey(activityId)
                .orderByTaskCreateTime()
                .asc()
                .orderByTaskId()
                .asc()
                .list();
    }

    /** Somebody does the first open task of this kind, and the case goes on. */
    void decide(String id, String activityId, String userId, String decision, @Nullable String reason) {
        Map<String, Object> answers = new HashMap<>();
        answers.put("decision", decision);
        if (reason != null) {
            answers.put("reason", reason);
        }
        complete(id, activityId, userId, answers);
    }

    /** The same with other answers. */
    void complete(String id, String activityId, String userId, Map<String, Object> answers) {
        String taskId = open(id, activityId).get(0).getId();
        cases.as(userId, () -> tasks.complete(taskId, answers));
        cases.runJobs(id);
    }

    /** A customer who is set up everywhere. */
    String customer(Application application) {
        String id = send(application);
        acceptAllDocuments(id);
        return id;
    }
}
