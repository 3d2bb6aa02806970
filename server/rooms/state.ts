import type { CommandReply, Pause, Phase, Speed } from '#shared/protocol/messages.ts';
import type { CommandKey } from '../storage/journals.ts';
import type { RoomEntry } from './entries.ts';

/** A chair in the room. `grant` is 0 while it is empty; a token is good for exactly one grant. */
export interface Seat {
  readonly no: number;
  grant: number;
  name: string;
  /** What its holder types on another device. */
  code: string;
  /** −1 before teams are formed. */
  team: number;
  ready: boolean;
  benched: boolean;
  /** Beats that had passed when it was taken: 0 for all but latecomers. */
  atBeat: number;
}

/** A room without its worlds: plain data, saved as JSON with every snapshot. */
export interface RoomState {
  phase: Phase;
  pause: Pause;
  speed: Speed;
  locked: boolean;
  /** Number of seats ever granted. */
  grants: number;
  readonly seats: Seat[];
  /** Grants that were taken away, newest last. */
  readonly kicked: number[];
  /** Commands that each team has given. */
  readonly commands: number[];
  /** Verdicts of each seat's latest commands, oldest first: what a resent command is answered with. */
  readonly verdicts: Verdict[][];
}

/** What a command was answered with. */
export interface Verdict extends CommandKey {
  readonly reply: CommandReply;
}

/** Kicked grants remembered, to tell their holders why their token is no good. */
const KICKED_KEPT = 200;

/** Nobody is in yet. */
export function emptyRoom(capacity: number, teams: number): RoomState {
  return {
    phase: 'lobby',
    pause: 'look',
    speed: 1,
    locked: false,
    grants: 0,
    kicked: [],
    seats: Array.from({ length: capacity }, (_, no) => emptySeat(no)),
    commands: Array.from({ length: teams }, () => 0),
    verdicts: Array.from({ length: capacity }, () => []),
  };
}

function emptySeat(no: number): Seat {
  return { no, grant: 0, name: '', code: '', team: -1, ready: false, benched: false, atBeat: 0 };
}

/** Takes an entry into the state. Orders touch worlds and not this. */
export function applyEntry(state: RoomState, entry: RoomEntry): void {
  switch (entry.type) {
    case 'seatTaken':
      takeSeat(state, entry);
      return;
    case 'kicked':
      state.kicked.push(seatOf(state, entry.seat).grant);
      if (state.kicked.length > KICKED_KEPT) state.kicked.shift();
      clearSeat(state, entry.seat);
      return;
    case 'seatLeft':
      clearSeat(state, entry.seat);
      return;
    case 'started':
      state.phase = 'running';
      setTeams(state, entry.teams);
      return;
    case 'shuffled':
      setTeams(state, entry.teams);
      return;
    case 'paused':
      state.phase = 'paused';
      state.pause = entry.pause;
      return;
    case 'resumed':
      state.phase = 'running';
      return;
    case 'speeded':
      state.speed = entry.speed;
      return;
    case 'ended':
      state.phase = 'over';
      return;
    case 'locked':
      state.locked = entry.locked;
      return;
    case 'order':
      return;
    default:
      changeSeat(seatOf(state, entry.seat), entry);
  }
}

type SeatChange = Extract<RoomEntry, { type: 'renamed' | 'readied' | 'teamed' | 'benched' }>;

function changeSeat(seat: Seat, entry: SeatChange): void {
  switch (entry.type) {
    case 'renamed':
      seat.name = entry.name;
      return;
    case 'readied':
      seat.ready = entry.ready;
      return;
    case 'teamed':
      seat.team = entry.team;
      return;
    case 'benched':
      seat.benched = entry.benched;
      return;
  }
}

function takeSeat(state: RoomState, entry: Extract<RoomEntry, { type: 'seatTaken' }>): void {
  clearSeat(state, entry.seat);
  const { name, code, grant, team, atBeat } = entry;
  Object.assign(seatOf(state, entry.seat), { name, code, grant, team, atBeat });
  state.grants = Math.max(state.grants, grant);
}

function clearSeat(state: RoomState, no: number): void {
  Object.assign(seatOf(state, no), emptySeat(no));
  state.verdicts[no] = [];
}

function setTeams(state: RoomState, teams: readonly number[]): void {
  for (const seat of state.seats) seat.team = teams[seat.no] ?? -1;
}

/** The seat of that number; asking for one that does not exist is a bug. */
export function seatOf(state: RoomState, no: number): Seat {
  const seat = state.seats[no];
  if (!seat) throw new Error(`seat ${no} of ${state.seats.length}`);
  return seat;
}
