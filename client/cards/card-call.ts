import { signal } from '@preact/signals';
import type { FactName } from '#client/model/facts/fact-names.ts';
import type { SubjectKind } from '#client/model/state/subject.ts';
import type { ScoreAxis } from '#shared/protocol/debrief.ts';
import type { CommandRefusal } from '#shared/protocol/messages.ts';
import type { CommandName } from '#shared/sim/commands/index.ts';
import type { Cause } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';

/** Figures of the head-up display that are no facts of the inspector. */
export type HudFigure = 'clock' | 'money' | 'forecast' | 'stars';

/** What a card can be about. */
export type CardId =
  | `fact.${FactName}`
  | `hud.${HudFigure}`
  | `axis.${ScoreAxis}`
  | `cause.${Exclude<Cause, 'none'>}`
  | `verb.${CommandName}`
  | `refusal.${CommandRefusal['code']}`;

/** Whose figures a card tells: the world that is on screen, and the row of the table that the figure belongs to. */
export interface CardSubject {
  readonly world: OpenWorld;
  readonly kind: SubjectKind | 'hall' | 'migration';
  readonly row: number;
}

/** A card that somebody asks for. */
export interface CardCall {
  readonly card: CardId;
  readonly of?: CardSubject | undefined;
  /** The refusal that it explains, with its numbers. */
  readonly refusal?: CommandRefusal | undefined;
}

/** The card that lies open; there is one at most. */
export const openCard = signal<CardCall | undefined>(undefined);
