package dev.tandem.housekeeping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.InsertOnce;
import dev.tandem.core.WorkingTimeSettings;
import dev.tandem.testing.DatabaseSlice;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(classes = DatabaseSlice.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ExtendWith(OutputCaptureExtension.class)
class HousekeepingTest {

    private static final HousekeepingSettings SETTINGS =
            new HousekeepingSettings(LocalTime.of(1, 0), LocalTime.of(5, 0), 3);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource dataSource;

    @Autowired
    PlatformTransactionManager transactions;

    private final MovingClock clock = new MovingClock();
    private final Things things = new Things("things");

    @BeforeEach
    void itIsNight() {
        jdbc.sql("delete from housekeeping_run").update();
        clock.now = Instant.parse("2026-12-10T01:00:00Z");
        things.add(7);
    }

    @Test
    void whatIsDueIsRemovedAFewAtATime() {
        node(things).look();

        assertThat(things.steps).containsExactly(3, 3, 1);
        assertThat(run(things).removed()).isEqualTo(7);
        assertThat(run(things).finishedAt()).isNotNull();
        assertThat(run(things).problem()).isNull();
    }

    @Test
    void byDayNothingIsRemoved() {
        clock.now = Instant.parse("2026-12-10T11:00:00Z");

        node(things).look();

        assertThat(things.steps).isEmpty();
    }

    @Test
    void itIsDoneOnceANight() {
        node(things).look();
        things.add(5);
        clock.now = clock.now.plus(Duration.ofMinutes(5));
        node(things).look();
        assertThat(things.left).hasSize(5);

        clock.now = clock.now.plus(Duration.ofDays(1));
        node(things).look();
        assertThat(things.left).isEmpty();
        assertThat(run(things).removed()).isEqualTo(5);
    }

    @Test
    void whileOneNodeRemovesAnotherOneKeepsOut() {
        Housekeeping other = node(things);
        things.meanwhile = other::look;

        node(things).look();

        assertThat(things.steps).containsExactly(3, 3, 1);
    }

    @Test
    void whatADeadNodeLeftGoesOnTheSameNight() {
        things.meanwhile = () -> {
            throw new ThreadDeath();
        };
        try {
            node(things).look();
        } catch (ThreadDeath died) {
            // as a node that is switched off
        }
        things.meanwhile = () -> {};
        things.steps.clear();

        clock.now = clock.now.plus(Duration.ofMinutes(5));
        node(things).look();
        assertThat(things.steps).as("it may be alive").isEmpty();
        clock.now = clock.now.plus(Duration.ofMinutes(6));
        node(things).look();

        assertThat(things.left).isEmpty();
    }

    @Test
    void whatIsNotDoneInTheNightWaitsForTheNext() {
        things.meanwhile = () -> clock.now = Instant.parse("2026-12-10T04:00:00Z");

        node(things).look();

        assertThat(things.left).hasSize(4);
        assertThat(run(things).problem()).contains("next night");
    }

    @Test
    void whatBreaksHoldsUpNothingElseAndIsNotQuoted(CapturedOutput log) {
        Things broken = new Things("broken");
        broken.add(1);
        broken.meanwhile = () -> {
            throw new IllegalStateException("Ada Brewster");
        };

        node(broken, things).look();

        assertThat(things.left).isEmpty();
        assertThat(run(broken).problem()).contains("IllegalStateException").doesNotContain("Ada");
        assertThat(log).contains("Housekeeping of broken broke off").doesNotContain("Ada");
    }

    private Housekeeping node(Retention... kinds) {
        return new Housekeeping(
                List.of(kinds),
                runs(),
                new Nights(
                        SETTINGS,
                        new WorkingTimeSettings(
                                ZoneId.of("Europe/Berlin"), "de", "", LocalTime.of(8, 0), LocalTime.of(17, 0))),
                SETTINGS,
                new TransactionTemplate(transactions),
                clock);
    }

    private HousekeepingRun run(Retention kind) {
        return runs().of(kind.name()).orElseThrow();
    }

    private Runs runs() {
        return new Runs(jdbc, new InsertOnce(dataSource, transactions));
    }

    private static final class MovingClock extends Clock {

        private Instant now = Instant.EPOCH;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** All of them are due. */
    private static final class Things implements Retention {

        private final String name;
        private final List<Integer> left = new ArrayList<>();
        private final List<Integer> steps = new ArrayList<>();
        private Runnable meanwhile = () -> {};

        Things(String name) {
            this.name = name;
        }

        void add(int number) {
            for (int i = 0; i < number; i++) {
                left.add(i);
            }
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String what() {
            return name;
        }

        @Override
        public String keptFor() {
            return "a while";
        }

        @Override
        public String setting() {
            return "";
        }

        @Override
        public long count() {
            return left.size();
        }

        @Override
        public long countDue(Instant now) {
            return left.size();
        }

        @Override
        public Removed removeNext(Instant now, String after, int most) {
            int count = Math.min(most, left.size());
            left.subList(0, count).clear();
            steps.add(count);
            meanwhile.run();
            return Removed.all(count, most);
        }
    }
}
