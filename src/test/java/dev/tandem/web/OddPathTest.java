package dev.tandem.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.RawHttp;
import dev.tandem.testing.TandemServerTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@TandemServerTest
class OddPathTest {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//engine-rest/task",
                "/engine-rest;x=1/task",
                "/engine-rest/task;x=1",
                "/engine-rest//task",
                "/%2e/engine-rest/task",
                "/engine-rest/%2E%2e/api/invoices",
                "/engine-rest/..;/api/invoices",
                "/engine-rest%2Ftask",
                "/engine-rest%5ctask",
                "/engine-rest%252Ftask",
                "/engine-rest/task%00",
                "/engine-rest/task%0d%0aX-Evil:1",
                "/./engine-rest/task",
                "/api//invoices",
                "/api/invoices;x=1",
                "/camunda//app/tasklist/default/",
                "/camunda;a=b/api/engine/engine/default/task",
                "/camunda/api/engine/engine;x/default/user",
                "/camunda/api/cockpit/plugin;x/base/default/process-definition/statistics",
                "//",
                "/invoices/%3b",
                "/engine-rest/task?assignee=a%00"
            })
    void aPathThatCanBeReadInTwoWaysIsRefusedInPlainWordsWhoeverAsks(String path) {
        for (String[] headers : new String[][] {{}, {As.user("admin")}}) {
            RawHttp.Answer answer = RawHttp.send(port, "GET", path, "", headers);
            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
            assertThat(answer.body()).doesNotContain("Exception", "Apache", "Tomcat/", "\tat ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest/task?maxResults=50",
                "/engine-rest/task?maxResults=50&assignee=a;b%2F..//",
                "/api/invoices?q=%2e%2f"
            })
    void ordinaryPathsAndAnythingInTheQueryAreNot(String path) {
        assertThat(RawHttp.send(port, "GET", path, "", As.user("admin")).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "TRACK", "CONNECT", "PROPFIND", "FOO"})
    void methodsThatNobodyNeedsAreRefused(String method) {
        for (String path : new String[] {"/", "/api/invoices", "/engine-rest/task", "/camunda/app/tasklist/default/"}) {
            RawHttp.Answer answer =
                    RawHttp.send(port, method, path, "", As.user("admin"), "X-Secret: do not echo this");
            assertThat(answer.status()).isIn(400, 405, 501);
            assertThat(answer.body()).doesNotContain("do not echo this");
        }
    }
}
