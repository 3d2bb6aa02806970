/** Letters that cannot be seen, or not told apart: controls, formats, separators other than the space, and what is not assigned. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;
const MOST_LETTERS = 60;

/** A text in quotes in which every letter can be seen, cut short: a byte order mark is `"\u{feff}"`. */
export function visible(text: string): string {
  const letters = Array.from(text);
  const cut = letters.length > MOST_LETTERS ? `${letters.slice(0, MOST_LETTERS - 1).join('')}…` : text;
  return spelt(JSON.stringify(cut));
}

/** The same text with each letter that cannot be seen as `\u{…}`. */
export function spelt(text: string): string {
  return text.replace(UNSEEN, (letter) => `\\u{${(letter.codePointAt(0) ?? 0).toString(16)}}`);
}
