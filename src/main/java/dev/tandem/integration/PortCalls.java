package dev.tandem.integration;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.lang.reflect.Method;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.autoproxy.AbstractBeanFactoryAwareAdvisingPostProcessor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * Times every call of a {@link Port}. Outcomes are {@code ok}; {@code refused}, where the system said no; {@code unavailable}, where it
 * could not be reached; {@code failed}, where something else broke.
 */
class PortCalls extends AbstractBeanFactoryAwareAdvisingPostProcessor {

    private static final long serialVersionUID = 1L;

    PortCalls(ObjectProvider<MeterRegistry> registry) {
        setProxyTargetClass(true);
        setBeforeExistingAdvisors(true);
        this.advisor =
                new DefaultPointcutAdvisor(new AnnotationMatchingPointcut(Port.class, true), new Timing(registry));
    }

    private record Timing(ObjectProvider<MeterRegistry> registry) implements MethodInterceptor {

        @Override
        public @Nullable Object invoke(MethodInvocation call) throws Throwable {
            Port port = port(call.getMethod());
            if (port == null) {
                return call.proceed();
            }
            MeterRegistry meters = registry.getObject();
            Timer.Sample sample = Timer.start(meters);
            String outcome = "failed";
            try {
                Object result = call.proceed();
                outcome = isRefusal(result) ? "refused" : "ok";
                return result;
            } catch (SystemUnavailableException e) {
                outcome = "unavailable";
                throw e;
            } finally {
                sample.stop(Timer.builder("tandem.port.calls")
                        .description("Per node: calls of other systems, and of those that Tandem has itself")
                        .tag("port", port.value())
                        .tag("operation", call.getMethod().getName())
                        .tag("outcome", outcome)
                        .register(meters));
            }
        }

        /** Null where the adapter's method is not one of its port. */
        private static @Nullable Port port(Method method) {
            for (Class<?> type : method.getDeclaringClass().isInterface()
                    ? new Class<?>[] {method.getDeclaringClass()}
                    : method.getDeclaringClass().getInterfaces()) {
                Port port = AnnotatedElementUtils.findMergedAnnotation(type, Port.class);
                if (port != null && has(type, method)) {
                    return port;
                }
            }
            return null;
        }

        private static boolean has(Class<?> type, Method method) {
            try {
                type.getMethod(method.getName(), method.getParameterTypes());
                return true;
            } catch (NoSuchMethodException e) {
                return false;
            }
        }

        /** Every port calls its result of this kind so. */
        private static boolean isRefusal(@Nullable Object result) {
            return result != null && result.getClass().getSimpleName().equals("Refused");
        }
    }
}
