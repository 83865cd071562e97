package dev.tandem.deployment.rules;

import dev.tandem.engine.ModelExpressions;
import java.util.Set;
import java.util.TreeSet;

/** A delegate expression is the name of one bean, which has to be one that models may call. */
final class ListedBeansOnly implements Rule {

    @Override
    public void check(ModelFile file, Upload upload, Complaints complaints) {
        if (!file.isBpmn()) {
            return;
        }
        Set<String> listed = upload.surroundings().listedBeans();
        for (XmlElement element : file.elements()) {
            String expression = element.setting("delegateExpression");
            if (expression != null
                    && ModelExpressions.beanOf(expression.strip())
                            .filter(listed::contains)
                            .isEmpty()) {
                complaints.about(
                        element,
                        "calls \"" + expression + "\", which is no bean that models may call. There are: "
                                + String.join(", ", new TreeSet<>(listed)) + ".");
            }
            if (element.setting("variableMappingDelegateExpression") != null) {
                complaints.about(
                        element,
                        "maps variables by code (variableMappingDelegateExpression). Map them one by one instead, with"
                                + " camunda:in and camunda:out.");
            }
        }
    }
}
