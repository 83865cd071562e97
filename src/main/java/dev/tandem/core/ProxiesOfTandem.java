package dev.tandem.core;

import org.springframework.aop.config.AopConfigUtils;
import org.springframework.aop.framework.autoproxy.InfrastructureAdvisorAutoProxyCreator;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.stereotype.Component;

/**
 * Transactions and permissions are declared by annotations at Tandem's own beans only. Spring would search for them at each method
 * of each bean of all libraries, which made a start a tenth longer.
 */
@Component
class ProxiesOfTandem implements BeanFactoryPostProcessor {

    static final String TANDEM = "dev.tandem.";

    /** Keeps the class of the definition, by which Spring knows that there is a creator of proxies. */
    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        String creator = AopConfigUtils.AUTO_PROXY_CREATOR_BEAN_NAME;
        if (beans.containsBeanDefinition(creator)) {
            ((AbstractBeanDefinition) beans.getBeanDefinition(creator)).setInstanceSupplier(Creator::new);
        }
    }

    private static class Creator extends InfrastructureAdvisorAutoProxyCreator {

        @Override
        protected boolean shouldSkip(Class<?> beanClass, String beanName) {
            return !beanClass.getName().startsWith(TANDEM) || super.shouldSkip(beanClass, beanName);
        }
    }
}
