package dev.tandem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.ProcessFolder.Model;
import dev.tandem.ProcessFolder.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.jspecify.annotations.Nullable;

/** Every model and decision table of {@code processes/}, and a list of what is wrong with them. */
abstract class ModelTest {

    /** A variable, or a property of one. */
    static final String PATH = "[a-zA-Z]\\w*(?:\\.[a-zA-Z]\\w*|\\[\\d+])*";

    final List<ProcessFolder> folders = ProcessFolder.all();
    final List<Model> models =
            folders.stream().flatMap(folder -> folder.models().stream()).toList();
    final List<String> wrong = new ArrayList<>();

    interface Check<T> {
        void on(Model model, T element);
    }

    interface DecisionCheck {
        void on(ProcessFolder folder, Decision decision);
    }

    <T extends BaseElement> void each(Class<T> type, Check<T> check) {
        models.forEach(model -> model.all(type).forEach(element -> check.on(model, element)));
        nothingIsWrong();
    }

    void eachDecision(DecisionCheck check) {
        folders.forEach(folder -> folder.decisions()
                .forEach(dmn ->
                        dmn.getModelElementsByType(Decision.class).forEach(decision -> check.on(folder, decision))));
        nothingIsWrong();
    }

    Stream<Written> allWritten() {
        return models.stream().flatMap(model -> model.written().stream());
    }

    void complain(Model model, BaseElement element, String what) {
        wrong.add(model.file() + ": " + element.getId() + " " + what);
    }

    void require(Model model, BaseElement element, String what, @Nullable String value) {
        if (blank(value)) {
            complain(model, element, "has no " + what);
        }
    }

    void nothingIsWrong() {
        assertThat(wrong).isEmpty();
    }

    static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
