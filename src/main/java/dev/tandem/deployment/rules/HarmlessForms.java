package dev.tandem.deployment.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Camunda Forms have fields and texts, and nothing that a browser would run or fetch. */
final class HarmlessForms implements Rule {

    private static final Set<String> COMPONENTS = Set.of(
            "default",
            "text",
            "textfield",
            "textarea",
            "number",
            "datetime",
            "checkbox",
            "checklist",
            "radio",
            "select",
            "taglist",
            "group",
            "columns",
            "dynamiclist",
            "table",
            "separator",
            "spacer",
            "button");

    private static final Pattern ID = Pattern.compile("[A-Za-z_][\\w.-]{0,100}");
    private static final Pattern MARKUP =
            Pattern.compile("<\\s*[!/?a-z]|(?:javascript|vbscript|data)\\s*:|&#", Pattern.CASE_INSENSITIVE);

    @Override
    public void check(ModelFile file, Upload upload, Complaints complaints) {
        if (file.kind() != ModelFile.Kind.FORM) {
            return;
        }
        try {
            JsonNode form = FormFile.read(file.text());
            if (form == null
                    || !form.isObject()
                    || !ID.matcher(form.path("id").asText("")).matches()) {
                complaints.aboutFile("is no Camunda Form: it has no id. Save it again in Camunda Modeler.");
                return;
            }
            look(form, "the form", complaints);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            complaints.aboutLine(
                    Math.max(0, line),
                    "is no Camunda Form: it can't be read as JSON (" + e.getOriginalMessage()
                            + "). Save it again in Camunda Modeler.");
        }
    }

    private static void look(JsonNode node, String where, Complaints complaints) {
        if (node.isObject()) {
            String type = node.path("type").asText("");
            String here = node.has("id") ? "\"" + node.path("id").asText() + "\"" : where;
            if ((node.has("components") || isComponent(node)) && !COMPONENTS.contains(type)) {
                complaints.aboutFile("has the component " + here + " of the type \"" + type
                        + "\", which forms may not have. Use fields and texts.");
            }
            for (Map.Entry<String, JsonNode> property : node.properties()) {
                lookAt(property.getKey(), property.getValue(), here, complaints);
            }
        } else if (node.isArray()) {
            node.forEach(item -> look(item, where, complaints));
        }
    }

    private static boolean isComponent(JsonNode node) {
        return node.has("type") && (node.has("key") || node.has("layout") || node.has("text") || node.has("label"));
    }

    private static void lookAt(String name, JsonNode value, String where, Complaints complaints) {
        if (name.equals("components") && value.isArray()) {
            for (JsonNode component : value) {
                if (!component.isObject() || !component.path("type").isTextual()) {
                    complaints.aboutFile(
                            "has a component without a type in " + where + ". Save it again in Camunda Modeler.");
                } else if (!COMPONENTS.contains(component.path("type").asText())
                        && !component.has("components")
                        && !isComponent(component)) {
                    complaints.aboutFile("has the component \""
                            + component.path("id").asText() + "\" of the type \""
                            + component.path("type").asText() + "\", which forms may not have. Use fields and texts.");
                }
            }
        }
        if (value.isTextual()
                && !value.asText().startsWith("=")
                && MARKUP.matcher(value.asText()).find()) {
            complaints.aboutFile("has markup or a script in " + where + " (" + name
                    + "). Write plain text, or Markdown without HTML.");
        }
        look(value, where, complaints);
    }
}
