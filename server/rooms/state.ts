import type { ParFigures } from '#shared/protocol/debrief.ts';
import type { CommandReply, SessionDoor } from '#shared/protocol/messages.ts';
import type { CrewEntry, MarkEntry, RoomEntry } from '#shared/replay/entries.ts';
import type { PeopleEntry } from '#shared/replay/people-entries.ts';
import { applyToTime, isTimeEntry, type SessionTime, type TimeEntry } from '#shared/replay/session-time.ts';
import type { CommandKey } from '../storage/journals.ts';
import { applyToCrew, type CrewState, isOfCrew } from './jobs/crew-state.ts';
import { applyToClass, type ClassEntry, type ClassState, isOfClass } from './lesson/class-state.ts';
import { applyToPeople, forgetDeedsAbout, isOfPeople, type PeopleState } from './people/people-state.ts';
import type { WatchState } from './watch/evidence.ts';

/** A chair in the room. `grant` is 0 while it is empty; a token is good for exactly one grant. */
export interface Seat {
  readonly no: number;
  grant: number;
  name: string;
  /** The browser of its holder, as this room knows it. */
  device: string;
  /** What its holder types on another device. */
  code: string;
  /** −1 before teams are formed. */
  team: number;
  ready: boolean;
  benched: boolean;
  /** May not call to the own team. Absent = may. */
  muted?: boolean;
  /** Beats that had passed when it was taken: 0 for all but latecomers. */
  atS: number;
}

/** A room without its worlds: plain data, saved as JSON with every snapshot. */
export interface RoomState extends SessionTime, ClassState, CrewState, PeopleState, WatchState {
  door: SessionDoor;
  /** Number of seats ever granted. */
  grants: number;
  readonly seats: Seat[];
  /** Instructors' tokens of an earlier generation are no good any more. */
  generation: number;
  /** Devices that had a seat and have none: what holds for them when they come back. Newest last. */
  readonly remembered: Remembered[];
  /** Devices that do not come back. */
  readonly banned: string[];
  /** Grants that were taken away, newest last. */
  readonly kicked: number[];
  /** Teams that take part, set at the start: those with somebody in them. Absent before, and in rooms older than this field. */
  playing?: readonly number[];
  /** Marks of ticks that are done, and not yet in the journal: they go with the next lines. Absent = none. */
  owed?: readonly MarkEntry[];
  /** What the bots came to; absent while nobody knows. */
  par?: ParFigures;
  /** Moments that were marked by hand. Absent = none. */
  bookmarks?: number;
  /** Commands that the people of each team have given. */
  readonly commands: number[];
  /** Verdicts of each seat's latest commands, oldest first: what a resent command is answered with. */
  readonly verdicts: Verdict[][];
}

/** What a command was answered with. */
export interface Verdict extends CommandKey {
  readonly reply: CommandReply;
}

/** Somebody who had a seat: leaving it sheds neither team nor bench. */
export interface Remembered {
  readonly device: string;
  readonly name: string;
  readonly team: number;
  readonly benched: boolean;
  readonly muted?: boolean;
}

/** Devices remembered and banned: more than a session has seats. Design values. */
const REMEMBERED_MAX = 600;
const BANNED_MAX = 1000;

/** Kicked grants remembered, to tell their holders why their token is no good. */
const KICKED_KEPT = 200;

/** Nobody is in yet. */
export function emptyRoom(capacity: number, teams: number): RoomState {
  return {
    phase: 'lobby',
    pause: 'look',
    speed: 1,
    door: 'open',
    grants: 0,
    generation: 0,
    remembered: [],
    banned: [],
    kicked: [],
    seats: Array.from({ length: capacity }, (_, no) => emptySeat(no)),
    commands: Array.from({ length: teams }, () => 0),
    verdicts: Array.from({ length: capacity }, () => []),
  };
}

function emptySeat(no: number): Seat {
  return { no, grant: 0, name: '', device: '', code: '', team: -1, ready: false, benched: false, atS: 0 };
}

