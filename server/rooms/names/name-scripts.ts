/**
 * Scripts of names. A name is written in one script, or in one of the mixtures that people write: Unicode Technical
 * Standard #39, section 5.2, "Highly Restrictive". Scripts are the ones in daily use of Unicode Standard Annex #31,
 * tables 5 and 7.
 */
const SCRIPTS = (
  'Latin Greek Cyrillic Armenian Hebrew Arabic Thaana Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu ' +
  'Kannada Malayalam Sinhala Thai Lao Tibetan Myanmar Georgian Ethiopic Khmer Hangul Han Hiragana Katakana Bopomofo ' +
  'Syriac Cherokee Canadian_Aboriginal Tifinagh Yi Mongolian Nko Adlam Javanese Balinese'
).split(' ');
const MIXTURES: readonly (readonly string[])[] = [
  ['Latin', 'Han', 'Hiragana', 'Katakana'],
  ['Latin', 'Han', 'Bopomofo'],
  ['Latin', 'Han', 'Hangul'],
];

const WRITINGS = [...SCRIPTS.map((script) => [script]), ...MIXTURES].map(writing);

function writing(scripts: readonly string[]): RegExp {
  const own = scripts.map((script) => `\\p{Script_Extensions=${script}}`).join('');
  return new RegExp(`^[${own}\\p{Script_Extensions=Common}\\p{Script_Extensions=Inherited}]+$`, 'u');
}

/** Whether a name is written as people write, and not with letters of several scripts that look alike. */
export function isOneWriting(name: string): boolean {
  return WRITINGS.some((signs) => signs.test(name));
}

/** Signs that end a consonant in Indic scripts (Canonical_Combining_Class 9). */
const VIRAMA = '\u094D\u09CD\u0A4D\u0ACD\u0B4D\u0BCD\u0C4D\u0CCD\u0D4D\u0DCA\u1039\u17D2\u1B44\uA9C0';
const JOINING = '(?=\\p{Script=Arabic}|\\p{Script=Syriac}|\\p{Script=Mongolian}|\\p{Script=Nko})\\p{L}';
/**
 * Joiners where their scripts need them, as RFC 5892 (IETF 2010), appendix A.1 and A.2, has it: both after a virama,
 * the non-joiner also between letters that join.
 */
const JOINERS_AT_HOME = new RegExp(
  `(?<=[${VIRAMA}])[\\u200C\\u200D]|(?<=${JOINING}\\p{Mn}*)\\u200C(?=${JOINING})`,
  'gu',
);

/** The name without the joiners that its script needs. */
export function withoutJoiners(name: string): string {
  return name.replace(JOINERS_AT_HOME, '');
}
