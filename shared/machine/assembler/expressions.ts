/** Names and what they stand for: labels and constants. */
export type Names = ReadonlyMap<string, number>;

/** A number, or the name that is not known, or nothing if it is no expression. */
export type Value = number | { readonly unknown: string } | undefined;

const TERM = /^(?:(0[xX][0-9a-fA-F]+)|(\d+)|'([^'])'|([A-Za-z_]\w*))/;
const MAX_TERMS = 16;

/** Works out terms added and subtracted: numbers, hexadecimal numbers, characters in quotes, names. */
export function evaluate(text: string, names: Names): Value {
  let rest = text.trim();
  let sum = 0;
  for (let terms = 0; terms < MAX_TERMS; terms++) {
    const sign = /^[+-]/.exec(rest)?.[0];
    if (sign === undefined && terms > 0) return undefined;
    rest = (sign === undefined ? rest : rest.slice(1)).trimStart();
    const match = TERM.exec(rest);
    if (match === null) return undefined;
    const value = termValue(match, names);
    if (value === undefined) return { unknown: match[0] };
    sum += sign === '-' ? -value : value;
    rest = rest.slice(match[0].length).trimStart();
    if (rest === '') return sum;
  }
  return undefined;
}

function termValue(
  [, hex, decimal, character, name]: readonly (string | undefined)[],
  names: Names,
): number | undefined {
  if (hex !== undefined) return Number.parseInt(hex, 16);
  if (decimal !== undefined) return Number.parseInt(decimal, 10);
  if (character !== undefined) return character.charCodeAt(0);
  return names.get(name ?? '');
}
