import type { Timer } from '#shared/clock.ts';
import type { Directory } from '../directory.ts';
import type { Log } from '../rooms/room-deps.ts';
import type { Random } from '../rooms/teams.ts';
import type { Front } from '../threads/front.ts';

/** What tournaments work with. */
export interface TournamentDeps {
  readonly front: Pick<Front, 'create' | 'ask' | 'judge' | 'store'>;
  readonly directory: Directory;
  readonly timer: Timer;
  /** ms of the wall clock. */
  readonly wallMs: () => number;
  readonly random: Random;
  readonly log: Log;
  /** 32 bytes: signs what tournaments come to. */
  readonly secretKey: Uint8Array;
}
