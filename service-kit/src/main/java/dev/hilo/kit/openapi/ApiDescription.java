package dev.hilo.kit.openapi;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hilo.kit.ProblemType;
import dev.hilo.kit.rest.Paged;
import dev.hilo.kit.rest.RequiresIfMatch;
import dev.hilo.kit.rest.Revised;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

/**
 * Writes into the OpenAPI document, at build time, what all doors have in common and no resource says: problems, the
 * headers that filters read and write, sparse fields; the examples of {@code openapi-examples.json}, by schema; and what
 * {@code openapi-words.properties} says.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class ApiDescription implements OASFilter {

    private static final String EXAMPLES = "openapi-examples.json";
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final String OURS = "dev.hilo.";
    private static final String JSON = "application/json";
    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);

    private final Set<String> guarded;
    private final Set<String> revised;
    private final Set<String> pages;
    private final IndexView index;

    /** @param index of the service's classes: which operations, and which answers, are of a kind */
    public ApiDescription(IndexView index) {
        this.index = index;
        this.guarded = index.getAnnotations(DotName.createSimple(RequiresIfMatch.class)).stream()
                .map(AnnotationInstance::target)
                .filter(target -> target.kind() == AnnotationTarget.Kind.METHOD)
                .map(target -> target.asMethod()
                        .annotation(DotName.createSimple(org.eclipse.microprofile.openapi.annotations.Operation.class)))
                .filter(Objects::nonNull)
                .map(operation -> operation.value("operationId").asString())
                .collect(Collectors.toUnmodifiableSet());
        this.revised = names(index, Revised.class);
        this.pages = names(index, Paged.class);
    }

    private static Set<String> names(IndexView index, Class<?> kind) {
        return index.getAllKnownImplementations(DotName.createSimple(kind)).stream()
                .map(ClassInfo::simpleName)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        ApiWords words = new ApiWords(index);
        api.setTags(words.tags());
        Components components = Objects.requireNonNullElseGet(api.getComponents(), OASFactory::createComponents);
        api.setComponents(components);
        ApiParts.addTo(components);
        requirePresent(components);
        exemplify(components);
        words.addTo(components);
        ApiLimits limits = new ApiLimits(components);
        limits.addToParameters();
        new TreeMap<>(api.getPaths().getPathItems()).values().forEach(item -> {
            words.addTo(item.getParameters());
            item.getOperations().forEach((method, operation) -> {
                describe(method, operation, components);
                words.addTo(operation.getParameters());
                limits.addTo(operation);
            });
        });
        ApiParts.keepUsed(api);
    }

    private void describe(HttpMethod method, Operation operation, Components components) {
        ApiRoles.say(operation);
        boolean read = READS.contains(method);
        refer(operation, "AcceptLanguage");
        problems(operation, 400, 401, 403, 406, 500, 503);
        if (hasPathParameter(operation)) {
            problems(operation, 404);
        }
        if (operation.getRequestBody() != null) {
            problems(operation, 413, 415);
        }
        if (method == HttpMethod.POST) {
            refer(operation, "IdempotencyKey");
            problems(operation, 409, 422);
        }
        if (method == HttpMethod.POST || method == HttpMethod.PATCH) {
            if (operation.getResponses().getAPIResponse("202") == null) {
                operation.getResponses().addAPIResponse("202", ref("Done"));
            }
        }
        boolean named = operation.getOperationId() != null && guarded.contains(operation.getOperationId());
        Optional<String> shown = shown(operation);
        if (named || !read && shown.filter(revised::contains).isPresent()) {
            refer(operation, named ? "IfMatchRequired" : "IfMatch");
            problems(operation, 412);
        }
        if (named) {
            problems(operation, 428);
        }
        answers(method, operation, shown, components);
        success(operation)
                .filter(answer -> isBlank(answer.getDescription()))
                .forEach(answer -> answer.setDescription("Done"));
        operation
                .getResponses()
                .setAPIResponses(new TreeMap<>(operation.getResponses().getAPIResponses()));
    }

    /** An index may know a class from several places. */
    private static Predicate<ClassInfo> distinct() {
        Set<DotName> seen = new HashSet<>();
        return record -> seen.add(record.name());
    }

    /** What a record always has is required; with {@code fields} the caller asks for less. */
    private void requirePresent(Components components) {
        Map<String, List<ClassInfo>> records = index.getKnownClasses().stream()
                .filter(ClassInfo::isRecord)
                .filter(record -> record.name().packagePrefix().startsWith(OURS))
                .filter(distinct())
                .collect(Collectors.groupingBy(ClassInfo::simpleName));
        components.getSchemas().forEach((name, schema) -> {
            List<ClassInfo> candidates = records.getOrDefault(name, List.of());
            if (candidates.size() == 1 && schema.getProperties() != null) {
                schema.setRequired(candidates.getFirst().unsortedRecordComponents().stream()
                        .filter(component -> !component.type().hasAnnotation(NULLABLE))
                        .map(RecordComponentInfo::name)
                        .filter(schema.getProperties()::containsKey)
                        .toList());
            }
        });
    }

    private void answers(HttpMethod method, Operation operation, Optional<String> shown, Components components) {
        success(operation).forEach(answer -> {
            if (method == HttpMethod.POST) {
                header(answer, "Idempotency-Replayed", "IdempotencyReplayed");
            }
            if (shown.filter(revised::contains).isPresent()) {
                header(answer, "ETag", "ETag");
            }
            if (shown.filter(pages::contains).isPresent()) {
                header(answer, "Link", "Link");
            }
        });
        if (method == HttpMethod.GET && shown.isPresent()) {
            if (revised.contains(shown.get())) {
                refer(operation, "IfNoneMatch");
                operation.getResponses().addAPIResponse("304", ref("NotModified"));
            }
            fields(shown.get(), components).ifPresent(operation::addParameter);
        }
    }

    /** The parameter {@code fields}, with the names that it takes here. */
    private Optional<Parameter> fields(String schema, Components components) {
        String one = pages.contains(schema) ? item(schema, components) : schema;
        return Optional.ofNullable(one == null ? null : components.getSchemas().get(one))
                .map(Schema::getProperties)
                .filter(properties -> !properties.isEmpty())
                .map(properties -> OASFactory.createParameter()
                        .name("fields")
                        .in(Parameter.In.QUERY)
                        .description(
                                "Only these fields, separated by commas; the others are left out, also required ones.")
                        .style(Parameter.Style.FORM)
                        .explode(false)
                        .schema(OASFactory.createSchema()
                                .type(List.of(Schema.SchemaType.ARRAY))
                                .items(OASFactory.createSchema()
                                        .type(List.of(Schema.SchemaType.STRING))
                                        .enumeration(List.copyOf(properties.keySet())))));
    }

    private static @Nullable String item(String page, Components components) {
        Schema whole = components.getSchemas().get(page);
        Schema items = whole == null || whole.getProperties() == null
                ? null
                : whole.getProperties().get("items");
        return items == null || items.getItems() == null
                ? null
                : last(items.getItems().getRef());
    }

    /** The schema of what an operation answers with, where it is one of ours. */
    private static Optional<String> shown(Operation operation) {
        return success(operation)
                .flatMap(answer -> Stream.ofNullable(answer.getContent()))
                .flatMap(content -> Stream.ofNullable(content.getMediaType(JSON)))
                .flatMap(media -> Stream.ofNullable(media.getSchema()))
                .flatMap(schema -> Stream.ofNullable(last(schema.getRef())))
                .findFirst();
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static Stream<APIResponse> success(Operation operation) {
        return operation.getResponses().getAPIResponses().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("2"))
                .map(Map.Entry::getValue)
                .filter(answer -> answer.getRef() == null);
    }

    private static boolean hasPathParameter(Operation operation) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(one -> one.getIn() == Parameter.In.PATH);
    }

    /** Unless the resource describes that header itself. */
    private static void refer(Operation operation, String parameter) {
        List<Parameter> there = operation.getParameters() == null ? List.of() : operation.getParameters();
        if (there.stream().noneMatch(one -> ApiParts.header(parameter).equals(one.getName()))) {
            operation.addParameter(OASFactory.createParameter().ref(parameter));
        }
    }

    private static void problems(Operation operation, int... statuses) {
        for (int status : statuses) {
            operation.getResponses().addAPIResponse(Integer.toString(status), ref(ApiParts.problem(status)));
        }
    }

    private static APIResponse ref(String name) {
        return OASFactory.createAPIResponse().ref(name);
    }

    private static void header(APIResponse answer, String name, String component) {
        answer.addHeader(name, OASFactory.createHeader().ref(component));
    }

    private static @Nullable String last(@Nullable String ref) {
        return ref == null ? null : ref.substring(ref.lastIndexOf('/') + 1);
    }

    private static void exemplify(Components components) {
        try (InputStream file = resource(EXAMPLES)) {
            Map<String, Object> examples =
                    new ObjectMapper().readValue(file, new TypeReference<Map<String, Object>>() {});
            examples.forEach((name, example) -> {
                Schema schema = components.getSchemas().get(name);
                if (schema != null) {
                    schema.setExamples(List.of(example));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of the service that is being built. */
    static InputStream resource(String name) {
        return Objects.requireNonNull(
                Thread.currentThread().getContextClassLoader().getResourceAsStream(name), name);
    }

    static Stream<ProblemType> problemsOf(int status) {
        return Stream.of(ProblemType.values()).filter(type -> type.status() == status);
    }
}
