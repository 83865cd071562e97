package dev.tandem.engine.rows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.namespace.NamespaceContext;
import javax.xml.namespace.QName;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpression;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import javax.xml.xpath.XPathFactoryConfigurationException;
import javax.xml.xpath.XPathFunctionResolver;
import javax.xml.xpath.XPathVariableResolver;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * Java's XPath, but for expressions that are names of children ({@code selectKey}, {@code select|insert}): these it finds by going
 * through the children. MyBatis asks each of the engine's 800 statements for its {@code selectKey}, and Java makes tables for 200 kB
 * each time. Public, because Java makes it by its name.
 */
public final class ChildrenByName extends XPathFactory {

    private static final Pattern NAMES = Pattern.compile("[A-Za-z]+(-[A-Za-z]+)*(\\|[A-Za-z]+(-[A-Za-z]+)*)*");

    private final XPathFactory all = XPathFactory.newDefaultInstance();

    @Override
    public boolean isObjectModelSupported(String objectModel) {
        return all.isObjectModelSupported(objectModel);
    }

    @Override
    public void setFeature(String name, boolean value) throws XPathFactoryConfigurationException {
        all.setFeature(name, value);
    }

    @Override
    public boolean getFeature(String name) throws XPathFactoryConfigurationException {
        return all.getFeature(name);
    }

    @Override
    public void setXPathVariableResolver(XPathVariableResolver resolver) {
        all.setXPathVariableResolver(resolver);
    }

    @Override
    public void setXPathFunctionResolver(XPathFunctionResolver resolver) {
        all.setXPathFunctionResolver(resolver);
    }

    @Override
    public XPath newXPath() {
        return new Paths(all.newXPath());
    }

    private record Found(List<Node> nodes) implements NodeList {

        @Override
        public @Nullable Node item(int index) {
            return index >= 0 && index < nodes.size() ? nodes.get(index) : null;
        }

        @Override
        public int getLength() {
            return nodes.size();
        }
    }

    private static final class Paths implements XPath {

        private final XPath all;

        Paths(XPath all) {
            this.all = all;
        }

        @Override
        public @Nullable Object evaluate(String expression, Object item, QName returnType)
                throws XPathExpressionException {
            boolean nodes = XPathConstants.NODESET.equals(returnType);
            if ((nodes || XPathConstants.NODE.equals(returnType))
                    && item instanceof Element parent
                    && NAMES.matcher(expression).matches()) {
                List<Node> found = children(parent, Arrays.asList(expression.split("\\|")));
                return nodes ? new Found(found) : found.isEmpty() ? null : found.get(0);
            }
            return all.evaluate(expression, item, returnType);
        }

        private static List<Node> children(Element parent, List<String> names) {
            List<Node> found = new ArrayList<>();
            for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
                if (child instanceof Element && names.contains(child.getNodeName())) {
                    found.add(child);
                }
            }
            return found;
        }

        @Override
        public String evaluate(String expression, Object item) throws XPathExpressionException {
            return all.evaluate(expression, item);
        }

        @Override
        public Object evaluate(String expression, InputSource source, QName returnType)
                throws XPathExpressionException {
            return all.evaluate(expression, source, returnType);
        }

        @Override
        public String evaluate(String expression, InputSource source) throws XPathExpressionException {
            return all.evaluate(expression, source);
        }

        @Override
        public XPathExpression compile(String expression) throws XPathExpressionException {
            return all.compile(expression);
        }

        @Override
        public void reset() {
            all.reset();
        }

        @Override
        public void setXPathVariableResolver(XPathVariableResolver resolver) {
            all.setXPathVariableResolver(resolver);
        }

        @Override
        public XPathVariableResolver getXPathVariableResolver() {
            return all.getXPathVariableResolver();
        }

        @Override
        public void setXPathFunctionResolver(XPathFunctionResolver resolver) {
            all.setXPathFunctionResolver(resolver);
        }

        @Override
        public XPathFunctionResolver getXPathFunctionResolver() {
            return all.getXPathFunctionResolver();
        }

        @Override
        public void setNamespaceContext(NamespaceContext context) {
            all.setNamespaceContext(context);
        }

        @Override
        public NamespaceContext getNamespaceContext() {
            return all.getNamespaceContext();
        }
    }
}
