package dev.hilo.cases.context.model;

import static dev.hilo.cases.context.model.Interactions.chat;
import static dev.hilo.cases.context.model.Interactions.mail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.cases.catalogue.model.Catalogue;
import dev.hilo.cases.catalogue.model.Field;
import dev.hilo.cases.catalogue.model.Field.Choice;
import dev.hilo.cases.catalogue.model.Field.Kind;
import dev.hilo.cases.catalogue.model.Field.Scope;
import dev.hilo.cases.catalogue.model.Service;
import dev.hilo.cases.catalogue.model.Template;
import dev.hilo.cases.catalogue.model.Words;
import dev.hilo.cases.context.adapter.text.BundledPhrases;
import dev.hilo.cases.context.model.CaseFact.InformationProvided;
import dev.hilo.cases.context.model.CaseFact.InformationRequested;
import dev.hilo.cases.context.model.CaseFact.Source;
import dev.hilo.cases.context.model.Classifying.Classification;
import dev.hilo.cases.context.model.matching.Policies;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AskingTest {

    private static final Instant AT = Instant.parse("2026-11-23T08:00:00Z");
    private static final String ANA = "mailto:ana@corp.com";
    private static final String CASE = "HILO-1";

    private static final Field DEVICE = new Field(
            "device",
            new Words("¿Desde qué equipo te conectas?", "Which device do you connect from?"),
            Kind.CHOICE,
            List.of(
                    new Choice("laptop", new Words("Portátil", "Laptop")),
                    new Choice("phone", new Words("Teléfono", "Phone"))),
            Scope.CASE,
            null);
    private static final Field SINCE = new Field(
            "since", new Words("¿Desde cuándo te pasa?", "Since when?"), Kind.DATE, List.of(), Scope.CASE, null);
    private static final Field SITE = new Field(
            "site",
            new Words("¿En qué sede estás?", "Which site are you at?"),
            Kind.TEXT,
            List.of(),
            Scope.USER,
            "location");

    private final Asking asking = new Asking(
            new Catalogue(
                    Map.of(
                            "network", service("network", "vpn", "network-desk"),
                            "hardware", service("hardware", "site", "hardware-desk"),
                            "software", service("software", null, "software-desk")),
                    Map.of("vpn", template("vpn", DEVICE, SINCE, SITE), "site", template("site", SITE))),
            BundledPhrases.load());
    private final Folding folding = new Folding(Policies.usual(), asking, "service-desk", "es");
    private final AtomicInteger numbers = new AtomicInteger();
    private Context context = Context.empty("ana");

    // --- asking

    @Test
    void a_case_of_a_service_begins_in_its_queue_with_its_priority_and_its_template() {
        fold(mail("m1", ANA).about("software").build());

        Case one = context.findCase(CASE).orElseThrow();
        assertThat(one.handling().queue()).isEqualTo("software-desk");
        assertThat(one.handling().priority().level()).isEqualTo(2);
        assertThat(one.matter().service()).isEqualTo("software");
        assertThat(one.matter().asked()).isEmpty();
    }

    @Test
    void what_is_missing_is_asked_in_one_message_in_spanish_and_the_status_stays() {
        InformationRequested asked = requested(
                        fold(mail("m1", ANA).about("network").in("es").build()))
                .orElseThrow();

        assertThat(asked.fields()).containsExactly("device", "since", "site");
        assertThat(asked.language()).isEqualTo("es");
        assertThat(asked.text()).isEqualTo("""
                        Para avanzar con tu caso HILO-1 nos faltan unos datos. Contesta a este mensaje con una línea por \
                        cada uno, empezando por su número:

                        1. ¿Desde qué equipo te conectas? (Portátil / Teléfono)
                        2. ¿Desde cuándo te pasa? (día/mes/año)
                        3. ¿En qué sede estás?""");
        assertThat(context.findCase(CASE).orElseThrow().status()).isEqualTo(CaseStatus.NEW);
    }

    @Test
    void a_single_question_is_asked_by_itself_in_english_for_who_speaks_it() {
        know(Map.of("location", "Madrid"));
        fold(mail("m1", ANA)
                .about("network")
                .in("en-GB")
                .text("VPN is down\nSince when?: 23/11/2026")
                .build());
        assertThat(questions(CASE)).containsExactly("device");
        assertThat(lastText).isEqualTo("""
                        To get on with your case HILO-1 we need one more thing. Reply to this message with just that:

                        Which device do you connect from?
                        1) Laptop
                        2) Phone""");
    }

    @Test
    void the_language_a_user_prefers_counts_more_than_the_one_they_wrote_in() {
        act(new UserFact.PreferencesSet(new Preferences(List.of("en"), List.of(), false, null, List.of()), "ana"));

        assertThat(requested(fold(mail("m1", ANA).about("hardware").in("es").build()))
                        .orElseThrow()
                        .language())
                .isEqualTo("en");
    }

    @Test
    void what_the_directory_knows_is_filled_in_and_never_asked() {
        know(Map.of("location", "Sevilla"));

        List<Fact> facts = fold(mail("m1", ANA).about("hardware").build());

        assertThat(facts)
                .contains(
                        new InformationProvided(CASE, Map.of("site", "Sevilla"), List.of(), Source.CONTEXT, "context"));
        assertThat(requested(facts)).isEmpty();
    }

    @Test
    void what_the_first_message_says_by_a_fields_name_is_not_asked() {
        List<Fact> facts = fold(mail("m1", ANA)
                .about("network")
                .text("No entro.\nDevice: teléfono\nsite = Vigo\nA las 10:30 sí iba")
                .build());

        assertThat(facts)
                .contains(new InformationProvided(
                        CASE, Map.of("device", "phone", "site", "Vigo"), List.of("site"), Source.USER, "ana"));
        assertThat(questions(CASE)).containsExactly("since");
    }

    @Test
    void without_a_service_or_without_a_template_nothing_is_asked() {
        assertThat(requested(fold(mail("m1", ANA).build()))).isEmpty();
        assertThat(requested(fold(mail("m2", ANA).about("unheard-of").build()))).isEmpty();
        assertThat(context.findCase("HILO-2").orElseThrow().handling().queue()).isEqualTo("service-desk");
    }

    // --- answering

    @Test
    void one_question_is_answered_by_the_whole_message_and_the_answer_is_remembered_for_the_next_case() {
        fold(mail("m1", ANA).about("hardware").conversation("<a>").build());

        List<Fact> facts = fold(mail("m2", ANA)
                .conversation("<a>")
                .text("Torre Norte, planta 3")
                .build());

        assertThat(facts)
                .contains(new InformationProvided(
                        CASE, Map.of("site", "Torre Norte, planta 3"), List.of("site"), Source.USER, "ana"));
        assertThat(questions(CASE)).isEmpty();

        List<Fact> next = fold(mail("m3", ANA).about("network").build());
        assertThat(next)
                .contains(new InformationProvided(
                        "HILO-2", Map.of("site", "Torre Norte, planta 3"), List.of(), Source.CONTEXT, "context"));
        assertThat(questions("HILO-2")).containsExactly("device", "since");
    }

    @Test
    void several_questions_are_answered_by_lines_with_numbers_or_names_on_whatever_channel() {
        fold(mail("m1", ANA).about("network").build());

        List<Fact> facts = fold(
                chat("c1", "v").text("1. portatil\n2) 20/11/2026\n site: Vigo").build());

        assertThat(facts)
                .contains(new InformationProvided(
                        CASE,
                        Map.of("device", "laptop", "since", "2026-11-20", "site", "Vigo"),
                        List.of("site"),
                        Source.USER,
                        "ana"));
        assertThat(requested(facts)).isEmpty();
    }

    @Test
    void what_cannot_be_read_is_asked_once_more_and_then_left_to_the_agent() {
        fold(mail("m1", ANA).about("network").conversation("<a>").build());

        List<Fact> first = fold(mail("m2", ANA)
                .conversation("<a>")
                .text("1. una tableta\n2. 20/11/2026")
                .build());
        assertThat(requested(first).orElseThrow().fields()).containsExactly("device", "site");
        assertThat(requested(first).orElseThrow().text()).startsWith("Todavía nos faltan unos datos");

        List<Fact> second =
                fold(mail("m3", ANA).conversation("<a>").text("ni idea").build());
        assertThat(requested(second)).isEmpty();
        assertThat(questions(CASE)).containsExactly("device", "site");
    }

    @Test
    void numbers_are_those_of_the_message_that_was_sent_last_whatever_was_answered_since() {
        fold(mail("m1", ANA).about("network").conversation("<a>").build());
        fold(mail("m2", ANA).conversation("<a>").text("¿cómo?").build());
        fold(mail("m3", ANA).conversation("<a>").text("1. portátil").build());

        fold(mail("m4", ANA).conversation("<a>").text("3. Vigo").build());

        Matter matter = context.findCase(CASE).orElseThrow().matter();
        assertThat(matter.fields()).isEqualTo(Map.of("device", "laptop", "site", "Vigo"));
        assertThat(matter.asked()).containsExactly("since");
    }

    @Test
    void a_time_or_a_figure_at_the_beginning_of_a_line_is_no_answer() {
        fold(mail("m1", ANA).about("network").conversation("<a>").build());

        List<Fact> facts = fold(mail("m2", ANA)
                .conversation("<a>")
                .text("3.5 GB de descarga\n2:30 de la tarde")
                .build());

        assertThat(facts).noneMatch(InformationProvided.class::isInstance);
    }

    @Test
    void an_out_of_office_reply_answers_nothing_and_neither_does_what_is_written_after_the_resolution() {
        fold(mail("m1", ANA).about("hardware").conversation("<a>").build());
        assertThat(fold(mail("o1", ANA)
                        .conversation("<a>")
                        .automatic()
                        .text("Estoy fuera")
                        .build()))
                .noneMatch(InformationProvided.class::isInstance);

        act(new CaseFact.CaseResolved(CASE, "configuration", "Listo", "marta"));
        assertThat(questions(CASE)).isEmpty();
        assertThat(fold(mail("m2", ANA).conversation("<a>").text("gracias").build()))
                .noneMatch(InformationProvided.class::isInstance);
    }

    // --- agents

    @Test
    void an_agent_gives_fields_that_are_checked_like_a_users_answers() {
        fold(mail("m1", ANA).about("network").build());

        act(asking.provide(context, CASE, Map.of("device", "Portátil", "site", "Vigo"), "marta"));

        assertThat(questions(CASE)).containsExactly("since");
        assertThat(context.profile().attributes()).containsEntry("site", "Vigo");
        assertThat(asking.provide(context, CASE, Map.of("site", "Vigo"), "marta"))
                .isEqualTo(new Decision.AlreadySo());
        assertThat(asking.provide(context, CASE, Map.of("device", "tableta"), "marta"))
                .isEqualTo(new Decision.Invalid("device", "must be one of laptop, phone"));
        assertThat(asking.provide(context, CASE, Map.of("colour", "red"), "marta"))
                .isInstanceOf(Decision.Invalid.class);
    }

    @Test
    void to_classify_a_case_that_nobody_has_moves_it_to_the_services_queue_and_asks() {
        fold(mail("m1", ANA).build());

        List<Fact> facts = accepted(Classifying.classify(
                context, CASE, new Classification("network", "vpn", null), asking, "marta", "req1"));
        facts.forEach(this::act);

        assertThat(facts)
                .extracting(fact -> fact.getClass().getSimpleName())
                .containsExactly("CaseDetailsChanged", "CaseQueued", "CasePrioritised", "InformationRequested");
        Case one = context.findCase(CASE).orElseThrow();
        assertThat(one.handling().queue()).isEqualTo("network-desk");
        assertThat(one.matter().template()).isEqualTo("vpn");
        assertThat(requested(facts).orElseThrow().messageId()).isEqualTo("ask_req1");
    }

    @Test
    void a_case_that_somebody_has_stays_with_them_and_a_priority_that_somebody_gave_stays() {
        fold(mail("m1", ANA).build());
        act(new CaseFact.CaseAssigned(CASE, "service-desk", new Agent("marta", "Marta"), "routing"));
        act(new CaseFact.CasePrioritised(CASE, PriorityMatrix.ITIL.priority(1, 1), null, "marta"));

        List<Fact> facts = accepted(Classifying.classify(
                context, CASE, new Classification("software", null, null), asking, "marta", "req1"));

        assertThat(facts).extracting(fact -> fact.getClass().getSimpleName()).containsExactly("CaseDetailsChanged");
    }

    @Test
    void another_service_brings_its_own_template_and_what_the_old_one_asked_is_not_waited_for() {
        fold(mail("m1", ANA).about("network").build());

        accepted(Classifying.classify(
                        context, CASE, new Classification("software", null, null), asking, "marta", "req1"))
                .forEach(this::act);

        Matter matter = context.findCase(CASE).orElseThrow().matter();
        assertThat(matter.service()).isEqualTo("software");
        assertThat(matter.template()).isNull();
        assertThat(matter.asked()).isEmpty();
    }

    @Test
    void a_classification_that_the_catalogue_does_not_know_is_refused_with_what_it_does() {
        fold(mail("m1", ANA).build());

        assertThat(Classifying.classify(context, CASE, new Classification("coffee", null, null), asking, "marta", "r"))
                .isInstanceOfSatisfying(
                        Decision.Invalid.class,
                        invalid -> assertThat(invalid.field()).isEqualTo("service"));
        assertThat(Classifying.classify(
                        context, CASE, new Classification("network", "toner", null), asking, "marta", "r"))
                .isEqualTo(new Decision.Invalid("category", "must be one of the service's: vpn"));
    }

    @Test
    void what_was_told_about_a_merged_case_need_not_be_told_again() {
        fold(mail("m1", ANA).about("network").conversation("<a>").build());
        fold(mail("m2", ANA).about("network").conversation("<b>").build());
        fold(mail("m3", ANA).conversation("<a>").text("1. portátil").build());

        act(new CaseFact.CaseMerged("HILO-1", "HILO-2", "marta", null));

        assertThat(context.findCase("HILO-2").orElseThrow().matter().fields()).containsEntry("device", "laptop");
        assertThat(questions("HILO-2")).containsExactly("since", "site");
    }

    // --- plumbing

    private String lastText = "";

    private List<Fact> fold(Interaction interaction) {
        List<Fact> facts = folding.fold(context, interaction, null, () -> "HILO-" + numbers.incrementAndGet());
        facts.forEach(this::act);
        return facts;
    }

    private void act(Fact fact) {
        if (fact instanceof InformationRequested asked) {
            lastText = asked.text();
        }
        context = context.with(fact, AT);
    }

    private void act(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        accepted(decision).forEach(this::act);
    }

    private static List<Fact> accepted(Decision decision) {
        return decision instanceof Decision.Accepted accepted ? accepted.facts() : List.of();
    }

    private void know(Map<String, String> attributes) {
        act(new UserFact.DirectoryEntrySet("e1", true, "Ana", "es", attributes));
    }

    private List<String> questions(String caseId) {
        return context.findCase(caseId).orElseThrow().matter().asked();
    }

    private static Optional<InformationRequested> requested(List<Fact> facts) {
        return facts.stream()
                .filter(InformationRequested.class::isInstance)
                .map(InformationRequested.class::cast)
                .findFirst();
    }

    private static Service service(String id, @Nullable String template, String queue) {
        return new Service(
                id,
                new Words(id, id),
                "Redes",
                null,
                id.equals("network") ? List.of(new Service.Category("vpn", new Words("VPN", "VPN"))) : List.of(),
                false,
                queue,
                2,
                1,
                null,
                template);
    }

    private static Template template(String id, Field... fields) {
        return new Template(id, new Words(id, id), List.of(fields));
    }
}
