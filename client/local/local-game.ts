import type { WeightPreset } from '#shared/protocol/debrief.ts';
import type { TimedOrder } from '#shared/replay/recording.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';

/** What one plays alone on this device. */
export type LocalGame =
  /** A hall of the menu. `weights`: what its score weighs; absent = `operations`. */
  | { readonly kind: 'hall'; readonly hall: string; readonly seed: string; readonly weights?: WeightPreset }
  /** A level of the campaign. `untimed`: its clock does not end it. */
  | { readonly kind: 'level'; readonly level: string; readonly seed: string; readonly untimed?: boolean }
  /** Any hall, in which everything may be ordered and made to happen. `orders` are given at their ticks. */
  | { readonly kind: 'lab'; readonly scenario: Scenario; readonly orders: readonly TimedOrder[] };

/**
 * Why a game cannot be played here. `rules`, `content`: what is kept of it was played under others. `hash`: what is kept of it
 * comes to something else now. `trace`: its hall needs a measured load that is not here.
 */
export type LocalProblem = 'unknownHall' | 'unknownLevel' | 'trace' | 'unreadable' | 'rules' | 'content' | 'hash';

/** Who plays what: `id` names the game on this device. */
export interface LocalStart {
  readonly id: string;
  readonly game: LocalGame;
  /** Of the player; may be empty. */
  readonly name: string;
}
