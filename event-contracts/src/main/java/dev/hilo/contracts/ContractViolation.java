package dev.hilo.contracts;

/** Data that breaks the contract. The message names the field and what it should hold; it never quotes the content. */
public final class ContractViolation extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String field;

    public ContractViolation(String field, String remedy) {
        super("'" + field + "' " + remedy);
        this.field = field;
    }

    /** Path of the field at fault, as written in JSON: {@code from.identity}. */
    public String field() {
        return field;
    }
}
