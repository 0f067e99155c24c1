package dev.hilo.cases.directory.adapter.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.captaingoldfish.scim.sdk.common.constants.ClassPathReferences;
import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.common.resources.ServiceProvider;
import de.captaingoldfish.scim.sdk.common.resources.complex.BulkConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.ChangePasswordConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.ETagConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.FilterConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.PatchConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.SortConfig;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.AuthenticationScheme;
import de.captaingoldfish.scim.sdk.common.response.ErrorResponse;
import de.captaingoldfish.scim.sdk.common.response.ScimResponse;
import de.captaingoldfish.scim.sdk.common.utils.JsonHelper;
import de.captaingoldfish.scim.sdk.server.endpoints.EndpointDefinition;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceEndpoint;
import de.captaingoldfish.scim.sdk.server.schemas.custom.ETagFeature;
import dev.hilo.cases.api.adapter.rest.Concerned;
import dev.hilo.cases.directory.app.DirectoryStore;
import dev.hilo.cases.directory.app.Provisioning;
import dev.hilo.identities.IdentityRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The SCIM library, told what we serve and which liberties of Entra ID and Okta it must put up with. */
@ApplicationScoped
class ScimEndpoint {

    private static final Logger LOG = Logger.getLogger(ScimEndpoint.class);
    private static final int LONGEST_PAGE = 200;
    private static final int ATTEMPTS = 5;

    private final ResourceEndpoint endpoint;

    ScimEndpoint(Provisioning provisioning, DirectoryStore entries, IdentityRules rules, Concerned concerned) {
        ObjectNode userType = (ObjectNode) JsonHelper.loadJsonDocument(ClassPathReferences.USER_RESOURCE_TYPE_JSON);
        userType.withArrayProperty("schemaExtensions")
                .addObject()
                .put("schema", DirectoryExtension.URN)
                .put("required", false);
        endpoint = new ResourceEndpoint(
                serviceProvider(),
                new EndpointDefinition(
                        userType,
                        JsonHelper.loadJsonDocument(ClassPathReferences.USER_SCHEMA_JSON),
                        List.of(
                                JsonHelper.loadJsonDocument(ClassPathReferences.ENTERPRISE_USER_SCHEMA_JSON),
                                DirectoryExtension.schema()),
                        new ScimUsers(
                                provisioning,
                                entries,
                                new Candidates(provisioning, entries, rules),
                                new UserMapping(rules),
                                concerned)));
        endpoint.getResourceTypeByName("User")
                .orElseThrow()
                .getFeatures()
                .setETagFeature(ETagFeature.builder().enabled(true).build());
    }

    /** A request that met another one's write is done again, from the reading on; {@code If-Match} is then judged anew. */
    ScimResponse handle(HttpMethod method, String url, Map<String, String> headers, @Nullable String body) {
        ScimResponse response = endpoint.handleRequest(url, method, body, headers, new ScimRequest());
        for (int attempt = 1; attempt < ATTEMPTS && isChangedMeanwhile(response); attempt++) {
            response = endpoint.handleRequest(url, method, body, headers, new ScimRequest());
        }
        if (response instanceof ErrorResponse error && error.getHttpStatus() >= 500) {
            Throwable failure = error.getScimException();
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            LOG.errorf(
                    "a %s request to the directory failed: %s",
                    method, cause.getClass().getName());
            LOG.debug("the failure in full", failure);
        }
        return response;
    }

    private static boolean isChangedMeanwhile(ScimResponse response) {
        return response instanceof ErrorResponse error && error.getScimException() instanceof ChangedMeanwhile;
    }

    private static ServiceProvider serviceProvider() {
        return ServiceProvider.builder()
                .documentationUri("https://hilo.dev/docs/directory")
                .patchConfig(PatchConfig.builder()
                        .supported(true)
                        .ignoreUnknownAttributes(true)
                        .doNotFailOnNoTarget(true)
                        .activateMsAzureFilterWorkaround(true)
                        .activateMsAzureValueSubAttributeWorkaround(true)
                        .activateMsAzureComplexSimpleValueWorkaround(true)
                        .build())
                .filterConfig(FilterConfig.builder()
                        .supported(true)
                        .maxResults(LONGEST_PAGE)
                        .build())
                .sortConfig(SortConfig.builder().supported(true).build())
                .eTagConfig(ETagConfig.builder().supported(true).build())
                .bulkConfig(BulkConfig.builder().supported(false).build())
                .changePasswordConfig(
                        ChangePasswordConfig.builder().supported(false).build())
                .authenticationSchemes(List.of(AuthenticationScheme.builder()
                        .type("oauthbearertoken")
                        .name("OAuth Bearer Token")
                        .description(
                                "A token of the identity provider with the role provisioner, or the configured secret")
                        .specUri("https://www.rfc-editor.org/info/rfc6750")
                        .build()))
                .lenientContentTypeChecking(true)
                .caseInsensitiveValidation(true)
                .build();
    }
}
