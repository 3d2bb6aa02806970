import type { CardId } from '../card-call.ts';
import type { Card } from './card.ts';
import { CAUSE_CARDS } from './causes.ts';
import { AXIS_CARDS, HUD_CARDS } from './display.ts';
import { FACT_CARDS } from './facts.ts';
import { REFUSAL_CARDS } from './refusals.ts';
import { VERB_CARDS } from './verbs.ts';

const KINDS = {
  cause: CAUSE_CARDS,
  verb: VERB_CARDS,
  fact: FACT_CARDS,
  hud: HUD_CARDS,
  axis: AXIS_CARDS,
  refusal: REFUSAL_CARDS,
} as const;

/** Every card by its id. Whatever a hall can show, order or refuse is in one of the tables, or it does not compile. */
export const CARDS = new Map<CardId, Card>(
  Object.entries(KINDS).flatMap(([kind, cards]) =>
    Object.entries(cards).map(([name, card]) => [`${kind}.${name}` as CardId, card] as const),
  ),
);

export function cardOf(id: CardId): Card {
  const found = CARDS.get(id);
  if (!found) throw new Error(`no card ${id}`);
  return found;
}
