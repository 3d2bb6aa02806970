import unhomoglyph from 'unhomoglyph';

/**
 * When two names are one: whoever reads them on a board takes one for the other. Lookalikes come from the data of
 * Unicode Technical Standard #39, "Unicode Security Mechanisms", section 4 (confusable detection).
 */

const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
/** Accents and other marks that belong to no script; vowel signs of Indic scripts stay. */
const ACCENTS = /(?=\p{Script=Inherited})\p{Mn}/gu;
const NOT_OF_A_WORD = /[^\p{L}\p{M}\p{N}]/gu;

/** Keys of a name: two names with one key in common are the same name. */
export function nameKeys(name: string): readonly string[] {
  const plain = bare(name);
  return [sameCase(skeleton(plain)), skeleton(sameCase(plain))].map(squeezed);
}

/** Whether two names differ only in case, accents, punctuation or lookalikes. */
export function isSameName(a: string, b: string): boolean {
  const keys = nameKeys(b);
  return nameKeys(a).some((key) => keys.includes(key));
}

function bare(name: string): string {
  return name.normalize('NFKD').replace(INVISIBLE, '').replace(ACCENTS, '');
}

function skeleton(text: string): string {
  return unhomoglyph(text.normalize('NFD')).normalize('NFD').replace(ACCENTS, '');
}

/** Upper first: that brings together ß with ss, ſ with s, and the two forms of sigma. */
function sameCase(text: string): string {
  return text.toUpperCase().toLowerCase().normalize('NFD').replace(ACCENTS, '');
}

/** I, l and 1 look alike in one case and not in the other; blanks and punctuation do not tell names apart. */
function squeezed(text: string): string {
  return text.replace(NOT_OF_A_WORD, '').replace(/i/g, 'l').normalize('NFC');
}
