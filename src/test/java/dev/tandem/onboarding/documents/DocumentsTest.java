package dev.tandem.onboarding.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.tandem.core.TandemSettings;
import dev.tandem.documents.DocumentKind;
import dev.tandem.links.LinkSigner;
import dev.tandem.onboarding.OnboardingCases;
import dev.tandem.testing.DatabaseSlice;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/** Documents, what came for them, and the links by which they come, on a real database. */
@SpringBootTest(
        classes = {DatabaseSlice.class, DocumentsTest.Beans.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE)
class DocumentsTest {

    private static final AtomicInteger APPLICATIONS = new AtomicInteger();
    private static final RequiredDocument PASSPORT = new RequiredDocument("passport", "Passport", "By law.");
    private static final RequiredDocument EXTRACT = new RequiredDocument("extract", "Extract", "Who may sign.");
    private static final RequiredDocument ACCOUNTS = new RequiredDocument("accounts", "Accounts", "For credit.");

    @Import({Documents.class, UploadLinks.class, DocumentUploads.class})
    @ComponentScan(basePackageClasses = LinkSigner.class, lazyInit = true)
    @ConfigurationPropertiesScan({"dev.tandem.links", "dev.tandem.onboarding.documents"})
    static class Beans {}

    @Autowired
    private Documents documents;

    @Autowired
    private DocumentUploads uploads;

    @Autowired
    private UploadLinks links;

    @Autowired
    private LinkSigner signer;

    @Autowired
    private TandemSettings tandem;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @MockitoBean
    private OnboardingCases cases;

    private String id;

    @BeforeEach
    void anApplicationWhoseCaseWaits() {
        id = application();
        when(cases.uploaded(anyString(), anyInt())).thenReturn(true);
    }

    @Test
    void whatIsRequiredIsAskedForInOrderAndOnce() {
        assertThat(require(PASSPORT, EXTRACT, new RequiredDocument("passport", "Twice", "By mistake.")))
                .containsExactly(1, 2);
        assertThat(require(PASSPORT, EXTRACT)).containsExactly(1, 2);
        assertThat(documents.of(id))
                .extracting(WantedDocument::title, WantedDocument::state, WantedDocument::round)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Passport", DocumentState.WANTED, 1),
                        org.assertj.core.groups.Tuple.tuple("Extract", DocumentState.WANTED, 1));
    }

    @Test
    void whatWasAcceptedOrIsThereStaysAndWhatIsNotNeededAnyMoreIsNotAskedFor() {
        require(PASSPORT, EXTRACT, ACCOUNTS);
        send(1, "one");
        accept(1);
        send(2, "two");

        assertThat(require(new RequiredDocument("passport", "Passport or identity card", "By law."), EXTRACT))
                .as("the extract is there and has to be checked")
                .containsExactly(2);
        assertThat(documents.get(id, 1).title()).isEqualTo("Passport or identity card");
        assertThat(states()).containsExactly(DocumentState.ACCEPTED, DocumentState.UPLOADED, DocumentState.NOT_NEEDED);

        assertThat(require(ACCOUNTS)).containsExactly(3);
        assertThat(require(PASSPORT, EXTRACT, ACCOUNTS)).containsExactly(2, 3);
        assertThat(states())
                .as("as far as they had come")
                .containsExactly(DocumentState.ACCEPTED, DocumentState.UPLOADED, DocumentState.WANTED);
    }

    @Test
    void aRejectedDocumentIsWantedAgainAndWhatCameBeforeStays() {
        require(PASSPORT);
        send(1, "blurred");
        transaction.executeWithoutResult(status -> documents.reject(id, 1, "clerk", "It can't be read."));

        WantedDocument again = documents.get(id, 1);
        assertThat(again.state()).isEqualTo(DocumentState.WANTED);
        assertThat(again.round()).isEqualTo(2);
        assertThat(again.rejection()).contains("It can't be read.");
        assertThat(again.upload(1)).hasValueSatisfying(upload -> {
            assertThat(upload.accepted()).isFalse();
            assertThat(upload.decidedBy()).isEqualTo("clerk");
            assertThat(upload.decidedAt()).isNotNull();
        });
        assertThat(documents.content(id, 1, 1)).contains(bytes("blurred"));

        send(1, "sharp");
        assertThat(documents.get(id, 1).rejection()).isEmpty();
        accept(1);
        assertThat(documents.get(id, 1).current())
                .hasValueSatisfying(upload -> assertThat(upload.accepted()).isTrue());
    }

    @Test
    void onlyWhatIsThereCanBeChecked() {
        require(PASSPORT);

        assertThatThrownBy(() -> accept(1)).hasMessageContaining("nothing to be checked");
        send(1, "one");
        accept(1);
        assertThatThrownBy(() -> accept(1)).hasMessageContaining("nothing to be checked");
        assertThatThrownBy(() -> accept(2)).hasMessageContaining("has no document 2");
    }

    @Test
    void anUploadIsKeptAndTheCaseHearsOfIt() {
        require(PASSPORT, EXTRACT);

        assertThat(send(2, "the extract")).isInstanceOf(UploadOutcome.Taken.class);

        verify(cases).uploaded(id, 2);
        assertThat(states()).containsExactly(DocumentState.WANTED, DocumentState.UPLOADED);
        assertThat(documents.content(id, 2, 1)).contains(bytes("the extract"));
        assertThat(documents.get(id, 2).current()).hasValueSatisfying(upload -> {
            assertThat(upload.fileName()).isEqualTo("scan.pdf");
            assertThat(upload.size()).isEqualTo(11);
        });
    }

    @Test
    void theSameFileAgainChangesNothingAndAnotherIsRefusedWhileTheFirstIsChecked() {
        require(PASSPORT);
        send(1, "one");

        assertThat(send(1, "one")).isInstanceOf(UploadOutcome.AlreadyThere.class);
        assertThat(reason(send(1, "another"))).contains("looking at it");
        verify(cases, times(1)).uploaded(id, 1);

        accept(1);
        assertThat(reason(send(1, "another"))).contains("don't need this document any more");
        assertThat(reason(send(9, "another"))).contains("don't need this document any more");
    }

    @Test
    void theSameFileIsTakenAgainInTheNextRound() {
        require(PASSPORT);
        send(1, "one");
        transaction.executeWithoutResult(status -> documents.reject(id, 1, "clerk", "Which page is missing?"));

        assertThat(send(1, "one")).isInstanceOf(UploadOutcome.Taken.class);
    }

    @Test
    void nothingIsKeptIfTheCaseDoesNotWaitForIt() {
        require(PASSPORT);
        when(cases.uploaded(id, 1)).thenReturn(false);

        assertThat(reason(send(1, "one"))).contains("We kept nothing");

        assertThat(states()).containsExactly(DocumentState.WANTED);
        assertThat(documents.content(id, 1, 1)).isEmpty();
    }

    @Test
    void nothingIsKeptIfTheCaseBreaks() {
        require(PASSPORT);
        when(cases.uploaded(id, 1)).thenThrow(new IllegalStateException("broken"));

        assertThatThrownBy(() -> send(1, "one")).hasMessage("broken");

        assertThat(states()).containsExactly(DocumentState.WANTED);
        assertThat(documents.content(id, 1, 1)).isEmpty();
    }

    @Test
    void ofManyUploadsAtOnceOneIsTaken() throws Exception {
        require(PASSPORT);
        int senders = 5;
        CyclicBarrier together = new CyclicBarrier(senders);
        ExecutorService threads = Executors.newFixedThreadPool(senders);
        List<Future<UploadOutcome>> outcomes = new ArrayList<>();
        for (int i = 0; i < senders; i++) {
            String content = "file " + i;
            outcomes.add(threads.submit(() -> {
                together.await();
                return send(1, content);
            }));
        }
        int taken = 0;
        for (Future<UploadOutcome> outcome : outcomes) {
            taken += outcome.get() instanceof UploadOutcome.Taken ? 1 : 0;
        }
        threads.shutdown();

        assertThat(taken).isOne();
        assertThat(documents.get(id, 1).uploads()).hasSize(1);
        verify(cases, times(1)).uploaded(id, 1);
    }

    @Test
    void nothingRemainsOfWhoWasForgotten() {
        require(PASSPORT, EXTRACT);
        send(1, "one");
        String token = token(links.link(id));
        String other = application();
        String othersToken = token(links.link(other));

        transaction.executeWithoutResult(status -> {
            documents.erase(id);
            links.erase(id);
        });

        for (String table : List.of("onboarding_document", "onboarding_upload", "upload_link")) {
            assertThat(jdbc.sql("select count(*) from " + table + " where onboarding_id = :id")
                            .param("id", id)
                            .query(Long.class)
                            .single())
                    .as(table)
                    .isZero();
        }
        assertThat(links.resolve(token)).isInstanceOf(UploadLinks.Target.Over.class);
        assertThat(reason(send(1, "one"))).contains("don't need");
        verify(cases, times(1)).uploaded(anyString(), anyInt());
        assertThat(links.resolve(othersToken)).isInstanceOf(UploadLinks.Target.Open.class);
    }

    @Test
    void aLinkLeadsToItsApplicationAndStaysTheSameWhileItIsInForce() {
        String link = links.link(id);

        assertThat(link).startsWith("http://localhost:8080/documents/");
        assertThat(links.link(id)).isEqualTo(link);
        assertThat(links.resolve(token(link)))
                .isInstanceOfSatisfying(
                        UploadLinks.Target.Open.class,
                        open -> assertThat(open.onboardingId()).isEqualTo(id));
    }

    @Test
    void aLinkThatIsTakenBackOrReplacedEnds() {
        String first = links.link(id);
        String second = links.replace(id);

        assertThat(links.resolve(token(first))).isInstanceOf(UploadLinks.Target.Over.class);
        assertThat(links.resolve(token(second))).isInstanceOf(UploadLinks.Target.Open.class);
        assertThat(links.link(id)).isEqualTo(second);

        links.revoke(id);
        assertThat(links.resolve(token(second))).isInstanceOf(UploadLinks.Target.Over.class);
        assertThat(links.link(id)).isNotEqualTo(second);
    }

    @Test
    void aLinkEndsWithItsTimeAndOneThatEndsWithinADayIsNotSentAnyMore() {
        UploadLinks shortLived = links(Duration.ofHours(20));
        String soonOver = shortLived.link(id);
        assertThat(links.resolve(token(soonOver))).isInstanceOf(UploadLinks.Target.Open.class);
        assertThat(links.link(id)).isNotEqualTo(soonOver);

        String over = links(Duration.ofMillis(1)).replace(id);
        await(() -> links.resolve(token(over)) instanceof UploadLinks.Target.Over);
    }

    @Test
    void aLinkIsOverWhenTheDatabaseSaysSoWhateverItsSignatureSays() {
        String token = token(links.link(id));
        jdbc.sql("update upload_link set expires_at = :past where onboarding_id = :id")
                .param("past", OffsetDateTime.now(ZoneOffset.UTC).minusSeconds(1))
                .param("id", id)
                .update();

        assertThat(links.resolve(token)).isInstanceOf(UploadLinks.Target.Over.class);
    }

    @Test
    void aTokenThatWasNotSignedForThisIsUnknownAlsoIfItsRowIsThere() {
        String token = token(links.link(id));
        String[] parts = token.split("\\.");
        Instant later = Instant.ofEpochMilli(Long.parseLong(parts[1], 36)).plusSeconds(1);

        assertThat(links.resolve(signer.token("answers", parts[0], later.minusSeconds(1))))
                .as("of another purpose")
                .isInstanceOf(UploadLinks.Target.Unknown.class);
        assertThat(links.resolve(parts[0] + "." + Long.toString(later.toEpochMilli(), 36) + "." + parts[2]))
                .as("with more time than was signed")
                .isInstanceOf(UploadLinks.Target.Unknown.class);
        assertThat(links.resolve(parts[0])).isInstanceOf(UploadLinks.Target.Unknown.class);
        assertThat(links.resolve(signer.token(UploadLinks.PURPOSE, "AAAAAAAAAAAAAAAAAAAAAA", later)))
                .as("signed, but never issued")
                .isInstanceOf(UploadLinks.Target.Over.class);
    }

    @ParameterizedTest
    @CsvSource({
        "passport.pdf, passport.pdf",
        "PASSPORT.PDF, PASSPORT.pdf",
        "passport.html, passport.pdf",
        "passport, passport.pdf",
        "../../etc/passwd, passwd.pdf",
        "C:\\fakepath\\my passport.pdf, my passport.pdf",
        "..pdf, document.pdf",
        "'', document.pdf",
        "'.', document.pdf",
        "a\u202Efdp.exe, afdp.pdf",
        "\"><script>.pdf, ___script_.pdf",
        "Gesellschafterliste Müller & Söhne.pdf, Gesellschafterliste Müller & Söhne.pdf",
    })
    void fileNamesAreCleaned(String given, String kept) {
        assertThat(ReceivedFile.of(given, DocumentKind.PDF, 1, bytes("x")).name())
                .isEqualTo(kept);
    }

    @Test
    void aFileNameFitsIntoTheRegisterAndACameraMayCallItsPicturesJpeg() {
        assertThat(ReceivedFile.of("😀".repeat(300) + ".pdf", DocumentKind.PNG, 1, bytes("x"))
                        .name())
                .hasSizeLessThan(255)
                .endsWith("😀.png");
        assertThat(ReceivedFile.of("IMG_1.jpeg", DocumentKind.JPEG, 1, bytes("x"))
                        .name())
                .isEqualTo("IMG_1.jpeg");
        assertThat(ReceivedFile.of(null, DocumentKind.JPEG, 1, bytes("x")).name())
                .isEqualTo("document.jpg");
        verify(cases, never()).uploaded(anyString(), anyInt());
    }

    private List<Integer> require(RequiredDocument... required) {
        return transaction.execute(status -> documents.require(id, List.of(required)));
    }

    private UploadOutcome send(int number, String content) {
        return uploads.take(id, number, ReceivedFile.of("scan.pdf", DocumentKind.PDF, 1, bytes(content)));
    }

    private void accept(int number) {
        transaction.executeWithoutResult(status -> documents.accept(id, number, "clerk"));
    }

    private List<DocumentState> states() {
        return documents.of(id).stream().map(WantedDocument::state).toList();
    }

    private String application() {
        String application = "ONB-T" + APPLICATIONS.incrementAndGet();
        jdbc.sql("""
                        insert into onboarding (id, state, channel, received_by, received_at, kind)
                        values (:id, 'documents', 'api', 'test', :now, 'company')""")
                .param("id", application)
                .param("now", OffsetDateTime.now(ZoneOffset.UTC))
                .update();
        return application;
    }

    private UploadLinks links(Duration validFor) {
        return new UploadLinks(
                jdbc,
                signer,
                new UploadSettings(validFor, DataSize.ofMegabytes(10), Duration.ofMinutes(5), 30, 40, 60),
                tandem);
    }

    private static String token(String link) {
        return link.substring(link.lastIndexOf('/') + 1);
    }

    private static String reason(UploadOutcome outcome) {
        assertThat(outcome).isInstanceOf(UploadOutcome.Refused.class);
        return ((UploadOutcome.Refused) outcome).reason();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void await(Supplier<Boolean> condition) {
        Instant end = Instant.now().plusSeconds(5);
        while (!condition.get()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.onSpinWait();
        }
    }
}
