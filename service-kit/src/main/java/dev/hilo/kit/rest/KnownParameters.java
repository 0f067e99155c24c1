package dev.hilo.kit.rest;

import dev.hilo.kit.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses query parameters that an address does not have: a misspelt filter would answer with everything, a misspelt
 * {@code dryRun} would do what should only be tried. A parameter with one value stands there once, and one that is true or
 * false says {@code true} or {@code false}. Addresses that read the query themselves are left to do so.
 */
@ApplicationScoped
class KnownParameters {

    private final ClassValue<Map<Method, Map<String, Parameter>>> known = new ClassValue<>() {
        @Override
        protected Map<Method, Map<String, Parameter>> computeValue(Class<?> resource) {
            return Stream.of(resource.getMethods()).collect(Collectors.toMap(method -> method, KnownParameters::of));
        }
    };

    @ServerRequestFilter(priority = Priorities.AUTHORIZATION + 110)
    public void check(ContainerRequestContext request, ResourceInfo resource) {
        Method method = resource.getResourceMethod();
        if (method == null || Stream.of(method.getParameterTypes()).anyMatch(UriInfo.class::equals)) {
            return;
        }
        Map<String, Parameter> parameters =
                known.get(method.getDeclaringClass()).getOrDefault(method, Map.of());
        request.getUriInfo()
                .getQueryParameters()
                .forEach((name, values) -> check(name, values, parameters, request.getMethod()));
    }

    private static void check(String name, List<String> values, Map<String, Parameter> known, String method) {
        if (SparseFields.PARAMETER.equals(name) && HttpMethod.GET.equals(method)) {
            return;
        }
        Parameter parameter = known.get(name);
        if (parameter == null) {
            throw Problems.unknownParameter(name, known.keySet());
        }
        if (values.size() > 1 && !Collection.class.isAssignableFrom(parameter.getType())) {
            throw Problems.invalid(name, "stands there " + values.size() + " times: give it once");
        }
        if (isFlag(parameter.getType()) && !values.stream().allMatch(KnownParameters::isTrueOrFalse)) {
            throw Problems.invalid(name, "must be true or false");
        }
    }

    private static Map<String, Parameter> of(Method method) {
        Map<String, Parameter> parameters = new TreeMap<>();
        for (Parameter parameter : method.getParameters()) {
            QueryParam asked = parameter.getAnnotation(QueryParam.class);
            if (asked != null) {
                parameters.put(asked.value(), parameter);
            }
        }
        return parameters;
    }

    private static boolean isFlag(Class<?> type) {
        return type == boolean.class || type == Boolean.class;
    }

    private static boolean isTrueOrFalse(String value) {
        return value.equals("true") || value.equals("false");
    }
}
