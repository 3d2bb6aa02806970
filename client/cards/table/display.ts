import type { ScoreAxis } from '#shared/protocol/debrief.ts';
import type { HudFigure } from '../card-call.ts';
import { type Card, card } from './card.ts';

/** What the head-up display tells beside the score. */
export const HUD_CARDS: Readonly<Record<HudFigure, Card>> = {
  clock: card('POW-3', 'consolidation'),
  money: card('TEN-5', 'sla-credit'),
  forecast: card('TEN-9', 'ha-restart'),
  stars: card('ACC-4', 'sla-credit'),
};

/** What a game is judged by. */
export const AXIS_CARDS: Readonly<Record<ScoreAxis, Card>> = {
  promises: card('TEN-1', 'sla-credit'),
  density: card('ACC-4', 'consolidation'),
  energy: card('POW-4', 'consolidation'),
  profit: card('ACC-3', 'sla-credit'),
  predictions: card('MIG-10', 'pre-copy'),
};
