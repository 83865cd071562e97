package dev.tandem.lead.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tandem.lead.Channel;
import dev.tandem.lead.IncomingLead;
import dev.tandem.lead.LeadData;
import dev.tandem.tasks.SubmissionRefusedException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;

/** A lead as somebody typed it into the start form: one variable for each field, none of which stays with the case. */
final class TypedLead {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> FIELDS = List.of(
            "firstName",
            "lastName",
            "mail",
            "phone",
            "company",
            "employees",
            "country",
            "language",
            "source",
            "interest",
            "message");
    private static final Map<String, String> LABELS = Map.of(
            "firstName", "First name",
            "lastName", "Last name",
            "mail", "Mail address",
            "phone", "Phone",
            "company", "Company",
            "country", "Country",
            "language", "Language",
            "source", "How they came to us",
            "interest", "Interested in",
            "message", "What they said");

    private TypedLead() {}

    /** Takes the variables out of the case. */
    static IncomingLead take(DelegateExecution execution, String userId) {
        Map<String, String> typed = new LinkedHashMap<>();
        for (String field : FIELDS) {
            if (execution.getVariable(field) instanceof String text && !text.isBlank()) {
                typed.put(field, text);
            }
            execution.removeVariable(field);
        }
        return new IncomingLead(data(typed), json(typed), Channel.TASKLIST, userId, null, null);
    }

    /** As the form calls a field. */
    static String label(String field) {
        return LABELS.getOrDefault(field, field);
    }

    private static LeadData data(Map<String, String> typed) {
        return new LeadData(
                null,
                typed.get("firstName"),
                typed.get("lastName"),
                null,
                typed.get("mail"),
                typed.get("phone"),
                typed.get("company"),
                typed.get("country"),
                typed.get("language"),
                employees(typed.get("employees")),
                typed.get("message"),
                null,
                typed.get("source"),
                null,
                null,
                null,
                typed.get("interest"),
                null);
    }

    private static @Nullable Integer employees(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!text.strip().matches("[0-9]{1,9}")) {
            throw new SubmissionRefusedException(
                    "\"People who work there\" is to be a whole number, or empty. Correct it and try again.");
        }
        return Integer.valueOf(text.strip());
    }

    private static String json(Map<String, String> typed) {
        try {
            return JSON.writeValueAsString(typed);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
