package dev.hilo.cases.protection.adapter.rest;

import dev.hilo.cases.context.adapter.mongo.PublishedLog;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.protection.app.ExportUser;
import dev.hilo.contracts.ContextCaseFact;
import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.ContextFact;
import dev.hilo.contracts.ContractJson;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** The export in the words of the contract. */
public final class ExportJson implements ExportUser.Json {

    private static final int PAGE = 200;

    private final PublishedLog log;

    public ExportJson(PublishedLog log) {
        this.log = log;
    }

    @Override
    public byte[] context(Context context) {
        return ContractJson.write(context);
    }

    @Override
    public void history(String logOf, List<String> members, List<String> cases, long from, long to, OutputStream out)
            throws IOException {
        for (long first = from; first <= to; first += PAGE) {
            for (ContextCommitted commit : log.between(logOf, first, Math.min(to, first + PAGE - 1))) {
                List<ContextFact> facts = commit.facts().stream()
                        .filter(fact -> members.isEmpty() || concerns(fact, members, cases))
                        .toList();
                if (!facts.isEmpty()) {
                    out.write(ContractJson.write(new ContextCommitted(
                            commit.userId(), commit.version(), commit.causes(), commit.at(), facts)));
                    out.write('\n');
                }
            }
        }
    }

    private static boolean concerns(ContextFact fact, List<String> members, List<String> cases) {
        return fact instanceof ContextFact.InteractionRecorded said
                        && said.memberId() != null
                        && members.contains(said.memberId())
                || fact instanceof ContextCaseFact about && cases.contains(about.caseId());
    }
}
