package dev.tandem.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/** The lists of tasks that each employee finds in Tasklist. */
@Component
class PreparedFilters {

    private static final String ME = "${currentUser()}";

    private final FilterService filters;
    private final TaskService tasks;
    private final SetUpOnce setUp;

    PreparedFilters(FilterService filters, TaskService tasks, SetUpOnce setUp) {
        this.filters = filters;
        this.tasks = tasks;
        this.setUp = setUp;
    }

    /** Creates those that were not created yet; gives the ids of those that exist. */
    List<String> create() {
        return List.of(
                        filter(
                                -10,
                                "My tasks",
                                "Tasks that I have claimed",
                                "#2f6f4f",
                                () -> tasks.createTaskQuery().taskAssigneeExpression(ME)),
                        filter(
                                -5,
                                "My group's tasks",
                                "Tasks that nobody has claimed yet, for my groups or for me alone",
                                "#2d5f8b",
                                () -> tasks.createTaskQuery().taskCandidateUserExpression(ME)),
                        filter(
                                0,
                                "Overdue",
                                "My tasks and those of my groups whose due date has passed",
                                "#b3452c",
                                () -> tasks.createTaskQuery()
                                        .dueBeforeExpression("${now()}")
                                        .or()
                                        .taskAssigneeExpression(ME)
                                        .taskCandidateUserExpression(ME)
                                        .endOr()))
                .stream()
                .filter(id -> filters.getFilter(id) != null)
                .toList();
    }

    private String filter(int position, String name, String description, String color, Supplier<TaskQuery> query) {
        String id = setUp.id(
                "filter " + name,
                () -> filters.saveFilter(filters.newTaskFilter(name)).getId());
        // raised with each change of what is below, so that filters that are there already get it
        setUp.once("filter " + name + ", 4", () -> {
            Filter filter = filters.getFilter(id);
            if (filter != null) {
                filter.setQuery(query.get());
                filter.setProperties(properties(position, description, color));
                filters.saveFilter(filter);
            }
        });
        return id;
    }

    private static Map<String, Object> properties(int position, String description, String color) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("description", description);
        properties.put("color", color);
        properties.put("priority", position);
        properties.put("refresh", true);
        properties.put("showUndefinedVariable", false);
        // the list shows the first two, the others on a click
        properties.put(
                "variables",
                List.of(
                        variable("supplierName", "Supplier"),
                        variable("amount", "Amount"),
                        variable("currency", "Currency"),
                        variable("invoiceNumber", "Invoice"),
                        variable("leadName", "Lead"),
                        variable("grade", "Grade"),
                        variable("score", "Score"),
                        variable("customerName", "Customer"),
                        variable("riskClass", "Risk"),
                        variable("hitId", "Hit"),
                        // after a conversion; the list writes it behind the amount
                        variable("amountCurrency", "Currency of the amount")));
        return properties;
    }

    private static Map<String, String> variable(String name, String label) {
        return Map.of("name", name, "label", label);
    }
}
