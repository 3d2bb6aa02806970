const HISTORY = 'history: it happened once, and there is nothing to do';
const PRODUCT = 'a product: halls name kinds of hypervisors, not makers';
const NAME = 'names and definitions: words for what other items let one do';
const OPINION = 'an opinion or a comparison of makers: nobody can win by it';

/** Items that cannot be played, and why; a spec finds each here that no level and no hall needs, and none that is needed. */
export const NOT_PLAYED: Readonly<Record<string, string>> = {
  C002: HISTORY,
  C006: HISTORY,
  C007: HISTORY,
  C008: HISTORY,
  C009: HISTORY,
  C011: PRODUCT,
  C012: NAME,
  C014: NAME,
  C015: 'a list of areas: only servers and their storage are in the halls',
  C023: 'an offer of makers: what is in a machine is its customer’s affair here',
  C024: 'a use for which a hall has no customer: everybody here runs for good',
  C056: NAME,
  C059: 'how a hypervisor is built inside: it is looked at, and nobody decides it',
  C060: 'a comparison: what it compares is played in other items',
  C063: HISTORY,
  C071: PRODUCT,
  C072: PRODUCT,
  C073: PRODUCT,
  C074: PRODUCT,
  C075: OPINION,
  C076: PRODUCT,
  C077: PRODUCT,
  C078: OPINION,
  C083: PRODUCT,
  C085: PRODUCT,
  C086: OPINION,
  C087: PRODUCT,
  C128: 'who owns a cloud: the rules of a hall are the same for both',
};
