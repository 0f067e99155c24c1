package dev.hilo.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hilo.generated.ApiClient;
import dev.hilo.generated.ApiException;
import dev.hilo.generated.api.CasesApi;
import dev.hilo.generated.api.LifeOfACaseApi;
import dev.hilo.generated.api.UsersApi;
import dev.hilo.generated.api.WorkOnACaseApi;
import dev.hilo.generated.model.Assignment;
import dev.hilo.generated.model.CaseView;
import dev.hilo.generated.model.NewCase;
import dev.hilo.generated.model.NewMessage;
import dev.hilo.generated.model.NewNote;
import dev.hilo.generated.model.Resolution;
import dev.hilo.generated.model.Step;
import java.util.UUID;

/** An agent's part of a day, done by the client that is generated from {@code docs/openapi.yaml}. */
final class GeneratedClient {

    private final CasesApi cases;
    private final WorkOnACaseApi work;
    private final LifeOfACaseApi life;
    private final UsersApi users;

    GeneratedClient(Endpoints at, String token) {
        ApiClient client = new ApiClient();
        client.updateBaseUri(at.cases().toString());
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        cases = new CasesApi(client);
        work = new WorkOnACaseApi(client);
        life = new LifeOfACaseApi(client);
        users = new UsersApi(client);
    }

    void playADay(String address) throws ApiException {
        String key = UUID.randomUUID().toString();
        NewCase wanted = new NewCase()
                .identity("mailto:" + address)
                .name("José Ramón Núñez")
                .subject("La impresora de la 3.ª planta no imprime «ñ»")
                .text("王芳 dice que a ella tampoco 🖨")
                .channel("email");
        CaseView opened = cases.openCaseFor(wanted, "es", key, null);
        assertThat(cases.openCaseFor(wanted, "es", key, null).getId()).isEqualTo(opened.getId());

        String id = opened.getId();
        work.assignCase(id, new Assignment().agentId("agent-test").agentName("Begoña Íñiguez"), null, null, null);
        work.addNote(id, new NewNote().text("Mirar el controlador"), null, null, null);
        work.sendMessage(id, new NewMessage().text("Hola, José Ramón: ¿desde cuándo?"), null, null, null);
        CaseView resolved = work.resolveCase(
                id, new Resolution().cause("driver").resolution("Controlador instalado"), null, null, null);

        assertThat(resolved.getStatus()).hasToString("resolved");
        assertThat(cases.getCase(id, null, null, null).getSubject()).isEqualTo(wanted.getSubject());
        assertThat(cases.getCaseTimeline(id, null, 50, null, null).getItems())
                .extracting(entry -> entry.getKind())
                .contains("case-opened", "agent-message", "note");
        assertThat(users.findUser("mailto:" + address, null, null, null).getUserId())
                .isEqualTo(opened.getUserId());
        life.closeCase(id, new Step(), null, null, null);
    }

    void isRefusedByName() {
        assertThatThrownBy(() -> cases.listCases(null, null, 5_000, null, null, null, null, null, "es", null))
                .isInstanceOfSatisfying(ApiException.class, refused -> {
                    assertThat(refused.getCode()).isEqualTo(400);
                    assertThat(refused.getResponseBody()).contains("\"field\":\"limit\"");
                });
    }
}
