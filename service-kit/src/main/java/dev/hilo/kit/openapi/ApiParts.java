package dev.hilo.kit.openapi;

import dev.hilo.kit.ProblemType;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The parts of the OpenAPI document that operations refer to. */
final class ApiParts {

    private static final String PROBLEM = "Problem";
    private static final String TAG = "\"7\"";

    /** Problems as the extension describes them; ours say more. */
    private static final List<String> OF_THE_EXTENSION = List.of("HttpProblem", "HttpValidationProblem", "Violation");

    private ApiParts() {}

    /** The name of the answer with a status. */
    static String problem(int status) {
        return PROBLEM + status;
    }

    /** The header that a parameter of ours describes. */
    static String header(String parameter) {
        return switch (parameter) {
            case "AcceptLanguage" -> "Accept-Language";
            case "IdempotencyKey" -> "Idempotency-Key";
            case "IfMatch", "IfMatchRequired" -> "If-Match";
            case "IfNoneMatch" -> "If-None-Match";
            default -> throw new IllegalArgumentException("no parameter is called " + parameter);
        };
    }

    static void addTo(Components components) {
        OF_THE_EXTENSION.forEach(components::removeSchema);
        components.addSchema(PROBLEM, problemSchema());
        Stream.of(ProblemType.values())
                .map(ProblemType::status)
                .distinct()
                .sorted()
                .forEach(status -> components.addResponse(problem(status), problemAnswer(status)));
        components.addSchema(
                "Receipt",
                OASFactory.createSchema()
                        .type(List.of(SchemaType.OBJECT))
                        .description("That a request was done whose answer cannot be given.")
                        .addProperty("done", OASFactory.createSchema().type(List.of(SchemaType.BOOLEAN)))
                        .addProperty("detail", string().description("What to do, for people."))
                        .required(List.of("done", "detail")));
        components.addResponse(
                "Done",
                OASFactory.createAPIResponse()
                        .description("It is done, and something that the answer needs is away: read it in a while.")
                        .content(OASFactory.createContent()
                                .addMediaType(
                                        "application/json",
                                        OASFactory.createMediaType()
                                                .schema(OASFactory.createSchema()
                                                        .ref("Receipt")))));
        components.addResponse(
                "NotModified",
                OASFactory.createAPIResponse()
                        .description("The state whose tag If-None-Match names is the current one"));

        parameter(components, "AcceptLanguage", "The language of titles and details of problems: es, or en.", "en");
        parameter(
                components,
                "IdempotencyKey",
                "A random key of this request. Repeated with the same key within 24 hours, it is done once and answered"
                        + " as the first time.",
                "5f0c1c1f-a7f2-4c4c-8b4f-0d7c2a9e6b10");
        parameter(
                components,
                "IfMatch",
                "The ETag of the state that the write rests on; 412 if it is another by now.",
                TAG);
        parameter(
                components,
                "IfMatchRequired",
                "The ETag of the state that is written over; 428 without, 412 if it is another by now.",
                TAG);
        parameter(components, "IfNoneMatch", "The ETag of the state you have; 304 while it is the current one.", TAG);

        components.addHeader("ETag", header("Tag of the state, for If-Match and If-None-Match.", TAG));
        components.addHeader(
                "Link", header("The pages beside this one (RFC 8288).", "</api/v1/cases?cursor=…>; rel=\"next\""));
        components.addHeader(
                "IdempotencyReplayed",
                header("Says true when this is the answer that an earlier request with the same key got.", "true"));
    }

    /** Leaves out what no operation of this service refers to. */
    static void keepUsed(OpenAPI api) {
        List<Operation> operations = api.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .toList();
        List<APIResponse> answers = operations.stream()
                .flatMap(operation -> operation.getResponses().getAPIResponses().values().stream())
                .toList();
        Set<String> parameters = names(operations.stream()
                .flatMap(operation ->
                        Stream.ofNullable(operation.getParameters()).flatMap(List::stream))
                .flatMap(parameter -> Stream.ofNullable(parameter.getRef())));
        Set<String> responses = names(answers.stream().flatMap(answer -> Stream.ofNullable(answer.getRef())));
        Set<String> headers = names(answers.stream()
                .flatMap(answer -> Stream.ofNullable(answer.getHeaders()).flatMap(all -> all.values().stream()))
                .flatMap(header -> Stream.ofNullable(header.getRef())));
        Components components = api.getComponents();
        others(components.getParameters(), parameters).forEach(components::removeParameter);
        others(components.getResponses(), responses).forEach(components::removeResponse);
        others(components.getHeaders(), headers).forEach(components::removeHeader);
        if (!responses.contains("Done")) {
            components.removeSchema("Receipt");
        }
    }

    private static Set<String> names(Stream<String> refs) {
        return refs.map(ref -> ref.substring(ref.lastIndexOf('/') + 1)).collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> others(Map<String, ?> there, Set<String> used) {
        return there.keySet().stream().filter(name -> !used.contains(name)).toList();
    }

    private static void parameter(Components components, String name, String description, String example) {
        components.addParameter(
                name,
                OASFactory.createParameter()
                        .name(header(name))
                        .in(Parameter.In.HEADER)
                        .description(description)
                        .required(name.endsWith("Required"))
                        .schema(string())
                        .example(example));
    }

    private static Header header(String description, String example) {
        return OASFactory.createHeader()
                .description(description)
                .schema(string())
                .example(example);
    }

    private static APIResponse problemAnswer(int status) {
        List<ProblemType> types = ApiDescription.problemsOf(status).toList();
        String names = types.stream().map(ProblemType::slug).collect(Collectors.joining(", "));
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("type", types.getFirst().uri().toString());
        example.put("status", BigDecimal.valueOf(status));
        return OASFactory.createAPIResponse()
                .description("Problem: " + names)
                .content(OASFactory.createContent()
                        .addMediaType(
                                "application/problem+json",
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref(PROBLEM))
                                        .example(example)));
    }

    private static Schema problemSchema() {
        return OASFactory.createSchema()
                .type(List.of(SchemaType.OBJECT))
                .description(
                        "What went wrong (RFC 9457); docs/problems.md lists the types. More members say what to mend.")
                .addProperty("type", string().format("uri").description("Stable; programs may rely on it."))
                .addProperty("title", string().description("For people, in the language of Accept-Language."))
                .addProperty(
                        "status",
                        OASFactory.createSchema()
                                .type(List.of(SchemaType.INTEGER))
                                .format("int32"))
                .addProperty("detail", string().description("What to do, for people."))
                .addProperty("instance", string().description("The address that was asked."))
                .addProperty("field", string().description("The field or parameter at fault."))
                .required(List.of("type", "status"));
    }

    private static Schema string() {
        return OASFactory.createSchema().type(List.of(SchemaType.STRING));
    }
}