/** Takes an entry into the state. Orders touch worlds and not this. */
export function applyEntry(state: RoomState, entry: RoomEntry): void {
  if (isOfClass(entry)) {
    applyToClass(state, entry);
    return;
  }
  if (isOfCrew(entry)) {
    applyToCrew(state, entry);
    return;
  }
  if (isOfPeople(entry)) {
    applyToPeople(state, entry, emptySeat);
    return;
  }
  if (isTimeEntry(entry)) {
    applyToTime(state, entry);
    if (entry.type === 'started') start(state, entry.teams);
    return;
  }
  applyToRoom(state, entry);
}

type OfRoom = Exclude<RoomEntry, ClassEntry | CrewEntry | PeopleEntry | TimeEntry>;

function applyToRoom(state: RoomState, entry: OfRoom): void {
  switch (entry.type) {
    case 'seatTaken':
      takeSeat(state, entry);
      return;
    case 'kicked':
      keep(state.kicked, seatOf(state, entry.seat).grant, KICKED_KEPT);
      if (entry.ban) ban(state, seatOf(state, entry.seat));
      vacate(state, entry.seat);
      return;
    case 'seatLeft':
      vacate(state, entry.seat);
      return;
    case 'seatMoved':
      remember(state, seatOf(state, entry.seat));
      seatOf(state, entry.seat).device = entry.device;
      return;
    case 'banned':
      keep(state.banned, entry.device, BANNED_MAX);
      return;
    case 'revoked':
      state.generation = entry.generation;
      return;
    case 'shuffled':
      setTeams(state, entry.teams);
      return;
    case 'doorSet':
      state.door = entry.door;
      return;
    case 'mark':
      state.owed = state.owed?.filter(({ atTick }) => atTick !== entry.atTick) ?? [];
      return;
    case 'par':
      state.par = entry.par;
      return;
    case 'bookmarked':
      state.bookmarks = (state.bookmarks ?? 0) + 1;
      return;
    case 'order':
      return;
    default:
      changeSeat(seatOf(state, entry.seat), entry);
  }
}

function start(state: RoomState, teams: readonly number[]): void {
  setTeams(state, teams);
  state.playing = withPeople(state);
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
  vacate(state, entry.seat);
  const { name, code, grant, team, atS, device } = entry;
  Object.assign(seatOf(state, entry.seat), { name, code, grant, team, atS, device });
  forgetDeedsAbout(state, entry.seat);
  forget(state, device);
  state.grants = Math.max(state.grants, grant);
}

function vacate(state: RoomState, no: number): void {
  remember(state, seatOf(state, no));
  forgetDeedsAbout(state, no);
  clearSeat(state, no);
}

function remember(state: RoomState, { grant, device, name, team, benched, muted }: Seat): void {
  if (grant === 0) return;
  forget(state, device);
  state.remembered.push({ device, name, team, benched, ...(muted && { muted }) });
  if (state.remembered.length <= REMEMBERED_MAX) return;
  // A crowd of strangers must not make the room forget whom the instructor has put on the bench.
  const first = state.remembered.findIndex((other) => !other.benched);
  state.remembered.splice(Math.max(0, first), 1);
}

function forget(state: RoomState, device: string): void {
  const at = state.remembered.findIndex((other) => other.device === device);
  if (at >= 0) state.remembered.splice(at, 1);
}

/** The browser does not come back, nor anybody with the card of the seat. */
function ban(state: RoomState, { device, code }: Seat): void {
  keep(state.banned, device, BANNED_MAX);
  if (state.cards) state.cards = state.cards.filter((card) => card.code !== code);
}

function keep<T>(list: T[], item: T, max: number): void {
  list.push(item);
  if (list.length > max) list.shift();
}

function clearSeat(state: RoomState, no: number): void {
  Object.assign(seatOf(state, no), emptySeat(no), { muted: false });
  state.verdicts[no] = [];
}

/** Teams with at least one seat that somebody holds; all of them in a room that starts without anybody. */
function withPeople({ commands, seats }: RoomState): readonly number[] {
  const all = commands.map((_, team) => team);
  const own = all.filter((team) => seats.some((seat) => seat.grant > 0 && seat.team === team));
  return own.length > 0 ? own : all;
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
