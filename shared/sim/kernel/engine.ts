/**
 * Version of the rules. Raise it with every change after which the same orders give another world: a journal written
 * under other rules is kept but never replayed.
 */
export const ENGINE_VERSION = 10;
