package dev.tandem.invoice.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.tandem.invoice.coding.Codings;
import dev.tandem.tasks.SubmissionRefusedException;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes over the accounts that a person confirmed in a form: as JSON, in a variable that is not kept. */
@Component
class ConfirmCodingListener implements TaskListener {

    private static final String CODING = "coding";

    private final Codings codings;
    private final IdentityService identity;
    private final ObjectReader reader;

    ConfirmCodingListener(Codings codings, IdentityService identity, ObjectMapper json) {
        this.codings = codings;
        this.identity = identity;
        this.reader = json.readerFor(new TypeReference<List<Codings.@Nullable Part>>() {})
                .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    @Override
    public void notify(DelegateTask task) {
        if ("confirm".equals(InvoiceApproval.DECISION.find(task).orElse(""))) {
            codings.confirm(
                            InvoiceApproval.INVOICE_ID.get(task),
                            parts(Objects.toString(task.getVariable(CODING), "")),
                            identity.getCurrentAuthentication().getUserId())
                    .ifPresent(problem -> {
                        throw new SubmissionRefusedException(problem);
                    });
        }
        task.getExecution().removeVariable(CODING);
    }

    private List<Codings.Part> parts(String submitted) {
        try {
            List<Codings.@Nullable Part> parts = reader.readValue(submitted.isBlank() ? "[]" : submitted);
            return List.copyOf(parts);
        } catch (JsonProcessingException | NullPointerException e) {
            throw new SubmissionRefusedException(
                    "The accounts can't be read. Load the task again, and choose them anew.");
        }
    }
}
