package dev.tandem;

import dev.tandem.database.Migrate;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts Tandem: an embedded Camunda engine with the processes of {@code processes/}; or only migrates its database. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class TandemApplication {

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals(Migrate.COMMAND)) {
            Migrate.run(Arrays.copyOfRange(args, 1, args.length));
        } else {
            SpringApplication.run(TandemApplication.class, args);
        }
    }
}
