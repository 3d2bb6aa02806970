import type { Signal } from '@preact/signals';
import type { LevelNow } from '#client/local/level-now.ts';
import type { PlaySession } from '#client/net/play-session.ts';
import type { ParFigures } from '#shared/protocol/debrief.ts';
import type { SeriesData } from '#shared/sim/accounts/index.ts';

/** As much of a game alone as a race needs. */
export interface RacedSession extends PlaySession {
  readonly id: string;
  readonly level: Signal<LevelNow | undefined>;
  /** What the bots of its hall came to, once that is known. */
  readonly par: Signal<ParFigures | undefined>;
  /** The seconds of the game so far. */
  series(): Promise<SeriesData>;
  journal(): Promise<string>;
}
