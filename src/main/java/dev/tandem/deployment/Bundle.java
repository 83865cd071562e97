package dev.tandem.deployment;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.xml.ModelException;
import org.jspecify.annotations.Nullable;

/** What one process consists of: a folder of {@code processes/} with its models, tables, forms and mail templates. */
final class Bundle {

    private final String name;
    private final SortedMap<String, byte[]> files;
    private @Nullable Contents contents;

    /**
     * A folder.
     *
     * @param name name of the folder
     * @param files content by path below the folder
     */
    Bundle(String name, Map<String, byte[]> files) {
        this.name = name;
        this.files = new TreeMap<>(files);
    }

    /** The ids that its models and tables have. */
    private record Contents(Set<String> processKeys, Set<String> decisionKeys, Set<String> flowNodeIds) {}

    String name() {
        return name;
    }

    SortedMap<String, byte[]> files() {
        return files;
    }

    String sha256() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((path, content) -> {
                digest.update((path + "\n" + content.length + "\n").getBytes(StandardCharsets.UTF_8));
                digest.update(content);
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    Set<String> processKeys() {
        return contents().processKeys();
    }

    Set<String> decisionKeys() {
        return contents().decisionKeys();
    }

    Set<String> flowNodeIds() {
        return contents().flowNodeIds();
    }

    /** Each file is read once: that is what takes time at a start. */
    private Contents contents() {
        Contents known = contents;
        if (known == null) {
            known = read();
            contents = known;
        }
        return known;
    }

    private Contents read() {
        Contents found = new Contents(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        files.forEach((path, content) -> {
            try {
                if (path.endsWith(".bpmn")) {
                    BpmnModelInstance model = Bpmn.readModelFromStream(new ByteArrayInputStream(content));
                    model.getModelElementsByType(Process.class).stream()
                            .filter(Process::isExecutable)
                            .forEach(process -> found.processKeys().add(process.getId()));
                    model.getModelElementsByType(FlowNode.class)
                            .forEach(node -> found.flowNodeIds().add(node.getId()));
                } else if (path.endsWith(".dmn")) {
                    Dmn.readModelFromStream(new ByteArrayInputStream(content))
                            .getModelElementsByType(Decision.class)
                            .forEach(decision -> found.decisionKeys().add(decision.getId()));
                }
            } catch (ModelException e) {
                throw new BrokenProcessesException(
                        "processes/" + name + "/" + path + " can't be read: " + rootMessage(e),
                        "Open the file in Camunda Modeler, mend what it reports, and start again.",
                        e);
            }
        });
        return found;
    }

    /** The text of the file with this name, in whichever sub-folder it is. */
    Optional<String> text(String fileName) {
        return files.entrySet().stream()
                .filter(file -> file.getKey().equals(fileName) || file.getKey().endsWith("/" + fileName))
                .map(file -> new String(file.getValue(), StandardCharsets.UTF_8))
                .findFirst();
    }

    private static String rootMessage(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
