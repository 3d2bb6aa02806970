import type { LessonDeed, Standings } from './class.ts';
import type { Pause, SessionDoor, Speed } from './messages.ts';
import type { SayPoint } from './people.ts';
import type { Question } from './questions.ts';

/** What an instructor asks of the room; a solo player may ask `start`, `pause`, `resume`, `speed` and `end`. */
export type Control =
  | { readonly type: 'start' }
  | { readonly type: 'pause'; readonly pause: Pause }
  | { readonly type: 'resume' }
  | { readonly type: 'speed'; readonly speed: Speed }
  | { readonly type: 'end' }
  | { readonly type: 'door'; readonly door: SessionDoor }
  /** Lets somebody in who waits; −1 = everybody. */
  | { readonly type: 'letIn'; readonly waiting: number }
  | { readonly type: 'turnAway'; readonly waiting: number }
  /** `ban`: that browser does not come back, and newcomers wait at the door from now on. */
  | { readonly type: 'kick'; readonly seat: number; readonly ban?: boolean }
  | { readonly type: 'bench'; readonly seat: number; readonly benched: boolean }
  | { readonly type: 'mute'; readonly seat: number; readonly muted: boolean }
  | { readonly type: 'rename'; readonly seat: number; readonly name: string }
  /** Two people change places between their teams. */
  | { readonly type: 'swap'; readonly seat: number; readonly other: number }
  /** Everybody of a team goes into another one. */
  | { readonly type: 'merge'; readonly team: number; readonly into: number }
  /** Half of a team goes on in a copy of its hall. */
  | { readonly type: 'split'; readonly team: number }
  /** Cards for so many people more, dealt to the teams in turn. */
  | { readonly type: 'cards'; readonly count: number }
  | { readonly type: 'seats'; readonly count: number }
  | { readonly type: 'startDoor'; readonly closes: boolean }
  /** A deed of the log is taken back. */
  | { readonly type: 'takeBack'; readonly no: number }
  /** What a team has ordered in the last half minute is void. */
  | { readonly type: 'undo'; readonly team: number }
  /** Said to everybody; without anything: no longer. */
  | { readonly type: 'say'; readonly text: string; readonly point?: SayPoint; readonly see?: string }
  | { readonly type: 'assign'; readonly seat: number; readonly team: number }
  | { readonly type: 'shuffle' }
  | { readonly type: 'lesson'; readonly deed: LessonDeed; readonly seconds?: number }
  | { readonly type: 'ask'; readonly question: Question }
  | { readonly type: 'askClose' }
  | { readonly type: 'askAgain' }
  /** Shows what the answer is: `value`, or what was found. */
  | { readonly type: 'reveal'; readonly value?: number }
  | { readonly type: 'spotlight'; readonly team: number }
  | { readonly type: 'standings'; readonly standings: Standings }
  /** An instructor's command for one team's world (team −1 = all): faults. `id` is a uuid: sent twice it is done once. */
  | {
      readonly type: 'order';
      readonly id?: string;
      readonly team: number;
      readonly name: string;
      readonly args: unknown;
    };
