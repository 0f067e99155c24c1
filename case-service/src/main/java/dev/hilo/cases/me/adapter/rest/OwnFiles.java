package dev.hilo.cases.me.adapter.rest;

import dev.hilo.cases.attachments.app.Person;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Member;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;

/** Says at the doors of files whose the caller's are. */
@RequestScoped
class OwnFiles implements Person {

    private final Self self;

    OwnFiles(Self self) {
        this.self = self;
    }

    @Override
    public List<String> users() {
        return self.known().map(Context::members).orElse(List.of()).stream()
                .map(Member::userId)
                .toList();
    }
}
