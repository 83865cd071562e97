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
import java.util.function.Function;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.xml.ModelException;

/**
 * What one process consists of: a folder of {@code processes/} with its models, tables, forms and mail templates.
 *
 * @param name name of the folder
 * @param files content by path below the folder
 */
record Bundle(String name, SortedMap<String, byte[]> files) {

    Bundle(String name, Map<String, byte[]> files) {
        this(name, new TreeMap<>(files));
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
        return keys(".bpmn", content -> {
            Set<String> keys = new TreeSet<>();
            bpmn(content).getModelElementsByType(Process.class).stream()
                    .filter(Process::isExecutable)
                    .forEach(process -> keys.add(process.getId()));
            return keys;
        });
    }

    Set<String> decisionKeys() {
        return keys(".dmn", content -> {
            Set<String> keys = new TreeSet<>();
            dmn(content).getModelElementsByType(Decision.class).forEach(decision -> keys.add(decision.getId()));
            return keys;
        });
    }

    Set<String> flowNodeIds() {
        return keys(".bpmn", content -> {
            Set<String> ids = new TreeSet<>();
            bpmn(content).getModelElementsByType(FlowNode.class).forEach(node -> ids.add(node.getId()));
            return ids;
        });
    }

    /** The text of the file with this name, in whichever sub-folder it is. */
    Optional<String> text(String fileName) {
        return files.entrySet().stream()
                .filter(file -> file.getKey().equals(fileName) || file.getKey().endsWith("/" + fileName))
                .map(file -> new String(file.getValue(), StandardCharsets.UTF_8))
                .findFirst();
    }

    private Set<String> keys(String ending, Function<byte[], Set<String>> read) {
        Set<String> keys = new TreeSet<>();
        files.forEach((path, content) -> {
            if (path.endsWith(ending)) {
                try {
                    keys.addAll(read.apply(content));
                } catch (ModelException e) {
                    throw new BrokenProcessesException(
                            "processes/" + name + "/" + path + " can't be read: " + rootMessage(e),
                            "Open the file in Camunda Modeler, mend what it reports, and start again.",
                            e);
                }
            }
        });
        return keys;
    }

    private static BpmnModelInstance bpmn(byte[] content) {
        return Bpmn.readModelFromStream(new ByteArrayInputStream(content));
    }

    private static DmnModelInstance dmn(byte[] content) {
        return Dmn.readModelFromStream(new ByteArrayInputStream(content));
    }

    private static String rootMessage(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
