package dev.tandem.testing.bare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;

/**
 * What hostile models, expressions and decisions try to run. It leaves a mark when it was run: a file, so that it is seen from
 * other JVMs too. {@link #mark(String)} does so from an expression, the rest from where a model can name a class.
 */
public class Bait implements JavaDelegate, ExecutionListener, TaskListener {

    private static final Path MARKS = Path.of(System.getProperty("java.io.tmpdir"), "tandem-bait");

    /** Removes the mark, before an attack is tried. */
    public static Path fresh(String mark) {
        Path file = MARKS.resolve(mark);
        try {
            Files.createDirectories(MARKS);
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /** Leaves a mark. Returns its name, so that an expression has a value. */
    public static String mark(String mark) {
        try {
            Files.createDirectories(MARKS);
            Files.writeString(MARKS.resolve(mark), "x", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return mark;
    }

    /** The same for where only an object can be had: {@code ${object.run('mark')}}. */
    public String run(String mark) {
        return mark(mark);
    }

    /** For decisions: reading this property is the attack. */
    public String getTouched() {
        return mark("touched");
    }

    @Override
    public void execute(DelegateExecution execution) {
        mark("class");
    }

    @Override
    public void notify(DelegateExecution execution) {
        mark("class");
    }

    @Override
    public void notify(DelegateTask task) {
        mark("class");
    }
}
