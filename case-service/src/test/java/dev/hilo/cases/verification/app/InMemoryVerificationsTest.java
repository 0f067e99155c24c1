package dev.hilo.cases.verification.app;

class InMemoryVerificationsTest extends VerificationsConformance {

    private final Verifications verifications = new InMemoryVerifications();

    @Override
    protected Verifications verifications() {
        return verifications;
    }
}
