package dev.tandem.deployment.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Holds files against all rules. */
public final class Inspection {

    private static final Rule SIZES = new FileSizes();

    private static final List<Rule> RULES = List.of(
            // what comes in at all
            new FileNames(),
            new Readable(),
            new NoCaseModels(),
            new SchemaLocations(),
            new NoImports(),
            // code, in all its shapes
            new KnownBpmnElements(),
            new KnownBpmnAttributes(),
            new NoScripts(),
            new NoClasses(),
            new NoCallsByExpression(),
            new NoBuiltInWork(),
            new NoConnectors(),
            new NoGeneratedForms(),
            new ListedBeansOnly(),
            new SafeExpressions(),
            new NoPageTemplates(),
            new LiteralReferences(),
            new VariableNames(),
            new FormsOfTheProgram(),
            // what would never end
            new SlowTimers(),
            new FewRetries(),
            new BoundedRepetition(),
            new NoEndlessWays(),
            new NoSelfStarts(),
            // decisions
            new KnownDmnContent(),
            new FeelOnly(),
            new FeelExpressions(),
            // forms and mails
            new HarmlessForms(),
            new LogicLessMails(),
            // good to read and to run
            new ProcessFacts(),
            new NoStartersInModels(),
            new NamedActivities(),
            new Drawn(),
            new AsynchronousWork(),
            new ReadableConditions(),
            new ReadableTimes(),
            new KeptIds(),
            new MandatorySteps(),
            new UserTaskFacts(),
            new FourEyes(),
            new AnsweredQuestions(),
            new DefinedEvents(),
            new LoopsByNumber(),
            new ExistingForms(),
            new ExistingProcesses(),
            new ExistingDecisions(),
            new KnownResults(),
            new ExplainedDecisions(),
            new AlwaysAnswering());

    private final Surroundings surroundings;

    /**
     * Prepares checks.
     *
     * @param surroundings what files may name beside each other
     */
    public Inspection(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** What is wrong with files that are to be deployed together, by file and line. */
    public List<Finding> ofUpload(Map<String, byte[]> resources) {
        return findings(resources, RULES);
    }

    /** What is so wrong with one file of the database that it must not run. */
    public List<Finding> ofDeployed(String resource, byte[] content) {
        return findings(
                Map.of(resource, content),
                RULES.stream().filter(Rule::dangerous).toList());
    }

    private List<Finding> findings(Map<String, byte[]> resources, List<Rule> rules) {
        List<ModelFile> files = resources.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> ModelFile.of(entry.getKey(), entry.getValue()))
                .toList();
        Upload upload = new Upload(files, surroundings);
        List<Finding> all = new ArrayList<>();
        for (ModelFile file : files) {
            List<Finding> tooLarge = findings(file, upload, SIZES);
            Stream<Finding> others = tooLarge.isEmpty()
                    ? rules.stream().flatMap(rule -> findings(file, upload, rule).stream())
                    : Stream.empty();
            Stream.concat(tooLarge.stream(), others)
                    .distinct()
                    .sorted(Comparator.comparingInt(Finding::line))
                    .forEach(all::add);
        }
        return all;
    }

    private static List<Finding> findings(ModelFile file, Upload upload, Rule rule) {
        Complaints complaints = new Complaints(file, rule);
        rule.check(file, upload, complaints);
        return complaints.findings();
    }
}
