/**
 * Keys for verbs, in the order in which verbs show: the letters that no other shortcut has. A key presses the button that shows
 * it, so it does what the button does: asks, refuses with the reason, or does it.
 */
const VERB_KEYS = [...'qwertzuoasdghjklyxcvbnm'];

/** The key of the verb at a place of the list; nothing for what comes after the last letter. */
export function verbKey(place: number): string | undefined {
  return VERB_KEYS[place];
}

export function isVerbKey(key: string): boolean {
  return VERB_KEYS.includes(key);
}
