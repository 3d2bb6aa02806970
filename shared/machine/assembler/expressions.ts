/** Names and what they stand for: labels and constants. */
export type Names = ReadonlyMap<string, number>;

/** A number, or the name that is not known, or nothing if it is no expression. */
export type Value = number | { readonly unknown: string } | undefined;

const FACTOR = /^(?:(0[xX][0-9a-fA-F]+)|(\d+)|'([^'])'|([A-Za-z_]\w*))/;
/** Most factors of an expression. */
const MAX_FACTORS = 16;

/** Works out numbers, hexadecimal numbers, characters in quotes and names: multiplied, added and subtracted. */
export function evaluate(text: string, names: Names): Value {
  let rest = text.trim();
  let [sum, product] = [0, 1];
  for (let factors = 0; factors < MAX_FACTORS; factors++) {
    const operator = /^[*+-]/.exec(rest)?.[0];
    if (operator === undefined ? factors > 0 : operator === '*' && factors === 0) return undefined;
    rest = (operator === undefined ? rest : rest.slice(1)).trimStart();
    const match = FACTOR.exec(rest);
    if (match === null) return undefined;
    const value = factorValue(match, names);
    if (value === undefined) return { unknown: match[0] };
    if (operator === '*') product *= value;
    else [sum, product] = [factors === 0 ? 0 : sum + product, operator === '-' ? -value : value];
    rest = rest.slice(match[0].length).trimStart();
    if (rest === '') return sum + product;
  }
  return undefined;
}

function factorValue(
  [, hex, decimal, character, name]: readonly (string | undefined)[],
  names: Names,
): number | undefined {
  if (hex !== undefined) return Number.parseInt(hex, 16);
  if (decimal !== undefined) return Number.parseInt(decimal, 10);
  if (character !== undefined) return character.charCodeAt(0);
  return names.get(name ?? '');
}
