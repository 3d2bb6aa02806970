/** Ticks between two marks of a journal: hashes of all worlds, for whoever replays to meet again. */
export const MARK_TICKS = 100;
