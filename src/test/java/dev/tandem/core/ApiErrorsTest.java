package dev.tandem.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.ProblemDetail;

@ExtendWith(OutputCaptureExtension.class)
class ApiErrorsTest {

    @Test
    void whatWaitedInVainForARowMayTryAgainAndTheRowIsNotQuoted(CapturedOutput output) {
        ProblemDetail answer = new ApiErrors().busy(new QueryTimeoutException("key 3, value ('Greta Ohlsen')"));

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getDetail()).contains("Try again").doesNotContain("Ohlsen");
        assertThat(output).contains("QueryTimeoutException").doesNotContain("Ohlsen");
    }
}
