package dev.tandem.onboarding.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.documents.SampleDocuments;
import dev.tandem.erasure.CaseTraces;
import dev.tandem.links.LinkSigner;
import dev.tandem.onboarding.OnboardingState;
import dev.tandem.onboarding.Onboardings;
import dev.tandem.testing.Api;
import dev.tandem.testing.Applications;
import dev.tandem.testing.Cases;
import dev.tandem.testing.ListInTest;
import dev.tandem.testing.RawHttp;
import dev.tandem.testing.TandemServerTest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** A customer, and whoever else has or makes up a link, opens the page in a browser in which nobody is signed in. */
@TandemServerTest
@Import({Applications.class, ListInTest.class})
@TestPropertySource(
        properties = {
            "tandem.company-name=Nordlicht & Söhne",
            "tandem.onboarding.uploads.requests-per-minute=1000",
            "tandem.onboarding.uploads.uploads-per-hour=1000",
            "tandem.onboarding.uploads.uploads-per-hour-and-link=8"
        })
class DocumentPageTest {

    private static final byte[] SCAN = SampleDocuments.pdf(2);

    private final HttpClient browser = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private Applications applications;

    @Autowired
    private Cases cases;

    @Autowired
    private Documents documents;

    @Autowired
    private Onboardings onboardings;

    @Autowired
    private UploadLinks links;

    @Autowired
    private LinkSigner signer;

    @Autowired
    private List<CaseTraces> traces;

    @Autowired
    private TransactionTemplate transaction;

    private String id;
    private String token;

    @BeforeEach
    void aCompanyIsAskedForDocuments() {
        id = applications.send(Applications.company("Brewster Ltd", "Ada Brewster", "Byron Lace"));
        token = token();
    }

