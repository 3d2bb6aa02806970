/** What a card leads to. Its words are `card.<kind>.<name>`; its numbers, where it has any, are in `FORMULAS`. */
export interface Card {
  /** Rule of `docs/model` that it tells. */
  readonly rule: string;
  /** Concept at `/see` in which it can be watched. */
  readonly see?: string;
}

/** `MEM-7` and, where one can watch it, the concept. */
export function card(rule: string, see?: string): Card {
  return see === undefined ? { rule } : { rule, see };
}
