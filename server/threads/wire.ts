import type { ClassView } from '#shared/protocol/class.ts';
import type { CrewView, PingTold } from '#shared/protocol/crew.ts';
import type { ScoreNow } from '#shared/protocol/debrief.ts';
import type { RoomView, TeamOverview } from '#shared/protocol/messages.ts';
import type { MeasureId } from '#shared/protocol/questions.ts';
import type { Stage } from '#shared/protocol/stage.ts';
import type { Traces } from '#shared/sim/kernel/scenario/scenario.ts';
import type { RegistryCall } from '../accounts/registry.ts';
import type { DebriefAnswer, DebriefAsk } from '../debrief/desk.ts';
import type { MirrorPlace } from '../rooms/feeds.ts';
import type { RoomReply, RoomRequest } from '../rooms/requests.ts';
import type { RestoreProblem } from '../rooms/restore.ts';
import type { CloseReason } from '../rooms/room-deps.ts';
import type { StorageProblem } from '../storage/bad-storage.ts';
import type { Append, KeptRoom, RoomEnd, RoomHeader, RoomPlan, RoomSnapshot } from '../storage/journals.ts';

import type { RefereeWish } from '../tournaments/referee-desk.ts';
import type { ParUrgency } from './pars.ts';

/** What the threads say to each other. `ticket` pairs a reply with its request. */

// --- The front thread and a rooms thread ---------------------------------------------------------------------------

export interface RoomsThreadData {
  readonly name: string;
  readonly logLevel: string;
  /** Measured ones; made ones are made where they are needed. */
  readonly traces: Traces;
}

export type ToRooms =
  | { readonly type: 'store'; readonly port: import('node:worker_threads').MessagePort }
  | { readonly type: 'create'; readonly ticket: number; readonly plan: RoomPlan }
  | { readonly type: 'restore'; readonly ticket: number; readonly kept: KeptRoom }
  | { readonly type: 'request'; readonly ticket: number; readonly room: string; readonly request: RoomRequest }
  | {
      readonly type: 'catchUp';
      readonly room: string;
      readonly connection: string;
      readonly team: number;
      readonly from?: MirrorPlace | undefined;
    }
  /** Stops a room and lets its people go, for it will not be there any more. */
  | { readonly type: 'discard'; readonly ticket: number; readonly room: string }
  /** Another server owns the rooms: lets go of them all. */
  | { readonly type: 'letGo' }
  | { readonly type: 'drain'; readonly ticket: number };

export type FromRooms =
  | { readonly type: 'reply'; readonly ticket: number; readonly reply: RoomsReply }
  | {
      readonly type: 'frame';
      readonly room: string;
      readonly epoch: number;
      readonly team: number;
      readonly tick: number;
      readonly bytes: Uint8Array;
    }
  | {
      readonly type: 'caughtUp';
      readonly room: string;
      readonly connection: string;
      readonly team: number;
      readonly epoch: number;
      readonly tick: number;
      readonly bytes: Uint8Array | undefined;
    }
  | { readonly type: 'rewound'; readonly room: string; readonly team: number }
  | { readonly type: 'view'; readonly room: string; readonly view: RoomView }
  | { readonly type: 'class'; readonly room: string; readonly view: ClassView }
  | { readonly type: 'crew'; readonly room: string; readonly team: number; readonly view: CrewView }
  | { readonly type: 'ping'; readonly room: string; readonly team: number; readonly ping: PingTold }
  | { readonly type: 'stage'; readonly room: string; readonly stage: Stage }
  | { readonly type: 'overview'; readonly room: string; readonly teams: readonly TeamOverview[] }
  /** Points of the teams that play, by team. */
  | { readonly type: 'scores'; readonly room: string; readonly scores: ReadonlyMap<number, ScoreNow> }
  /** The room needs to know what the bots of its hall come to; the answer is a request of it. */
  | { readonly type: 'truthWanted'; readonly room: string; readonly ask: number; readonly wish: TruthWish }
  | { readonly type: 'parWanted'; readonly room: string; readonly wish: ParWish; readonly urgency: ParUrgency }
  | {
      readonly type: 'closed';
      readonly room: string;
      readonly reason: CloseReason;
      readonly seat: number | undefined;
      readonly grant: number | undefined;
    }
  | { readonly type: 'revoked'; readonly room: string; readonly generation: number }
  | { readonly type: 'measured'; readonly sample: Sample };

export type RoomsReply = RoomReply | Opened | 'drained' | 'discarded';
export type Opened =
  | { readonly opened: true; readonly tick: number; readonly epoch: number }
  | {
      readonly opened: false;
      readonly problem: OpenProblem;
      readonly tick: number;
      /** What the library or the program said, for the log. */
      readonly detail?: string;
    };
/** Why a room is not open: as a replay says, because the storage fails, or because another server owns it. */
export type OpenProblem = RestoreProblem | 'unwritten' | 'fenced';

