package dev.tandem.database;

import dev.tandem.core.ProductionCheck;
import dev.tandem.core.StartProblem;
import dev.tandem.identity.LocalProfile;
import dev.tandem.identity.ProductionProfile;
import dev.tandem.identity.RefusedToStartException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Refuses a start that would not be safe, with everything that is wrong at once, before anything is written to the database. */
@Component
class StartChecks implements BeanPostProcessor {

    private final Environment environment;
    private final ListableBeanFactory beans;

    StartChecks(Environment environment, ListableBeanFactory beans) {
        this.environment = environment;
        this.beans = beans;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof DataSource dataSource && !LocalProfile.isActive(environment)) {
            List<StartProblem> problems = new ArrayList<>(new DatabaseProblems(environment).of(dataSource));
            if (ProductionProfile.isActive(environment)) {
                for (String check : beans.getBeanNamesForType(ProductionCheck.class, false, false)) {
                    problems.addAll(problems(check));
                }
            }
            if (!problems.isEmpty()) {
                throw new RefusedToStartException(problems);
            }
        }
        return bean;
    }

    private List<StartProblem> problems(String check) {
        try {
            return beans.getBean(check, ProductionCheck.class).problems();
        } catch (BeansException e) {
            // a setting that its record refuses
            Throwable cause = NestedExceptionUtils.getMostSpecificCause(e);
            return List.of(new StartProblem(
                    cause.getMessage() == null ? cause.toString() : cause.getMessage(), "Put this setting right."));
        }
    }
}
