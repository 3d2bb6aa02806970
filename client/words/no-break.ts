/** What stands behind a number as its unit, in the words of any language. */
const UNITS = ['%', '‰', '×', '°C', 'K', 'W', 'kW', 'MW', 'Wh', 'kWh', 'MHz', 'GHz', 'ns', 'µs', 'ms', 's', 'h', 'min'];
const SIZES = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'kbit', 'Mbit', 'Gbit'];
/** A space between a number, or the place of one, and its unit; and one that parts the thousands of a number. */
const BREAKS = new RegExp(
  `(?<=\\d|\\}\\}) (?=(?:${[...UNITS, ...SIZES].join('|')})(?![\\p{L}\\p{N}]))|(?<=(?<!\\d)\\d{1,3}) (?=\\d{3}(?!\\d))`,
  'gu',
);

/** A language's words: strings, in as many levels as its files have. */
export interface WordTree {
  readonly [key: string]: string | WordTree;
}

/** Words in which no line ends between a number and its unit, so that files of words can be written with plain spaces. */
export function withoutBreaks(words: WordTree): WordTree {
  return Object.fromEntries(
    Object.entries(words).map(([key, value]) => [
      key,
      typeof value === 'string' ? value.replace(BREAKS, '\u00a0') : withoutBreaks(value),
    ]),
  );
}
