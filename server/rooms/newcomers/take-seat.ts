import { freshCode, normaliseCode, SEAT_CODE_LENGTH } from '#shared/protocol/codes.ts';
import type { RoomEntry } from '#shared/replay/entries.ts';
import { type Decision, isNameTaken, type RoomFacts } from '../lobby.ts';
import { isSameName } from '../names/name-keys.ts';
import { cleanName, freshName, isGenerated, numbered } from '../names/names.ts';
import { isCodeTaken } from '../people/cards.ts';
import type { Refused, RoomReplies, RoomRequest } from '../requests.ts';
import { FIRST_HOLD_MS, RECLAIM_MS } from '../seats.ts';
import type { RoomState, Seat } from '../state.ts';
import { playingTeams, smallestTeam, takenSeats } from '../teams.ts';
import { ASK_AGAIN_S } from './waiting.ts';

/** Who gets which seat. A device is one person: it has one seat, and comes back to the same one. */

type TakeSeat = Extract<RoomRequest, { type: 'takeSeat' }>;
type SeatReply = RoomReplies['takeSeat'];
type Card = NonNullable<RoomState['cards']>[number];
type Remembered = RoomState['remembered'][number];

/** Gives a newcomer a seat, or somebody who had one their old one. */
export function decideSeat(room: RoomFacts, request: TakeSeat): Decision<SeatReply> {
  const { state } = room;
  if (state.phase === 'over') return refuse('roomOver');
  if (state.banned.includes(request.device)) return refuse('kicked');
  if (request.seatCode !== undefined) return moveSeat(room, request, request.seatCode);
  const own = takenSeats(state).find(({ device }) => device === request.device);
  if (own) return backTo(room, own);
  const before = state.remembered.find(({ device }) => device === request.device);
  const isTaken = (name: string) => isTakenHere(room, request.device, name);
  if (before) return newSeat(room, request.device, numbered(before.name, isTaken), before);
  return decideNewcomer(room, request, isTaken);
}

function decideNewcomer(room: RoomFacts, request: TakeSeat, isTaken: (name: string) => boolean): Decision<SeatReply> {
  const { state, waiting, nowMs } = room;
  const { device } = request;
  if (state.door === 'closed') return refuse('roomLocked');
  const known = waiting.of(device);
  const name = known?.name ?? chooseName(room, request, isTaken);
  if (name === undefined) return refuse('nameNotAllowed');
  if (state.door === 'ask' && !known?.letIn) {
    waiting.ask(device, name, nowMs);
    return { entries: [], reply: { ok: false, problem: 'waitForApproval', retryAfterS: ASK_AGAIN_S, name } };
  }
  return newSeat(room, device, name, undefined);
}

function newSeat(
  room: RoomFacts,
  device: string,
  name: string,
  before: Remembered | undefined,
  card?: Card,
): Decision<SeatReply> {
  const { state, attendance, random, nowMs, beat, waiting } = room;
  const no = attendance.free() ?? attendance.reclaimable(nowMs);
  if (no === undefined) return refuse('roomFull', RECLAIM_MS / 1000);
  const code = card?.code ?? freshCode(SEAT_CODE_LENGTH, random, (taken) => isCodeTaken(state, taken));
  const grant = state.grants + 1;
  const ousted = state.seats[no]?.grant ?? 0;
  waiting.seated(device);
  attendance.hold(no, nowMs, FIRST_HOLD_MS);
  const taken = {
    type: 'seatTaken',
    seat: no,
    name,
    code,
    grant,
    team: teamOf(room, before, card),
    atS: beat,
  } as const;
  const entries: RoomEntry[] = [{ ...taken, device, ousted }];
  if (before?.benched) entries.push({ type: 'benched', seat: no, benched: true });
  if (before?.muted) entries.push({ type: 'muted', seat: no, muted: true });
  return {
    entries,
    reply: { ok: true, taken: { seat: no, grant, seatCode: code, name, fresh: before === undefined } },
  };
}

/** Whoever was in a team is in that one again: nobody looks into two halls. */
function teamOf({ header, state }: RoomFacts, before: Remembered | undefined, card: Card | undefined): number {
  if (card && playingTeams(state).includes(card.team)) return card.team;
  if (state.phase === 'lobby') return header.teamForming === 'pick' ? -1 : (before?.team ?? -1);
  return before && before.team >= 0 ? before.team : smallestTeam(state);
}

function backTo({ attendance, nowMs }: RoomFacts, { no, grant, code, name }: Seat): Decision<SeatReply> {
  if (attendance.stateOf(no) !== 'seated') attendance.hold(no, nowMs);
  return { entries: [], reply: { ok: true, taken: { seat: no, grant, seatCode: code, name, fresh: false } } };
}

/** The seat of a code, on the device that shows the code; not on one that plays or played for another team. */
function moveSeat(room: RoomFacts, request: TakeSeat, typed: string): Decision<SeatReply> {
  const { state } = room;
  const { device } = request;
  const code = normaliseCode(typed);
  const seat = takenSeats(state).find((taken) => taken.code === code);
  const card = seat ? undefined : state.cards?.find((one) => one.code === code);
  if (card) return seatOfCard(room, request, card);
  if (!seat) return refuse('unknownCode');
  if (seat.device === device) return backTo(room, seat);
  const holdsAnother = takenSeats(state).some((other) => other.device === device);
  const before = state.remembered.find((remembered) => remembered.device === device);
  const rival = before && before.team >= 0 && before.team !== seat.team && state.phase !== 'lobby';
  if (holdsAnother || rival) return refuse('otherSeat');
  const { reply } = backTo(room, seat);
  return { entries: [{ type: 'seatMoved', seat: seat.no, device }], reply };
}

/** A card is as good as a word at the door: its seat is there for whoever holds it. */
function seatOfCard(room: RoomFacts, request: TakeSeat, card: Card): Decision<SeatReply> {
  const { state } = room;
  const { device } = request;
  if (takenSeats(state).some((other) => other.device === device)) return refuse('otherSeat');
  const before = state.remembered.find((remembered) => remembered.device === device);
  if (before && before.team >= 0 && before.team !== card.team && state.phase !== 'lobby') return refuse('otherSeat');
  const isTaken = (name: string) => isTakenHere(room, device, name);
  const name = before ? numbered(before.name, isTaken) : chooseName(room, request, isTaken);
  return name === undefined ? refuse('nameNotAllowed') : newSeat(room, device, name, before, card);
}

function chooseName(
  { header, random }: RoomFacts,
  { name, lang }: TakeSeat,
  isTaken: (name: string) => boolean,
): string | undefined {
  if (name === undefined) return freshName(lang, random, isTaken);
  const clean = cleanName(name);
  if (clean === undefined) return undefined;
  if (isGenerated(clean)) return isTaken(clean) ? freshName(lang, random, isTaken) : clean;
  return header.freeNames ? numbered(clean, isTaken) : undefined;
}

function isTakenHere({ state, waiting }: RoomFacts, device: string, name: string): boolean {
  return isNameTaken(state, name) || waiting.isNameTaken((other) => isSameName(other, name), device);
}

function refuse(problem: Refused['problem'], retryAfterS?: number): Decision<Refused> {
  return { entries: [], reply: { ok: false, problem, ...(retryAfterS === undefined ? {} : { retryAfterS }) } };
}