    @Test
    void thePageSaysWhatIsWantedAndWhyAndNothingOfTheApplication() {
        HttpResponse<String> page = get(token);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        "Nordlicht &amp; Söhne",
                        "Passport or identity card",
                        "By law we have to know",
                        "3 more documents")
                .doesNotContain("Brewster", "Byron", id, "<script", "brewster.example", "Hafenstr");
        assertThat(header(page, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(header(page, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(page, "X-Robots-Tag")).isEqualTo("noindex");
        assertThat(header(page, "Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("script-src", "unsafe");
        assertThat(header(page, "Set-Cookie")).isEmpty();
    }

    @Test
    void aDocumentIsSentCheckedRejectedAndSentAgain() {
        HttpResponse<String> sent = send(token, 1, "passport.pdf", SCAN);
        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(header(sent, "Location")).endsWith("/documents/" + token + "?sent#document-1");
        assertThat(header(sent, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(get(token + "?sent").body()).contains("Thank you", "We got it. A person is looking at it");
        cases.runJobs(id);
        assertThat(cases.isAt(id, "userTask_checkDocument")).isTrue();

        decide("reject", "It is too old, <b>really</b>.");
        assertThat(get(token).body())
                .contains("We could not accept what you sent", "It is too old, &lt;b&gt;really&lt;/b&gt;.");
        assertThat(send(token, 1, "new.png", SampleDocuments.picture("png", 40, 30))
                        .statusCode())
                .isEqualTo(302);
        cases.runJobs(id);
        decide("accept", "");
        assertThat(get(token).body()).contains("✓ Accepted");
        assertThat(documents.get(id, 1).uploads())
                .extracting(Upload::decidedBy)
                .containsExactly("onboarding", "onboarding");
    }

    @Test
    void theSameFileAgainIsFineAndAnotherIsRefusedWhileTheFirstIsChecked() {
        send(token, 1, "passport.pdf", SCAN);

        assertThat(send(token, 1, "passport.pdf", SCAN).statusCode()).isEqualTo(302);
        HttpResponse<String> other = send(token, 1, "passport.pdf", SampleDocuments.pdf(1));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.body()).contains("looking at it");
        assertThat(documents.get(id, 1).uploads()).hasSize(1);
    }

    @Test
    void ofTwoFilesAtOnceOneIsTaken() {
        List<Integer> answers = IntStream.rangeClosed(1, 4)
                .mapToObj(pages -> CompletableFuture.supplyAsync(() ->
                        send(token, 1, "scan.pdf", SampleDocuments.pdf(pages)).statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).containsOnlyOnce(302).containsOnly(302, 409);
        assertThat(documents.get(id, 1).uploads()).hasSize(1);
    }

    static Stream<Arguments> whatIsRefused() {
        return Stream.of(
                Arguments.of("nothing", new byte[0], 400, "The file is empty"),
                Arguments.of(
                        "passport.pdf", text("<!DOCTYPE html><script>alert(1)</script>"), 415, "neither a PDF nor"),
                Arguments.of("passport.pdf", text("<svg onload=\"alert(1)\"/>"), 415, "neither a PDF nor"),
                Arguments.of("passport.pdf", text("MZ\u0090 a program"), 415, "neither a PDF nor"),
                Arguments.of("passport.pdf", text("<html><!-- %PDF-1.7 -->"), 415, "neither a PDF nor"),
                Arguments.of("passport.pdf", text("%PDF-1.7 no more"), 422, "damaged"),
                Arguments.of("passport.pdf", SampleDocuments.lockedPdf("secret"), 422, "protected"),
                Arguments.of("passport.pdf", SampleDocuments.pdfBomb(150), 422, "unbearable size"),
                Arguments.of("passport.png", SampleDocuments.pngBomb(50_000, 50_000), 422, "million pixels"),
                Arguments.of("passport.pdf", Arrays.copyOf(SCAN, (10 << 20) + 1), 413, "larger than 10 MB"));
    }

    @ParameterizedTest
    @MethodSource("whatIsRefused")
    void whatIsNoDocumentIsRefusedInPlainWordsAtItsDocument(String name, byte[] content, int status, String why) {
        HttpResponse<String> refused = send(token, 2, name, content);

        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(refused.body()).contains("id=\"problem-2\"", why).doesNotContain("id=\"problem-1\"", "Exception");
        assertThat(documents.get(id, 2).state()).isEqualTo(DocumentState.WANTED);
        assertThat(cases.isAt(id, "userTask_checkDocument")).isFalse();
        assertThat(send(token, 2, "extract.pdf", SCAN).statusCode())
                .as("it can be mended")
                .isEqualTo(302);
    }

    @Test
    void aFormWithoutAFileSaysSo() {
        assertThat(post(token, 1, part("other", null, text("x"))).body()).contains("Choose a file first");
        assertThat(post(token, 1, part("file", "", new byte[0])).statusCode()).isEqualTo(400);
        HttpResponse<String> noForm = browserSends(request(token + "/1")
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("x")));
        assertThat(noForm.statusCode()).isEqualTo(400);
    }

    @Test
    void aHundredMegabytesAreRefusedAtTheirHeadAndEndlessOnesOnTheWay() throws IOException {
        String multipart = "Content-Type: multipart/form-data; boundary=b";
        String begin = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF-";

        RawHttp.Answer announced =
                RawHttp.exchange(port, "POST", "/documents/" + token + "/1", List.of(multipart), 100L << 20, out -> {
                    out.write(text(begin));
                    byte[] megabyte = new byte[1 << 20];
                    for (int i = 0; i < 100; i++) {
                        out.write(megabyte);
                    }
                });
        assertThat(announced.status()).isEqualTo(413);
        assertThat(announced.body()).contains("larger than 10 MB");

        RawHttp.Answer endless = RawHttp.exchange(
                port,
                "POST",
                "/documents/" + token + "/1",
                List.of(multipart, "Transfer-Encoding: chunked"),
                0,
                out -> {
                    out.write(text(Integer.toHexString(begin.length()) + "\r\n" + begin + "\r\n"));
                    byte[] megabyte = new byte[1 << 20];
                    for (int i = 0; i < 12; i++) {
                        out.write(text("100000\r\n"));
                        out.write(megabyte);
                        out.write(text("\r\n"));
                    }
                    out.write(text("0\r\n\r\n"));
                });
        assertThat(endless.status()).isEqualTo(413);
        assertThat(documents.get(id, 1).uploads()).isEmpty();
        assertThat(leftOnTheDisk()).isEmpty();
    }

    @Test
    void theNameOfAFileLeadsNowhere() throws IOException {
        String name = "../../../../tmp/<img src=x onerror=alert(1)>.html";
        send(token, 1, name, SCAN);

        assertThat(documents.get(id, 1).current())
                .hasValueSatisfying(
                        upload -> assertThat(upload.fileName()).endsWith(".pdf").doesNotContain("/", "<", "html"));
        assertThat(leftOnTheDisk()).isEmpty();
    }

    @Test
    void tooManyFilesOverOneLinkAreRefusedUntilTheHourIsOver() {
        for (int i = 0; i < 8; i++) {
            assertThat(send(token, 1, "a.pdf", text("nothing")).statusCode()).isEqualTo(415);
        }

        HttpResponse<String> refused = send(token, 1, "a.pdf", SCAN);

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("Too many files", "id=\"problem-1\"");
        assertThat(get(token).statusCode()).isEqualTo(200);
    }

    @Test
    void linksThatAreForgedOldReplacedOrTakenBackGetAPageThatSaysSo() {
        String[] parts = token.split("\\.");
        String forged = parts[0] + "." + parts[1] + "." + "A".repeat(43);
        String foreign = signer.token("answers", parts[0], Instant.ofEpochMilli(Long.parseLong(parts[1], 36)));
        for (String wrong : List.of("x", forged, foreign, token.substring(0, token.length() - 1), token + "A")) {
            refused(wrong, 404, "This link does not work");
        }
        refused(signer.token(UploadLinks.PURPOSE, parts[0], Instant.now().minusSeconds(1)), 410, "works no more");

        transaction.executeWithoutResult(status -> links.replace(id));
        refused(token, 410, "works no more");
        String next = token();
        transaction.executeWithoutResult(status -> links.revoke(id));
        refused(next, 410, "works no more");
        assertThat(documents.of(id)).allMatch(document -> document.uploads().isEmpty());
    }

    @Test
    void aLinkOpensNothingAnyMoreOnceTheApplicationIsClosedOrForgotten() {
        transaction.executeWithoutResult(
                status -> onboardings.changeState(id, OnboardingState.DECLINED, "They did not fit."));
        refused(token, 410, "This application is closed");
        assertThat(get(token).body()).doesNotContain("They did not fit");

        transaction.executeWithoutResult(status -> traces.forEach(trace -> trace.erase(id)));
        refused(token, 410, "works no more");
    }

    @Test
    void aDocumentThatTheCaseDoesNotWaitForIsNotKept() {
        transaction.executeWithoutResult(status -> documents.require(
                id,
                Stream.concat(
                                documents.of(id).stream()
                                        .map(wanted ->
                                                new RequiredDocument(wanted.code(), wanted.title(), wanted.why())),
                                Stream.of(new RequiredDocument("more", "One more", "The case knows nothing of it.")))
                        .toList()));

        HttpResponse<String> refused = send(token, 4, "more.pdf", SCAN);

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("We kept nothing");
        assertThat(documents.get(id, 4).uploads()).isEmpty();
        assertThat(send(token, 9, "more.pdf", SCAN).statusCode()).isEqualTo(404);
        assertThat(send(token, 1, "passport.pdf", SCAN).statusCode()).isEqualTo(302);
    }

    @Test
    void whoIsSignedInInTheBrowserDoesNotMatterAndNothingElseOpensWithALink() {
        assertThat(browserSends(request(token)
                                .header("Cookie", "JSESSIONID=0123456789ABCDEF")
                                .GET())
                        .statusCode())
                .isEqualTo(200);
        assertThat(browserSends(request(token + "/1").GET()).statusCode()).isEqualTo(302);
        assertThat(browserSends(request(token + "/1/uploads/1").GET()).statusCode())
                .isIn(401, 403, 404);
        assertThat(browserSends(HttpRequest.newBuilder(uri("/documents")).GET()).statusCode())
                .isIn(401, 403, 404);
    }

    @Test
    void staffSeeWhatCameAsPicturesAndDownloadItAsAFile() throws IOException {
        byte[] polyglot = SampleDocuments.picture("jpeg", 80, 40);
        int length = polyglot.length;
        polyglot = Arrays.copyOf(polyglot, length + 40);
        System.arraycopy(text("<html><script>alert(1)</script></html>"), 0, polyglot, length, 38);
        send(token, 1, "passport.pdf", SCAN);
        send(token, 2, "page.html", polyglot);
        Api staff = new Api(port, "compliance");

        JsonNode list = staff.get("/api/onboardings/" + id + "/documents").json();
        assertThat(list).hasSize(3);
        assertThat(list.get(0).get("state").asText()).isEqualTo("uploaded");
        JsonNode upload = list.get(0).get("uploads").get(0);
        assertThat(upload.get("pages")).hasSize(2);
        Api.Answer page = staff.get(upload.get("pages").get(1).asText());
        assertThat(page.header("Content-Type")).isEqualTo("image/png");
        assertThat(page.header("Content-Security-Policy")).contains("sandbox");
        assertThat(image(page).getWidth()).isPositive();
        Api.Answer original = staff.get(upload.get("link").asText());
        assertThat(original.response().body()).isEqualTo(SCAN);
        assertThat(original.header("Content-Disposition"))
                .startsWith("attachment")
                .contains("passport.pdf");
        assertThat(original.header("X-Content-Type-Options")).isEqualTo("nosniff");

        Api sales = new Api(port, "sales");
        assertThat(sales.get(upload.get("link").asText()).status()).isEqualTo(403);
        assertThat(sales.get(upload.get("pages").get(1).asText()).status()).isEqualTo(403);

        JsonNode picture = list.get(1).get("uploads").get(0);
        assertThat(staff.get(picture.get("link").asText()).header("Content-Type"))
                .isEqualTo("image/jpeg");
        assertThat(staff.get(picture.get("link").asText()).header("Content-Disposition"))
                .startsWith("attachment")
                .contains("page.jpg");
        assertThat(image(staff.get(picture.get("pages").get(0).asText())).getWidth())
                .isEqualTo(80);
        assertThat(staff.get(picture.get("link").asText() + "/pages/2").status())
                .isEqualTo(404);
        assertThat(staff.get("/api/onboardings/" + id + "/documents/3/uploads/1")
                        .status())
                .isEqualTo(404);
        assertThat(staff.get("/api/onboardings/ONB-999999/documents").status()).isEqualTo(404);
    }

    @Test
    void onlyThoseWhoMayDoSoSeeDocumentsAndMakeLinks() {
        send(token, 1, "passport.pdf", SCAN);
        String path = "/api/onboardings/" + id;
        for (String user : List.of("clerk", "approver", "finance", "ops")) {
            Api outsider = new Api(port, user);
            assertThat(outsider.get(path + "/documents").status()).as(user).isEqualTo(403);
            assertThat(outsider.get(path + "/documents/1/uploads/1").status()).isEqualTo(403);
            assertThat(outsider.get(path + "/documents/1/uploads/1/pages/1").status())
                    .isEqualTo(403);
        }
        assertThat(new Api(port, "compliance").post(path + "/upload-link", "").status())
                .isEqualTo(403);
        assertThat(new Api(port, "sales").delete(path + "/upload-link").status())
                .isEqualTo(403);

        Api desk = new Api(port, "onboarding");
        Api.Answer made = desk.post(path + "/upload-link", "");
        assertThat(made.status()).isEqualTo(200);
        String link = made.json().get("link").asText();
        assertThat(get(token).statusCode()).isEqualTo(410);
        assertThat(get(link.substring(link.lastIndexOf('/') + 1)).statusCode()).isEqualTo(200);
        assertThat(desk.delete(path + "/upload-link").status()).isEqualTo(204);
        assertThat(get(link.substring(link.lastIndexOf('/') + 1)).statusCode()).isEqualTo(410);
        assertThat(desk.post("/api/onboardings/ONB-999999/upload-link", "").status())
                .isEqualTo(404);

        transaction.executeWithoutResult(status -> onboardings.changeState(id, OnboardingState.DECLINED, null));
        assertThat(desk.post(path + "/upload-link", "").status()).isEqualTo(409);
    }

    private void refused(String anyToken, int status, String title) {
        HttpResponse<String> shown = get(anyToken);
        assertThat(shown.statusCode()).as(anyToken).isEqualTo(status);
        assertThat(shown.body()).contains(title).doesNotContain("Passport", "<form", "Exception");
        assertThat(header(shown, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(send(anyToken, 1, "passport.pdf", SCAN).statusCode()).isEqualTo(status);
    }

    private void decide(String decision, String reason) {
        cases.decide(id, "onboarding", decision, reason);
    }

    private String token() {
        String link = transaction.execute(status -> links.link(id));
        return link.substring(link.lastIndexOf('/') + 1);
    }

    private HttpResponse<String> get(String path) {
        return browserSends(request(path).GET());
    }

    private HttpResponse<String> send(String anyToken, int number, String fileName, byte[] content) {
        return post(anyToken, number, part("file", fileName, content));
    }

    private HttpResponse<String> post(String anyToken, int number, byte[] body) {
        return browserSends(request(anyToken + "/" + number)
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private static byte[] part(String name, @Nullable String fileName, byte[] content) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"" + name + "\""
                        + (fileName == null ? "" : "; filename=\"" + fileName + "\"")
                        + "\r\nContent-Type: application/pdf\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes(text("\r\n--b--\r\n"));
        return body.toByteArray();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri("/documents/" + path)).header("Accept", "text/html");
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private HttpResponse<String> browserSends(HttpRequest.Builder request) {
        try {
            return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> leftOnTheDisk() throws IOException {
        List<Path> left = new ArrayList<>();
        Files.walkFileTree(Path.of(System.getProperty("java.io.tmpdir")), Set.of(), 6, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.getFileName().toString().startsWith("upload_")) {
                    left.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            /** Other programs' files come and go there. */
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        });
        return left;
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static BufferedImage image(Api.Answer answer) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(answer.response().body()));
    }
}
