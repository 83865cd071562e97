package dev.tandem.engine.rows;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.CallSite;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.ibatis.reflection.ReflectionException;
import org.apache.ibatis.reflection.Reflector;
import org.apache.ibatis.reflection.ReflectorFactory;
import org.apache.ibatis.reflection.invoker.Invoker;

/** Calls of public getters, setters and constructors as if they were written out; what is not public is called as MyBatis does. */
final class Accessors {

    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private final ReflectorFactory reflectors;
    private final Map<Property, Function<Object, Object>> getters = new ConcurrentHashMap<>();
    private final Map<Property, BiConsumer<Object, Object>> setters = new ConcurrentHashMap<>();

    private record Property(Class<?> type, String name, Class<?> valueType) {}

    Accessors(ReflectorFactory reflectors) {
        this.reflectors = reflectors;
    }

    /** Whether it names a property of the object itself: no way to one of another, no place in a list. */
    static boolean isPlain(String property) {
        return property.indexOf('.') < 0 && property.indexOf('[') < 0;
    }

    boolean hasSetter(Class<?> type, String property) {
        return reflectors.findForClass(type).hasSetter(property);
    }

    /** @return empty if the class has no public one without parameters */
    @SuppressWarnings("unchecked")
    Optional<Supplier<Object>> constructor(Class<?> type) {
        if (!Modifier.isPublic(type.getModifiers()) || Modifier.isAbstract(type.getModifiers())) {
            return Optional.empty();
        }
        try {
            MethodHandle constructor = LOOKUP.unreflectConstructor(type.getConstructor());
            return Optional.of((Supplier<Object>)
                    call(constructor, "get", Supplier.class, methodType(Object.class), constructor.type()));
        } catch (NoSuchMethodException | IllegalAccessException e) {
            return Optional.empty();
        }
    }

    Function<Object, Object> getter(Class<?> type, String property) {
        return getters.computeIfAbsent(
                new Property(type, property, Object.class), missing -> makeGetter(type, property));
    }

    /** @param valueType what values there will be, boxed or not */
    BiConsumer<Object, Object> setter(Class<?> type, String property, Class<?> valueType) {
        return setters.computeIfAbsent(
                new Property(type, property, valueType), missing -> makeSetter(type, property, valueType));
    }

    @SuppressWarnings("unchecked")
    private Function<Object, Object> makeGetter(Class<?> type, String property) {
        Reflector reflector = reflectors.findForClass(type);
        Optional<MethodHandle> method = method(type, reflector.getGetterType(property), "get", property)
                .or(() -> method(type, reflector.getGetterType(property), "is", property));
        if (method.isPresent()) {
            return (Function<Object, Object>) call(
                    method.get(),
                    "apply",
                    Function.class,
                    methodType(Object.class, Object.class),
                    methodType(method.get().type().wrap().returnType(), type));
        }
        Invoker invoker = reflector.getGetInvoker(property);
        return object -> invoke(invoker, object);
    }

    @SuppressWarnings("unchecked")
    private BiConsumer<Object, Object> makeSetter(Class<?> type, String property, Class<?> valueType) {
        Reflector reflector = reflectors.findForClass(type);
        Class<?> parameter = reflector.getSetterType(property);
        Optional<MethodHandle> method =
                methodType(parameter).wrap().equals(methodType(valueType).wrap())
                        ? method(type, void.class, "set", property, parameter)
                        : Optional.empty();
        if (method.isPresent()) {
            return (BiConsumer<Object, Object>) call(
                    method.get(),
                    "accept",
                    BiConsumer.class,
                    methodType(void.class, Object.class, Object.class),
                    methodType(void.class, type, methodType(parameter).wrap().returnType()));
        }
        Invoker invoker = reflector.getSetInvoker(property);
        return (object, value) -> invoke(invoker, object, value);
    }

    private static Optional<MethodHandle> method(
            Class<?> type, Class<?> result, String prefix, String property, Class<?>... parameters) {
        String name = prefix + property.substring(0, 1).toUpperCase(Locale.ENGLISH) + property.substring(1);
        try {
            Method method = type.getMethod(name, parameters);
            boolean open = Modifier.isPublic(type.getModifiers())
                    && Modifier.isPublic(method.getDeclaringClass().getModifiers())
                    && !Modifier.isStatic(method.getModifiers())
                    && method.getReturnType() == result;
            return open ? Optional.of(LOOKUP.unreflect(method)) : Optional.empty();
        } catch (NoSuchMethodException | IllegalAccessException e) {
            return Optional.empty();
        }
    }

    private static Object call(MethodHandle method, String name, Class<?> shape, MethodType erased, MethodType real) {
        try {
            CallSite site = LambdaMetafactory.metafactory(LOOKUP, name, methodType(shape), erased, method, real);
            return site.getTarget().invoke();
        } catch (Throwable e) {
            throw new IllegalStateException("No call of " + method, e);
        }
    }

    private static Object invoke(Invoker invoker, Object object, Object... arguments) {
        try {
            return invoker.invoke(object, arguments);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new ReflectionException("Could not call " + invoker, e);
        }
    }
}
