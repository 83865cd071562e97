package bare;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Runs any model: each delegate that {@code bare.delegates} names is there, and does nothing. */
@SpringBootApplication
public class BareStarter {

    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(BareStarter.class);
        application.addInitializers(BareStarter::addDelegates);
        application.run(arguments);
    }

    private static void addDelegates(ConfigurableApplicationContext context) {
        ConfigurableListableBeanFactory beans = context.getBeanFactory();
        for (String name : context.getEnvironment().getProperty("bare.delegates", String[].class, new String[0])) {
            beans.registerSingleton(name, new EmptyDelegate());
        }
    }
}
