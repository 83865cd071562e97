package dev.tandem.deployment.rules;

import java.util.Set;

/** Namespaces that models are written in. */
final class Namespaces {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    /** The engine reads it in place of Camunda's. */
    static final String ACTIVITI = "http://activiti.org/bpmn";

    static final String CAMUNDA_DMN = "http://camunda.org/schema/1.0/dmn";
    static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    static final String XML = "http://www.w3.org/XML/1998/namespace";
    static final String XMLNS = "http://www.w3.org/2000/xmlns/";

    /** Diagrams of BPMN models. */
    static final Set<String> BPMN_DIAGRAM = Set.of(
            "http://www.omg.org/spec/BPMN/20100524/DI",
            "http://www.omg.org/spec/DD/20100524/DC",
            "http://www.omg.org/spec/DD/20100524/DI");

    /** Every version of DMN that the engine reads. */
    static final Set<String> DMN = Set.of(
            "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
            "http://www.omg.org/spec/DMN/20151101/dmn11.xsd",
            "http://www.omg.org/spec/DMN/20180521/MODEL/",
            "https://www.omg.org/spec/DMN/20191111/MODEL/",
            "https://www.omg.org/spec/DMN/20211108/MODEL/",
            "https://www.omg.org/spec/DMN/20230324/MODEL/");

    /** Diagrams of decision tables. */
    static final Set<String> DMN_DIAGRAM = Set.of(
            "http://www.omg.org/spec/DMN/20180521/DMNDI/",
            "https://www.omg.org/spec/DMN/20191111/DMNDI/",
            "https://www.omg.org/spec/DMN/20230324/DMNDI/",
            "http://www.omg.org/spec/DMN/20180521/DC/",
            "http://www.omg.org/spec/DMN/20180521/DI/");

    private Namespaces() {}

    static boolean isCamunda(String uri) {
        return uri.equals(CAMUNDA) || uri.equals(ACTIVITI) || uri.equals(CAMUNDA_DMN);
    }

    /** Whether the engine gives the namespace a meaning; others are the drawing program's business. */
    static boolean isRead(String uri) {
        return uri.isEmpty()
                || uri.equals(BPMN)
                || isCamunda(uri)
                || BPMN_DIAGRAM.contains(uri)
                || DMN.contains(uri)
                || DMN_DIAGRAM.contains(uri);
    }
}
