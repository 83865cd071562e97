package dev.tandem.engine.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

class ChildrenByNameTest {

    private static final String STATEMENTS = """
            <mapper><cache-ref/><sql id="a"/><select id="b"/>text<insert id="c"><selectKey id="d"/><!-- no --><if><selectKey/></if>
            <selectKey id="e"/></insert><update id="f"/><select id="g"/><selectKey id="h"/><![CDATA[<select/>]]></mapper>""";

    private final XPath own = new ChildrenByName().newXPath();
    private final XPath all = XPathFactory.newDefaultInstance().newXPath();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "selectKey",
                "select|insert|update|delete",
                "insert|select",
                "cache-ref",
                "cache",
                "nothing",
                "/mapper/sql",
                "/mapper",
                "insert/selectKey",
                "@id",
                "*",
                ".",
                "select[2]",
                "text()"
            })
    void theSameIsFoundAsByJava(String expression) throws Exception {
        Document document = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(STATEMENTS.getBytes(StandardCharsets.UTF_8)));
        List<Node> places = new ArrayList<>(List.of(document));
        for (int at = 0; at < places.size(); at++) {
            Node place = places.get(at);
            for (Node child = place.getFirstChild(); child != null; child = child.getNextSibling()) {
                places.add(child);
            }
            assertThat(nodes(own, expression, place)).isEqualTo(nodes(all, expression, place));
            assertThat(own.evaluate(expression, place, XPathConstants.NODE))
                    .isSameAs(all.evaluate(expression, place, XPathConstants.NODE));
            assertThat(own.evaluate(expression, place, XPathConstants.STRING))
                    .isEqualTo(all.evaluate(expression, place, XPathConstants.STRING));
        }
        assertThat(places).hasSizeGreaterThan(10);
    }

    @Test
    void aListEndsWhereItEnds() throws Exception {
        Document document = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(STATEMENTS.getBytes(StandardCharsets.UTF_8)));
        NodeList found = (NodeList) own.evaluate("select", document.getDocumentElement(), XPathConstants.NODESET);

        assertThat(found.getLength()).isEqualTo(2);
        assertThat(found.item(2)).isNull();
        assertThat(found.item(-1)).isNull();
    }

    private static List<Node> nodes(XPath paths, String expression, Node place) throws XPathExpressionException {
        NodeList found = (NodeList) paths.evaluate(expression, place, XPathConstants.NODESET);
        List<Node> nodes = new ArrayList<>();
        for (int at = 0; at < found.getLength(); at++) {
            nodes.add(found.item(at));
        }
        return nodes;
    }
}
