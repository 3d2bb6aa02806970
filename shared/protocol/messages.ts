import type { PossibleFaults } from '#shared/sim/disturbances/possible.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import type { ClassView, OwnAnswers } from './class.ts';
import type { CommandRefusal, CommandReply } from './command-reply.ts';
import type { Control } from './control.ts';
import type { CrewRequest, CrewView, JobMode, PingTold } from './crew.ts';
import type { ScoreNow, WeightPreset } from './debrief.ts';
import type { DeskView } from './people.ts';
import type { ProblemCode } from './problems.ts';
import type { Stage } from './stage.ts';
import type { Watch } from './watch.ts';

/**
 * Everything that travels between a browser and the server besides frames: HTTP replies and Socket.IO events. Codes and
 * numbers only; the words are in the language files.
 */

export type { CommandRefusal, CommandReply } from './command-reply.ts';
export type { Control } from './control.ts';
export { PROBLEMS, type Problem, type ProblemCode } from './problems.ts';

// --- What a session is ---------------------------------------------------------------------------------------------

const PHASES = ['lobby', 'running', 'paused', 'over'] as const;
export type Phase = (typeof PHASES)[number];

/** `look`: players may inspect and queue up to five commands. `handsOff`: commands are refused. `blank`: and screens are dark. */
export const PAUSES = ['look', 'handsOff', 'blank'] as const;
export type Pause = (typeof PAUSES)[number];

export const SPEEDS = [0.25, 0.5, 1, 2, 4] as const;
export type Speed = (typeof SPEEDS)[number];

export const TEAM_FORMINGS = ['random', 'pick', 'assigned'] as const;
export type TeamForming = (typeof TEAM_FORMINGS)[number];

/** `ask`: newcomers wait until the instructor lets them in. `closed`: only whoever has a seat comes back. */
export const DOORS = ['open', 'ask', 'closed'] as const;
export type SessionDoor = (typeof DOORS)[number];

const SEAT_STATES = ['empty', 'seated', 'away', 'left'] as const;
export type SeatState = (typeof SEAT_STATES)[number];

/** Bounds of one session: a year group of 300 in teams of five; design values. */
export const SEATS_MAX = 300;
export const TEAMS_MAX = 60;

/** What everybody in a room may know about it; sent whole whenever it changes. */
export interface RoomView {
  readonly code: string;
  readonly title: string;
  readonly phase: Phase;
  readonly pause: Pause;
  readonly speed: Speed;
  readonly door: SessionDoor;
  readonly solo: boolean;
  readonly teamForming: TeamForming;
  readonly freeNames: boolean;
  /** What the score weighs, and whether players see other teams whole in the debrief. */
  readonly weights: WeightPreset;
  readonly showTeams: boolean;
  readonly lengthS: number;
  readonly capacity: number;
  readonly teams: readonly TeamView[];
  readonly seats: readonly SeatView[];
  /** In a view without seats, for a projector: how many are taken. */
  readonly people?: number;
  /** The server cannot save anything at the moment: the room stands still until it can. */
  readonly stalled?: true;
  /** Newcomers whom the instructor has not let in yet. */
  readonly waiting: readonly WaitingView[];
  /** Only for instructors. */
  readonly desk?: DeskView;
}

export interface WaitingView {
  readonly no: number;
  readonly name: string;
}

export interface TeamView {
  readonly no: number;
  /** Index into the eight team names, colours and emblems. */
  readonly emblem: number;
}

export interface SeatView {
  readonly no: number;
  readonly name: string;
  /** −1 before teams are formed. */
  readonly team: number;
  readonly state: SeatState;
  readonly ready: boolean;
  readonly benched: boolean;
  /** May not call to the own team. Absent = may. */
  readonly muted?: true;
}

/** One team at a glance, for the instructor; sent about once a second. */
export interface TeamOverview {
  readonly team: number;
  readonly tick: number;
  readonly cash: number;
  readonly netCentsPerS: number;
  readonly slaPermille: number;
  readonly facilityW: number;
  readonly openTasks: number;
  readonly vmsRunning: number;
  readonly hostsOn: number;
  readonly commands: number;
  /** Of those, orders of another job than the giver's. Absent where nobody has a job. */
  readonly covers?: number;
  /** Who needs a word. */
  readonly watch: Watch;
  /** What the instructor could make go wrong in its hall now. */
  readonly faults: PossibleFaults;
  /** Absent from a server that keeps no score. */
  readonly score?: ScoreNow;
}

// --- HTTP ----------------------------------------------------------------------------------------------------------

/** POST /api/sessions (header `x-host-key` unless the server trusts this address). */
export interface CreateSession {
  readonly scenario: string;
  readonly seed?: string;
  readonly title?: string;
  readonly seats: number;
  readonly teams: number;
  readonly teamForming: TeamForming;
  readonly freeNames: boolean;
  readonly solo: boolean;
  /** The lesson that it runs: its hall, weights and (unless one is wished) seed are the lesson's. */
  readonly lesson?: string;
  /** What the score weighs; absent = `operations`. */
  readonly weights?: WeightPreset;
  /** Whether players see the other teams whole in the debrief, with their names; absent = only their points. */
  readonly showTeams?: boolean;
  /** How jobs pass on in its teams; absent = nobody has a job. */
  readonly jobs?: JobMode;
  /** Whether three acts that cannot be taken back need a second member of the team; absent = no. */
  readonly twoKey?: boolean;
  /** Only if a game for one needs them: see `work.ts`. */
  readonly ticket?: string;
  readonly work?: number;
}
export interface SessionCreated {
  readonly code: string;
  readonly room: string;
  readonly instructorToken: string;
  /** Only in a solo session: its one seat. */
  readonly seat?: SeatGranted;
}

