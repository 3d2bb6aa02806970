import { DEEDS_KEPT, type Deed } from '#shared/protocol/people.ts';
import type { RoomEntry } from '#shared/replay/entries.ts';
import type { PeopleEntry } from '#shared/replay/people-entries.ts';

/** A deed of an instructor, and what would take it back. */
export interface KeptDeed {
  readonly no: number;
  readonly host: number;
  readonly deed: Deed;
  readonly beat: number;
  /** Entries; none = it cannot be taken back, or not any more. */
  readonly back: readonly RoomEntry[];
  readonly takenBack: boolean;
}

/** What instructors have arranged. Absent parts: nothing of that kind. */
export interface PeopleState {
  /** Latest deeds, newest last. */
  deeds?: readonly KeptDeed[];
  /** Deeds ever done. */
  deedCount?: number;
  cards?: readonly { readonly code: string; readonly team: number }[];
  closesAtStart?: boolean;
  /** Hosts ever let in besides the first. */
  coHosts?: number;
}

const PEOPLE_ENTRIES: { readonly [T in PeopleEntry['type']]: true } = {
  muted: true,
  pardoned: true,
  cardsMade: true,
  seatsAdded: true,
  startDoorSet: true,
  coHosted: true,
  teamOpened: true,
  teamClosed: true,
  undone: true,
  split: true,
  did: true,
  takenBack: true,
};

/** Whether an entry is of what instructors arrange. */
export function isOfPeople(entry: RoomEntry): entry is PeopleEntry {
  return Object.hasOwn(PEOPLE_ENTRIES, entry.type);
}

/** What of a room is changed besides. */
interface Room extends PeopleState {
  readonly seats: { muted?: boolean }[];
  readonly verdicts: unknown[][];
  readonly banned: string[];
  readonly kicked: number[];
  readonly commands: readonly number[];
  playing?: readonly number[];
}

/** Takes an entry into the state. `emptySeat` makes one more seat. */
export function applyToPeople<R extends Room>(
  state: R,
  entry: PeopleEntry,
  emptySeat: (no: number) => R['seats'][number],
): void {
  switch (entry.type) {
    case 'muted': {
      const seat = state.seats[entry.seat];
      if (seat) seat.muted = entry.muted;
      return;
    }
    case 'pardoned':
      drop(state.banned, entry.device);
      drop(state.kicked, entry.grant);
      return;
    case 'cardsMade':
      state.cards = [...(state.cards ?? []), ...entry.cards];
      return;
    case 'seatsAdded':
      for (let more = 0; more < entry.count; more++) {
        state.seats.push(emptySeat(state.seats.length));
        state.verdicts.push([]);
      }
      return;
    case 'startDoorSet':
      state.closesAtStart = entry.closes;
      return;
    case 'coHosted':
      state.coHosts = entry.host;
      return;
    case 'did':
    case 'takenBack':
      applyToLog(state, entry);
      return;
    case 'undone':
      return;
    default:
      applyToTeams(state, entry);
  }
}

function applyToTeams(state: Room, entry: Extract<PeopleEntry, { type: 'teamOpened' | 'teamClosed' | 'split' }>): void {
  const playing = state.playing;
  if (!playing) return;
  const team = entry.type === 'split' ? entry.into : entry.team;
  const others = playing.filter((other) => other !== team);
  state.playing = entry.type === 'teamClosed' ? others : [...others, team].sort((a, b) => a - b);
}

function applyToLog(state: PeopleState, entry: Extract<PeopleEntry, { type: 'did' | 'takenBack' }>): void {
  const deeds = state.deeds ?? [];
  if (entry.type === 'takenBack') {
    state.deeds = deeds.map((deed) => (deed.no === entry.no ? { ...deed, takenBack: true, back: [] } : deed));
    return;
  }
  const { no, host, deed, back, atS } = entry;
  state.deedCount = no;
  state.deeds = [...deeds, { no, host, deed, beat: atS, back, takenBack: false }].slice(-DEEDS_KEPT);
}

/** A seat has another holder, or none: what was done about the former one is not taken back on somebody else. */
export function forgetDeedsAbout(state: PeopleState, seat: number): void {
  const isAbout = (entry: RoomEntry) => 'seat' in entry && entry.seat === seat && entry.type !== 'seatTaken';
  if (!state.deeds?.some(({ back }) => back.some(isAbout))) return;
  state.deeds = state.deeds.map((deed) => (deed.back.some(isAbout) ? { ...deed, back: [] } : deed));
}

function drop<T>(list: T[], item: T): void {
  const at = list.indexOf(item);
  if (at >= 0) list.splice(at, 1);
}
