package dev.hilo.cases.catalogue.adapter.form;

import dev.hilo.cases.catalogue.model.Fault;

/** What was written down is no item of the catalogue. */
public final class Unfit extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    public Unfit(Fault fault) {
        super("'" + fault.field() + "' " + fault.remedy());
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
