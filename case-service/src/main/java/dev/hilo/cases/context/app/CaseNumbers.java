package dev.hilo.cases.context.app;

/** Numbers for new cases, as people say them: {@code HILO-1042}. Never twice; gaps happen. */
public interface CaseNumbers {

    String next();
}
