package dev.tandem.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** The folder {@code processes/}: packaged into the program, or at {@code tandem.processes.location}. */
@Component
class ProcessesFolder {

    private static final List<String> ENDINGS = List.of(".bpmn", ".dmn", ".form", ".mustache");

    private final ProcessSettings settings;

    ProcessesFolder(ProcessSettings settings) {
        this.settings = settings;
    }

    String location() {
        return settings.location();
    }

    /** One bundle per folder, by name. Files of other kinds, and files outside folders, are no part of a process. */
    List<Bundle> bundles() {
        var resolver = new PathMatchingResourcePatternResolver();
        try {
            Resource root = resolver.getResource(settings.location());
            String prefix = path(root);
            Map<String, Map<String, byte[]>> byFolder = new TreeMap<>();
            for (Resource file : resolver.getResources(settings.location() + "**/*.*")) {
                String path = path(file).substring(prefix.length());
                int slash = path.indexOf('/');
                if (slash > 0 && !path.startsWith(".") && ENDINGS.stream().anyMatch(path::endsWith)) {
                    byFolder.computeIfAbsent(path.substring(0, slash), name -> new TreeMap<>())
                            .put(path.substring(slash + 1), file.getContentAsByteArray());
                }
            }
            return byFolder.entrySet().stream()
                    .map(folder -> new Bundle(folder.getKey(), folder.getValue()))
                    .toList();
        } catch (java.io.FileNotFoundException e) {
            throw new BrokenProcessesException(
                    "There is no folder with models at " + settings.location() + ".",
                    "Point tandem.processes.location to a folder that holds one folder per process.",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String path(Resource resource) throws IOException {
        return UriUtils.decode(resource.getURL().toString(), StandardCharsets.UTF_8);
    }
}
