import type { OfferPile, Span } from './deck.ts';
import { CORNER_SHOP } from './parts.ts';

/** A mail archive that is kept in memory and hardly asked: it fills hosts, and pays little for it. Design values. */
const ARCHIVE = {
  ...CORNER_SHOP,
  archetype: 'megaMail',
  tier: 'bronze',
  feeCentsPerS: 300,
  vm: {
    ...CORNER_SHOP.vm,
    vcpus: 1,
    memMib: 16_384,
    commonFraction: 0,
    meanLoad: 0.04,
    touchedFraction: 0.95,
    activeFraction: 0.9,
  },
  offerForS: 40,
} as const;

/** An offer of more memory than a hall has: whoever takes everything makes all others wait for their pages. */
export const tooMuch = (vms: Span): OfferPile => ({
  take: [1, 1],
  fromS: [25, 50],
  apartS: [0, 0],
  cards: [{ tenant: ARCHIVE, vms }],
});
