import type { TurnAsked } from '#shared/programs/turn.ts';
import type { CrewRequest } from '#shared/protocol/crew.ts';
import type { ParFigures } from '#shared/protocol/debrief.ts';
import type {
  CommandRefusal,
  CommandReply,
  Control,
  LobbyRequest,
  Problem,
  ProblemCode,
  RequestReply,
  Welcome,
} from '#shared/protocol/messages.ts';
import type { Truth } from '#shared/protocol/questions.ts';
import type { OrderEntry } from '#shared/replay/entries.ts';
import type { CommandCall } from '#shared/sim/commands/index.ts';
import type { RoomState } from './state.ts';

/** Who speaks: somebody at a seat, by the grant in the token, or the instructor. */
export type Who =
  | { readonly role: 'player'; readonly seat: number; readonly grant: number }
  | {
      readonly role: 'instructor';
      readonly generation: number /** Number of a co-host; absent = whoever opened it. */;
      readonly host?: number;
    }
  /** Looks on for a whole class, and asks nothing. */
  | { readonly role: 'projector'; readonly generation: number };
export type Player = Extract<Who, { role: 'player' }>;

/** What reaches a room from outside, already decoded. Each kind has its own reply. */
export type RoomRequest =
  | {
      readonly type: 'takeSeat';
      readonly name?: string;
      readonly seatCode?: string;
      readonly lang: string;
      /** The browser, as this room knows it. */
      readonly device: string;
    }
  /** Which instructors' tokens are good; `revoke`: none of those made so far. */
  | { readonly type: 'instructors'; readonly revoke: boolean }
  /** Somebody else leads as well, under a number of their own. */
  | { readonly type: 'coHost'; readonly who: Who }
  | { readonly type: 'admit'; readonly who: Who }
  | { readonly type: 'presence'; readonly who: Who; readonly connected: boolean }
  | {
      readonly type: 'command';
      readonly who: Player;
      readonly id: string;
      readonly call: CommandCall;
      /** Knowing that it is the order of another job. */
      readonly cover?: boolean;
    }
  | { readonly type: 'control'; readonly who: Who; readonly control: Control; readonly call?: CommandCall }
  | { readonly type: 'lobby'; readonly who: Player; readonly message: LobbyRequest }
  | { readonly type: 'crew'; readonly who: Player; readonly message: CrewRequest }
  /** From the room itself: this order has to wait for a second member. */
  | { readonly type: 'askKey'; readonly order: OrderEntry }
  | { readonly type: 'answer'; readonly who: Player; readonly ask: number; readonly value: number }
  /** A turn of a program: answered when the second that follows is over. */
  | { readonly type: 'turn'; readonly who: Player; readonly asked: TurnAsked }
  /** From the server itself: what a question's answer is. */
  | { readonly type: 'truth'; readonly ask: number; readonly truth: Truth }
  /** From the room itself: an instructor's order was carried out. */
  | { readonly type: 'noted'; readonly who: Who; readonly control: Control }
  /** Marks the moment for the debrief. */
  | { readonly type: 'bookmark'; readonly who: Who; readonly note: string }
  /** From the server itself: the bots of the room's hall have run. */
  | { readonly type: 'par'; readonly par: ParFigures };

export interface SeatTaken {
  readonly seat: number;
  readonly grant: number;
  readonly seatCode: string;
  readonly name: string;
  /** Whether the device had no seat here before. */
  readonly fresh: boolean;
}

export type Refused = {
  readonly ok: false;
  readonly problem: ProblemCode;
  readonly retryAfterS?: number;
  readonly name?: string;
};

/**
 * `unanswered`: the room went to another process before the command was carried out, or after; the client asks there
 * with the same id.
 */
export type CommandAnswer = CommandReply | 'unanswered';

/** The number under which an order waits. */
export interface KeyAsked {
  readonly ok: true;
  readonly key: number;
}

/** The reply to each kind of request. */
export interface RoomReplies {
  readonly takeSeat: { readonly ok: true; readonly taken: SeatTaken } | Refused;
  readonly coHost: { readonly ok: true; readonly who: Who } | Refused;
  readonly instructors: { readonly ok: true; readonly generation: number } | Refused;
  readonly admit: { readonly ok: true; readonly welcome: Welcome } | Refused;
  readonly presence: undefined;
  readonly command: CommandAnswer;
  readonly control: RequestReply;
  readonly lobby: RequestReply;
  readonly crew: RequestReply;
  readonly askKey: KeyAsked | Refused;
  readonly answer: RequestReply;
  /** `text`: what the program is told, as JSON. */
  readonly turn: { readonly ok: true; readonly text: string; readonly over: boolean } | Refused;
  readonly truth: RequestReply;
  readonly noted: RequestReply;
  readonly bookmark: RequestReply;
  readonly par: RequestReply;
}
export type RoomReply = RoomReplies[RoomRequest['type']];

/** A refused request, as everybody outside is told. */
export function problemOf({ problem, retryAfterS, name }: Refused): Problem {
  return {
    code: problem,
    ...(retryAfterS === undefined ? {} : { retryAfterS }),
    ...(name === undefined ? {} : { name }),
  };
}

/** A refused command, as a reply. */
export function refused(refusal: CommandRefusal): CommandReply {
  return { ok: false, refusal };
}

/** Whether somebody still has the seat that their token was made for, or is an instructor whose token was not revoked. */
export function isKnown(state: RoomState, who: Who): boolean {
  if (who.role !== 'player') return who.generation === state.generation;
  return who.grant > 0 && state.seats[who.seat]?.grant === who.grant;
}