/** GET /api/sessions/:code */
export interface SessionInfo {
  readonly code: string;
  readonly title: string;
  readonly phase: Phase;
  readonly freeNames: boolean;
  readonly teamForming: TeamForming;
  readonly seatsFree: number;
  /** A name from the generator, offered as the default. */
  readonly suggestedName: string;
  /** To be shown when a seat is taken; good for this browser and this session, for some minutes. */
  readonly ticket: string;
}

/** POST /api/sessions/:code/seats — a new seat, or with `seatCode` one's old seat on another device. */
export interface TakeSeat {
  readonly name?: string;
  readonly seatCode?: string;
  readonly lang: string;
  readonly ticket?: string;
  /** The number that was found when work was asked for; see `work.ts`. */
  readonly work?: number;
}
export interface SeatGranted {
  readonly room: string;
  readonly seat: number;
  readonly token: string;
  readonly seatCode: string;
  readonly name: string;
}

// --- Socket.IO -----------------------------------------------------------------------------------------------------

/** Handshake `auth`. `epoch` and `tick` tell what the mirror already holds, to resume without a key frame. */
export interface Handshake {
  readonly token: string;
  readonly protocol: number;
  readonly epoch?: number;
  readonly tick?: number;
}

export interface Welcome {
  readonly you: { readonly role: 'player'; readonly seat: number } | { readonly role: 'instructor' | 'projector' };
  readonly view: RoomView;
  /** Absent where no class is: a game in this very page, a replay. */
  readonly class?: ClassView;
  /** Of a player: what they answered. */
  readonly answers?: OwnAnswers;
  /** Seconds that a second takes at ×1 are always 1; this is the real period of a tick at the present speed. */
  readonly tickMs: number;
  readonly epoch: number;
  /** What the mirror's tables are built from; without `demand`, `events` and other undisclosed things. */
  readonly scenario: Scenario;
  readonly seatCode?: string;
  /** Seconds since the start when one joins late: shows the catch-up card. */
  readonly joinedAtS: number;
}

/** What a player asks of the lobby. */
export type LobbyRequest =
  | { readonly type: 'ready'; readonly ready: boolean }
  | { readonly type: 'pickTeam'; readonly team: number }
  | { readonly type: 'leave' };

/** `teams`: how many carried out an order for all. `offline` is what a client tells itself when nothing answered. */
export type RequestReply =
  | { readonly ok: true; readonly teams?: number }
  | { readonly ok: false; readonly problem: ProblemCode | CommandRefusal['code'] | 'offline' };

export interface ClientToServer {
  /** `id` is a uuid made by the client: sending it twice does it once. `cover`: knowing that it is the order of another job. */
  command: (
    message: { id: string; name: string; args: unknown; cover?: true },
    reply: (verdict: CommandReply) => void,
  ) => void;
  /** What a player asks of the own team. */
  crew: (message: CrewRequest, reply: (answer: RequestReply) => void) => void;
  control: (message: Control, reply: (answer: RequestReply) => void) => void;
  lobby: (message: LobbyRequest, reply: (answer: RequestReply) => void) => void;
  /** A player's answer to a question that is open; the last one counts. */
  answer: (message: { ask: number; value: number }, reply: (answer: RequestReply) => void) => void;
  /** Marks this moment for the debrief: an instructor for all teams, a player for the own one. */
  bookmark: (message: { note: string }, reply: (answer: RequestReply) => void) => void;
  /** Instructor: whose hall to send frames of; −1 = nobody's. */
  watch: (message: { team: number }, reply: (answer: RequestReply) => void) => void;
  /** Ticks up to here have been applied: opens the credit window. */
  ack: (tick: number) => void;
  /** The mirror's hash differed: send a key frame. */
  resync: (tick: number) => void;
  /** Answered at once: how a client measures its link and notices a dead one. */
  echo: (reply: () => void) => void;
}

export interface ServerToClient {
  welcome: (message: Welcome) => void;
  room: (view: RoomView) => void;
  /** What the class goes through together, whenever it changes; answers are counted about once a second. */
  class: (view: ClassView) => void;
  /** Projector: about once a second, while the game runs. */
  stage: (stage: Stage) => void;
  /** What the own team shares, whenever it changes; an instructor is told of the team whose hall is watched. */
  crew: (view: CrewView) => void;
  /** Somebody of the team points at something. */
  ping: (ping: PingTold) => void;
  frame: (bytes: Uint8Array) => void;
  overview: (teams: readonly TeamOverview[]) => void;
  /** About once a second, while the game runs: the points of the own team. */
  score: (now: ScoreNow) => void;
  /** The server ends this connection for good; no automatic reconnect except on `moved`. */
  closed: (message: { reason: 'kicked' | 'moved' | 'over' | 'roomFailed' | 'replaced' }) => void;
}
