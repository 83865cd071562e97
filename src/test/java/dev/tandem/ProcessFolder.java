package dev.tandem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** One folder of {@code processes/}, read. */
record ProcessFolder(Path path, List<ProcessFolder.Model> models, List<DmnModelInstance> decisions) {

    static final Path ALL = Path.of("processes");

    /** A model, as the engine reads it and as it is written. */
    record Model(Path file, BpmnModelInstance bpmn, Element xml) {

        <T extends ModelElementInstance> List<T> all(Class<T> type) {
            return List.copyOf(bpmn.getModelElementsByType(type));
        }

        /** Every attribute and text, anywhere in the file. */
        List<Written> written() {
            return everything(xml);
        }
    }

    /**
     * What stands at one place of a model.
     *
     * @param element local name of the element
     * @param name local name of the attribute; empty for the text of the element
     * @param where element and id, for messages
     */
    record Written(String element, String name, String value, String where) {}

    static List<ProcessFolder> all() {
        try (Stream<Path> children = Files.list(ALL)) {
            return children.filter(Files::isDirectory)
                    .filter(folder -> !folder.getFileName().toString().startsWith("."))
                    .sorted()
                    .map(ProcessFolder::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProcessFolder read(Path folder) {
        return new ProcessFolder(
                folder,
                files(folder, ".bpmn")
                        .map(file -> new Model(file, Bpmn.readModelFromFile(file.toFile()), xml(file)))
                        .toList(),
                files(folder, ".dmn")
                        .map(file -> Dmn.readModelFromFile(file.toFile()))
                        .toList());
    }

    Set<String> decisionKeys() {
        return decisions.stream()
                .flatMap(dmn -> dmn.getModelElementsByType(org.camunda.bpm.model.dmn.instance.Decision.class).stream())
                .map(decision -> decision.getId())
                .collect(Collectors.toSet());
    }

    /** All files below a folder with this ending; none if the folder does not exist. */
    static Stream<Path> files(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Optional<String> property(BaseElement element, String name) {
        return extension(element, CamundaProperties.class)
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .filter(property -> name.equals(property.getCamundaName()))
                .map(CamundaProperty::getCamundaValue)
                .filter(value -> value != null && !value.isBlank())
                .findFirst();
    }

    static Optional<String> input(BaseElement element, String name) {
        return extension(element, CamundaInputOutput.class)
                .flatMap(io -> io.getCamundaInputParameters().stream())
                .filter(parameter -> name.equals(parameter.getCamundaName()))
                .map(CamundaInputParameter::getTextContent)
                .findFirst();
    }

    static <T extends ModelElementInstance> Stream<T> extension(BaseElement element, Class<T> type) {
        var extensions = element.getExtensionElements();
        return extensions == null ? Stream.empty() : extensions.getElementsQuery().filterByType(type).list().stream();
    }

    private static Element xml(Path file) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException(file + " is no XML", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Written> everything(Element element) {
        List<Written> found = new ArrayList<>();
        String where = element.getLocalName() + " " + nearestId(element);
        for (Node attribute : nodes(element.getAttributes().getLength(), element.getAttributes()::item)) {
            found.add(new Written(element.getLocalName(), attribute.getLocalName(), attribute.getNodeValue(), where));
        }
        for (Node child : nodes(element.getChildNodes().getLength(), element.getChildNodes()::item)) {
            if (child instanceof Element below) {
                found.addAll(everything(below));
            } else if (child.getNodeType() == Node.TEXT_NODE
                    && !child.getNodeValue().isBlank()) {
                found.add(new Written(
                        element.getLocalName(), "", child.getNodeValue().strip(), where));
            }
        }
        return found;
    }

    private static List<Node> nodes(int length, Function<Integer, @Nullable Node> at) {
        return IntStream.range(0, length)
                .boxed()
                .map(at)
                .flatMap(Stream::ofNullable)
                .toList();
    }

    private static String nearestId(Element element) {
        for (Node node = element; node instanceof Element above; node = above.getParentNode()) {
            if (above.hasAttribute("id")) {
                return above.getAttribute("id");
            }
        }
        return "";
    }
}
