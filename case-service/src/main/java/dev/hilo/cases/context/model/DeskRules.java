package dev.hilo.cases.context.model;

/**
 * What a desk has decided for all its cases.
 *
 * @param matrix gives each case its priority
 * @param replies understands short answers to resolutions
 */
public record DeskRules(PriorityMatrix matrix, ResolutionReply replies) {

    public static final DeskRules USUAL = new DeskRules(PriorityMatrix.ITIL, ResolutionReply.USUAL);
}
