package dev.tandem.deployment.rules;

import java.util.List;

/** A gateway with several ways out is a question, each way an answer, and one of them is taken if no other fits. */
final class AnsweredQuestions implements Workmanship {

    @Override
    public void check(ModelFile file, Upload upload, Complaints complaints) {
        file.bpmn("exclusiveGateway", "inclusiveGateway").forEach(gateway -> {
            String id = gateway.attribute("id");
            XmlElement scope = gateway.parent();
            if (id == null || scope == null) {
                return;
            }
            List<XmlElement> answers = scope.children("sequenceFlow")
                    .filter(flow -> id.equals(flow.attribute("sourceRef")))
                    .toList();
            if (answers.size() > 1) {
                check(gateway, answers, complaints);
            }
        });
    }

    private static void check(XmlElement gateway, List<XmlElement> answers, Complaints complaints) {
        if (!gateway.given("name").filter(name -> name.endsWith("?")).isPresent()) {
            complaints.about(gateway, "needs a question as its name, such as \"Approved?\".");
        }
        String otherwise = gateway.attribute("default");
        if (otherwise == null) {
            complaints.about(
                    gateway,
                    "needs a default flow: with an unexpected value the case would be stuck. Take the careful way.");
        }
        for (XmlElement answer : answers) {
            if (answer.given("name").isEmpty()) {
                complaints.about(answer, "needs a name: it is the answer to a question.");
            }
            boolean isDefault = otherwise != null && otherwise.equals(answer.attribute("id"));
            if (!isDefault && answer.child("conditionExpression").isEmpty()) {
                complaints.about(answer, "needs a condition: only the default flow goes without.");
            }
        }
    }
}
