package dev.tandem.deployment.rules;

import java.util.List;

/** Every process says what it is, whose it is, what it is for, and how long its history is kept. */
final class ProcessFacts implements Workmanship {

    @Override
    public void check(ModelFile file, Upload upload, Complaints complaints) {
        List<XmlElement> executable = file.bpmn("process")
                .filter(process -> "true".equals(process.attribute("isExecutable")))
                .toList();
        if (file.root() != null && file.isBpmn() && executable.isEmpty()) {
            complaints.aboutFile("has no process that runs. Set \"Executable\" at the process in Camunda Modeler.");
        }
        executable.forEach(process -> {
            require(process, process.given("name").isPresent(), "a name", complaints);
            require(process, process.givenCamunda("versionTag").isPresent(), "a version tag", complaints);
            require(
                    process,
                    process.givenCamunda("historyTimeToLive").isPresent(),
                    "a history time to live, such as P365D",
                    complaints);
            for (String property : List.of("owner", "steward", "goals")) {
                require(
                        process,
                        process.property(property).isPresent(),
                        "the extension property \"" + property + "\" (template \"Tandem process\")",
                        complaints);
            }
        });
    }

    private static void require(XmlElement process, boolean there, String what, Complaints complaints) {
        if (!there) {
            complaints.about(process, "needs " + what + ".");
        }
    }
}
