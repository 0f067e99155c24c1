package dev.hilo.cases.api.adapter.rest;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.tags.Tag;

/** The groups of operations, each with what one does there. */
final class ApiTags {

    private static final Map<String, String> TOLD = new TreeMap<>(Map.ofEntries(
            Map.entry("Administration", "Build projections anew, and fill up the topic or the log."),
            Map.entry("Attachments", "Store files for messages and notes, and read them."),
            Map.entry("Audit", "Who read, changed or followed what, and what was denied."),
            Map.entry("Cases", "Open, find, read and change cases."),
            Map.entry("Catalogue", "Services, their categories, and templates that ask for what is missing."),
            Map.entry("Data protection", "Export and erase a user, and retention."),
            Map.entry("Keys", "Keys of sealed content, for services that read the stream."),
            Map.entry("Life of a case", "The steps of a case from open to closed."),
            Map.entry("Live", "Server-sent events of a user, a queue or an agent."),
            Map.entry("Me", "People who ask for help, on their own cases."),
            Map.entry("TMF621 trouble tickets", "Cases as TM Forum's API 621 shows them."),
            Map.entry("TMF683 party interactions", "Interactions as TM Forum's API 683 shows them."),
            Map.entry("Ties of a case", "Tags, watchers, relations and merges of cases."),
            Map.entry("Users", "People: context, identities, preferences, merges."),
            Map.entry("Verifications", "Prove an address or number by a one-time code."),
            Map.entry("Webhooks", "Signed calls to others when something happens, and their deliveries."),
            Map.entry("Work on a case", "Assign, answer, note, and show that somebody writes.")));

    private ApiTags() {}

    static List<Tag> all() {
        return TOLD.entrySet().stream()
                .map(tag -> OASFactory.createTag().name(tag.getKey()).description(tag.getValue()))
                .toList();
    }
}
