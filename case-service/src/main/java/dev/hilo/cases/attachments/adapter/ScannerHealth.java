package dev.hilo.cases.attachments.adapter;

import dev.hilo.cases.attachments.app.Scanner.ScannerAway;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Says whether files can be scanned. The service stays ready without: cases are worked on, only files are refused for the
 * time.
 */
@Readiness
@ApplicationScoped
class ScannerHealth implements HealthCheck {

    private final AttachmentBeans beans;

    ScannerHealth(AttachmentBeans beans) {
        this.beans = beans;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("Scanner of files").up();
        return beans.clamd()
                .map(clamd -> {
                    try {
                        clamd.ping();
                        return response.withData("clamd", "answers");
                    } catch (ScannerAway e) {
                        return response.withData("clamd", "files are refused: " + e.getMessage());
                    }
                })
                .orElseGet(() -> response.withData("clamd", "not configured, nothing is scanned here"))
                .build();
    }
}
