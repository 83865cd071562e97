package dev.tandem.deployment.rules;

/** Everything that is done has a name that people understand. */
final class NamedActivities implements Workmanship {

    @Override
    public void check(ModelFile file, Upload upload, Complaints complaints) {
        file.bpmn(BpmnVocabulary.ACTIVITIES)
                .filter(activity -> activity.given("name").isEmpty())
                .forEach(activity -> complaints.about(
                        activity,
                        "needs a name: a verb and an object in business words, such as \"Approve invoice\"."));
    }
}
