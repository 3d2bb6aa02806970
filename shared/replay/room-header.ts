import type { JobMode } from '#shared/protocol/crew.ts';
import type { WeightPreset } from '#shared/protocol/debrief.ts';

/** What a room is, fixed for its life: first line of its journal. */
export interface RoomHeader {
  readonly room: string;
  readonly code: string;
  readonly title: string;
  readonly scenario: string;
  readonly seed: string;
  /** Hash of the scenario's content (traces included) under which the journal was written. */
  readonly contentHash: number;
  /** Version of the rules under which the journal was written. */
  readonly engine: string;
  readonly capacity: number;
  readonly teams: number;
  readonly teamForming: 'random' | 'pick' | 'assigned';
  readonly freeNames: boolean;
  readonly solo: boolean;
  /** What the score weighs; absent (and in older rooms) = `operations`. */
  readonly weights?: WeightPreset;
  /** The lesson that it runs; absent = none. */
  readonly lesson?: string;
  /** Whether players see other teams whole in the debrief; absent = only their points, without names. */
  readonly showTeams?: boolean;
  /** How jobs pass on in its teams; absent = nobody has a job. */
  readonly jobs?: JobMode;
  /** Whether acts that cannot be taken back need a second member; absent = no. */
  readonly twoKey?: boolean;
  /** Seconds of the game in a second at ×1: more in matches that only programs play; absent = 1. */
  readonly pace?: number;
  /** Code of the tournament that it is a match of: only that gives seats in it. Absent = none. */
  readonly contest?: string;
}

/** What the score of a room weighs. */
export function weightsOf({ weights }: Pick<RoomHeader, 'weights'>): WeightPreset {
  return weights ?? 'operations';
}
