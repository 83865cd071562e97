package dev.tandem.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.TandemTest;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.security.access.prepost.PostAuthorize;
import org.springframework.security.access.prepost.PostFilter;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.access.prepost.PreFilter;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.ReflectionUtils;

/** That looking at Tandem's own beans only leaves none without its transactions or permissions. */
@TandemTest
class ProxiesOfTandemTest {

    private static final List<Class<? extends Annotation>> DECLARED =
            List.of(Transactional.class, PreAuthorize.class, PostAuthorize.class, PreFilter.class, PostFilter.class);

    @Autowired
    private ConfigurableApplicationContext context;

    @Test
    void whoDeclaresTransactionsOrPermissionsHasThem() {
        Map<Boolean, List<String>> declaring = beans(ProxiesOfTandemTest::declares)
                .collect(Collectors.partitioningBy(
                        name -> AopUtils.isAopProxy(context.getBeanFactory().getSingleton(name))));
        assertThat(declaring.get(false)).isEmpty();
        assertThat(declaring.get(true)).contains("teamController", "customerErasure");
    }

    /** Else a library would believe that it runs in a transaction. */
    @Test
    void noLibraryDeclaresAny() {
        assertThat(beans(type -> !type.getName().startsWith(ProxiesOfTandem.TANDEM) && declares(type)))
                .isEmpty();
    }

    private Stream<String> beans(Predicate<Class<?>> what) {
        return Stream.of(context.getBeanFactory().getSingletonNames())
                .filter(name -> what.test(
                        AopUtils.getTargetClass(context.getBeanFactory().getSingleton(name))));
    }

    private static boolean declares(Class<?> type) {
        return Stream.concat(Stream.of(type), Stream.of(ReflectionUtils.getUniqueDeclaredMethods(type)))
                .map(element -> MergedAnnotations.from(element, SearchStrategy.TYPE_HIERARCHY))
                .anyMatch(annotations -> DECLARED.stream().anyMatch(annotations::isPresent));
    }
}
