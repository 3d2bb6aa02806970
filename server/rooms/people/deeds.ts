import type { Control } from '#shared/protocol/messages.ts';
import type { Deed, DeskView } from '#shared/protocol/people.ts';
import type { RoomEntry } from '#shared/replay/entries.ts';
import { type Decision, no, type RoomFacts } from '../lobby.ts';
import type { RoomReplies, Who } from '../requests.ts';
import type { RoomState } from '../state.ts';
import { cardViews } from './cards.ts';
import { spareHalls } from './decide-teams.ts';

type Decided = Decision<RoomReplies['control']>;

/** The same decision, written into the log of the session with what would take it back. */
export function logged({ state, beat }: RoomFacts, who: Who, control: Control, decided: Decided): Decided {
  if (!decided.reply.ok || who.role !== 'instructor') return decided;
  const back = decided.entries.flatMap((entry) => inverseOf(state, entry)).reverse();
  const did: RoomEntry = {
    type: 'did',
    no: (state.deedCount ?? 0) + 1,
    host: who.host ?? 0,
    atS: beat,
    deed: deedOf(state, control),
    back,
  };
  return { ...decided, entries: [...decided.entries, did] };
}

function deedOf({ seats }: RoomState, control: Control): Deed {
  const { type } = control;
  const name = 'seat' in control ? seats[control.seat]?.name : undefined;
  const what = whatOf(control);
  return {
    type,
    ...('seat' in control && { seat: control.seat }),
    ...('team' in control && { team: control.team }),
    ...(name !== undefined && { name }),
    ...(what !== undefined && { what }),
  };
}

function whatOf(control: Control): string | undefined {
  switch (control.type) {
    case 'pause':
      return control.pause;
    case 'door':
      return control.door;
    case 'speed':
      return String(control.speed);
    case 'lesson':
      return control.deed;
    case 'standings':
      return control.standings;
    case 'order':
      return faultOf(control.args) ?? control.name;
    default:
      return undefined;
  }
}

function faultOf(args: unknown): string | undefined {
  const fault = (args as { readonly fault?: unknown } | null)?.fault;
  return typeof fault === 'string' ? fault : undefined;
}

/** What takes an entry back that is about to happen; nothing if nothing does. */
function inverseOf(state: RoomState, entry: RoomEntry): RoomEntry[] {
  switch (entry.type) {
    case 'doorSet':
      return [{ type: 'doorSet', door: state.door }];
    case 'startDoorSet':
      return [{ type: 'startDoorSet', closes: !entry.closes }];
    case 'shuffled':
      return [{ type: 'shuffled', teams: state.seats.map(({ team }) => team) }];
    case 'banned':
      return [{ type: 'pardoned', device: entry.device, grant: 0 }];
    case 'teamClosed':
      return [{ type: 'teamOpened', team: entry.team }];
    case 'split':
      return [{ type: 'teamClosed', team: entry.into }];
    default:
      return 'seat' in entry ? inverseAtSeat(state, entry) : [];
  }
}

function inverseAtSeat(state: RoomState, entry: Extract<RoomEntry, { seat: number }>): RoomEntry[] {
  const before = state.seats[entry.seat];
  if (!before) return [];
  const { no: seat, name, team, benched, muted = false } = before;
  switch (entry.type) {
    case 'renamed':
      return [{ type: 'renamed', seat, name }];
    case 'teamed':
      return [{ type: 'teamed', seat, team }];
    case 'benched':
      return [{ type: 'benched', seat, benched }];
    case 'muted':
      return [{ type: 'muted', seat, muted }];
    case 'kicked': {
      const { grant, code, device, atS } = before;
      const again = { type: 'seatTaken', seat, name, code, grant, team, atS, device, ousted: 0 } as const;
      const bench: RoomEntry[] = benched ? [{ type: 'benched', seat, benched }] : [];
      const mute: RoomEntry[] = muted ? [{ type: 'muted', seat, muted }] : [];
      // Read backwards: first the browser is pardoned, then it has its seat.
      return [...mute, ...bench, again, { type: 'pardoned', device, grant }];
    }
    default:
      return [];
  }
}

/** A deed is taken back: what it changed is as before, as far as that can still be. */
export function decideTakeBack(facts: RoomFacts, deedNo: number): Decided {
  const { state, attendance, nowMs } = facts;
  const kept = state.deeds?.find((deed) => deed.no === deedNo);
  if (!kept || kept.back.length === 0 || kept.takenBack) return no('notFound');
  const isFree = (seat: number) => state.seats[seat]?.grant === 0;
  const grant = state.grants + 1;
  let seated = true;
  const entries = kept.back.flatMap((entry): RoomEntry[] => {
    if (entry.type !== 'seatTaken') return seated || !('seat' in entry) ? [entry] : [];
    seated = isFree(entry.seat) && !state.seats.some((seat) => seat.grant > 0 && seat.device === entry.device);
    if (!seated) return [];
    attendance.hold(entry.seat, nowMs);
    return [{ ...entry, grant }];
  });
  return { entries: [...entries, { type: 'takenBack', no: deedNo }], reply: { ok: true } };
}

/** What only instructors are told. */
export function deskOf(state: RoomState): DeskView {
  const log = (state.deeds ?? []).map(({ no: number, host, deed, beat, back, takenBack }) => {
    return { ...deed, no: number, host, atS: beat, undoable: back.length > 0, takenBack };
  });
  return {
    log,
    cards: cardViews(state),
    closesAtStart: state.closesAtStart ?? false,
    spareHalls: spareHalls(state).length,
  };
}
