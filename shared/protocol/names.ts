/** Nicknames as they are typed, before the server decides about them. */

/** Longest nickname, in characters as a reader counts them (code points after normalisation). */
export const NAME_LENGTH_MAX = 24;
/** What a request may carry at all before anybody looks at it. */
export const NAME_INPUT_MAX = 200;

/** Blanks and signs that are drawn as nothing, at both ends. */
const NOTHING_AT_THE_ENDS = /^[\s\p{Default_Ignorable_Code_Point}]+|[\s\p{Default_Ignorable_Code_Point}]+$/gu;

/** A name in one form of its signs (NFKC), without blanks and nothings around it, single blanks inside. */
export function tidyName(typed: string): string {
  return typed.normalize('NFKC').replace(NOTHING_AT_THE_ENDS, '').replace(/ +/g, ' ');
}

/** What a name field keeps of its input: what is too long is tidied first and cut then. */
export function fitName(typed: string): string {
  const tidy = tidyName(typed);
  const signs = [...tidy];
  if (typed.length <= NAME_INPUT_MAX && signs.length <= NAME_LENGTH_MAX && tidy.length >= typed.length - 1)
    return typed;
  return signs.slice(0, NAME_LENGTH_MAX).join('');
}
