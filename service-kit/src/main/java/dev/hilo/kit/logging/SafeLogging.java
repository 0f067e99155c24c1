package dev.hilo.kit.logging;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import org.jboss.logmanager.ExtHandler;

/** Puts the {@link SafeFormatter} before the formatter of every handler, before anything from outside is read. */
@ApplicationScoped
class SafeLogging {

    void install(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start) {
        for (Handler handler : LogManager.getLogManager().getLogger("").getHandlers()) {
            guard(handler);
        }
    }

    private static void guard(Handler handler) {
        Formatter formatter = handler.getFormatter();
        if (formatter != null && !(formatter instanceof SafeFormatter)) {
            handler.setFormatter(new SafeFormatter(formatter));
        }
        if (handler instanceof ExtHandler several) {
            for (Handler one : several.getHandlers()) {
                guard(one);
            }
        }
    }
}