/** What a rooms thread measured since it last told. */
export interface Sample {
  readonly tickMs: number[];
  readonly lateMs: number[];
  readonly encodeMs: number[];
  readonly frameBytes: number[];
  readonly commitMs: number[];
  readonly waitingOrders: number[];
  /** Bytes of live and dead objects on the thread's heap. */
  readonly heapBytes: number;
  readonly counts: { overrunTicks: number; fencedAppends: number; hashMismatches: number; roomsFailed: number };
}

// --- A rooms thread (or the front) and the store thread ------------------------------------------------------------

export interface StoreThreadData {
  readonly file: string;
}

export type ToStore =
  | { readonly type: 'append'; readonly ticket: number; readonly append: Append }
  | { readonly type: 'create'; readonly ticket: number; readonly header: RoomHeader }
  | {
      readonly type: 'snapshot';
      readonly ticket: number;
      readonly room: string;
      readonly epoch: number;
      readonly snapshot: RoomSnapshot;
    }
  | {
      readonly type: 'end';
      readonly ticket: number;
      readonly room: string;
      readonly epoch: number;
      readonly how: RoomEnd;
    }
  | { readonly type: 'takeOver'; readonly ticket: number }
  | {
      readonly type: 'before';
      readonly ticket: number;
      readonly room: KeptRoom;
      readonly snapshot: RoomSnapshot;
    }
  | { readonly type: 'read'; readonly ticket: number; readonly room: string; readonly after: number }
  | { readonly type: 'endedClasses'; readonly ticket: number; readonly most: number }
  | { readonly type: 'newestSnapshot'; readonly ticket: number; readonly room: string }
  | { readonly type: 'forget'; readonly ticket: number; readonly retentionMs: number }
  | { readonly type: 'registry'; readonly ticket: number; readonly call: RegistryCall }
  | {
      readonly type: 'createTournament';
      readonly ticket: number;
      readonly code: string;
      readonly header: string;
    }
  | {
      readonly type: 'appendTournament';
      readonly ticket: number;
      readonly code: string;
      readonly seq: number;
      readonly lines: readonly string[];
    }
  | { readonly type: 'closeTournament'; readonly ticket: number; readonly code: string; readonly told: string }
  | { readonly type: 'tournaments'; readonly ticket: number }
  | { readonly type: 'tournamentExport'; readonly ticket: number; readonly code: string }
  | { readonly type: 'close'; readonly ticket: number }
  | { readonly type: 'newPort'; readonly port: import('node:worker_threads').MessagePort };

/** What the method that was asked for answers; `StoreClient` knows which. */
export type StoreReply = unknown;
export type FromStore =
  | { readonly ticket: number; readonly ok: true; readonly value: StoreReply }
  | { readonly ticket: number; readonly ok: false; readonly problem: StorageProblem; readonly detail: string };

/** What the store thread tells the front by itself. */
export type StoreNews =
  /** The file is open. */
  | { readonly type: 'opened' }
  /** The file cannot be opened: nothing that is asked of the thread will be answered. */
  | { readonly type: 'notOpened'; readonly problem: StorageProblem; readonly detail: string }
  /** About once a second, while it is not stuck. */
  | { readonly type: 'beat' }
  /** Somebody else owns the file now. */
  | { readonly type: 'fenced' };

// --- The front thread and the side threads -------------------------------------------------------------------------

/** What the thread of debriefs is told; its first message brings the port to the store. */
export type ToDebriefs =
  | { readonly type: 'store'; readonly port: import('node:worker_threads').MessagePort }
  | DebriefMessage;

export interface DebriefMessage extends DebriefWish {
  readonly ticket: number;
}
export interface DebriefWish {
  readonly type: 'ask';
  readonly ask: DebriefAsk;
  /** Whether the one who asks can unpack gzip. */
  readonly packs: boolean;
}

/** An answer as it goes out. `packed`: with gzip. */
export type Packed =
  | (Omit<Extract<DebriefAnswer, { ok: true }>, 'page'> & { readonly bytes: Uint8Array; readonly packed: boolean })
  | Extract<DebriefAnswer, { ok: false }>;

/** What the thread of bots is told: a hall, or that somebody waits by now for the one that is played. */
export type ToPar = ParMessage | { readonly hurry: true };
export interface ParMessage extends ParAsk {
  readonly ticket: number;
}
/** `hurries`: somebody waits for it, so it may take the time of a whole core. */
export type ParAsk = ParWish & { readonly hurries: boolean };
export type ParWish = Pick<RoomHeader, 'scenario' | 'seed'>;

/**
 * What the thread of truths is asked: an experiment with every value; or a question of a lesson, in a hall. `world`: the one to go
 * on from, as it is saved.
 */
export type TruthWish =
  | { readonly measure: MeasureId }
  | (ParWish & { readonly lesson: string; readonly question: string; readonly world?: Uint8Array });
export type TruthMessage = TruthWish & { readonly ticket: number };

/** What the thread of the referee is told; its first message brings the port to the store. */
export type ToReferee =
  | { readonly type: 'store'; readonly port: import('node:worker_threads').MessagePort }
  | RefereeMessage;
export type RefereeMessage = RefereeWish & { readonly ticket: number };
