import { normaliseCode, SEAT_CODE_LENGTH } from '#shared/protocol/codes.ts';
import type { LobbyRequest, RequestReply } from '#shared/protocol/messages.ts';
import type { RoomHeader } from '../storage/journals.ts';
import { freshCode } from './codes.ts';
import type { RoomEntry } from './entries.ts';
import { isSameName } from './names/name-keys.ts';
import { cleanName, freshName, isGenerated, numbered } from './names/names.ts';
import type { Refused, RoomReplies, RoomRequest } from './requests.ts';
import { type Attendance, FIRST_HOLD_MS } from './seats.ts';
import type { RoomState, Seat } from './state.ts';
import { pickLimit, type Random, smallestTeam, takenSeats, teamSizes } from './teams.ts';

/** What a decision about the room may look at. */
export interface RoomFacts {
  readonly header: RoomHeader;
  readonly state: RoomState;
  readonly attendance: Attendance;
  readonly random: Random;
  readonly nowMs: number;
  /** Beats since the start. */
  readonly beat: number;
}

/** What shall happen, and what the one who asked is told once it is durable. */
export interface Decision<R> {
  readonly entries: readonly RoomEntry[];
  readonly reply: R;
}

type TakeSeat = Extract<RoomRequest, { type: 'takeSeat' }>;
type SeatReply = RoomReplies['takeSeat'];

/** Gives a newcomer a seat, or somebody with a seat code their old one. */
export function decideSeat(room: RoomFacts, request: TakeSeat): Decision<SeatReply> {
  if (room.state.phase === 'over') return refuse('roomOver');
  if (request.seatCode !== undefined) return returnToSeat(room, request.seatCode);
  if (room.state.locked) return refuse('roomLocked');
  const name = chooseName(room, request);
  if (name === undefined) return refuse('nameNotAllowed');
  const no = room.attendance.free();
  if (no === undefined) return refuse('roomFull', FIRST_HOLD_MS / 1000);
  return newSeat(room, no, name);
}

function newSeat(room: RoomFacts, no: number, name: string): Decision<SeatReply> {
  const { state, attendance, random, nowMs, beat } = room;
  const isTaken = (code: string) => state.seats.some((seat) => seat.code === code);
  const code = freshCode(SEAT_CODE_LENGTH, random, isTaken);
  const grant = state.grants + 1;
  const team = state.phase === 'lobby' ? -1 : smallestTeam(state);
  attendance.hold(no, nowMs, FIRST_HOLD_MS);
  return {
    entries: [{ type: 'seatTaken', seat: no, name, code, grant, team, atBeat: beat }],
    reply: { ok: true, taken: { seat: no, grant, seatCode: code, name } },
  };
}

function returnToSeat({ state, attendance, nowMs }: RoomFacts, typed: string): Decision<SeatReply> {
  const code = normaliseCode(typed);
  const seat = takenSeats(state).find((taken) => taken.code === code);
  if (!seat) return refuse('unknownCode');
  if (attendance.stateOf(seat.no) !== 'seated') attendance.hold(seat.no, nowMs);
  const { no, grant, name } = seat;
  return { entries: [], reply: { ok: true, taken: { seat: no, grant, seatCode: code, name } } };
}

function chooseName({ header, state, random }: RoomFacts, { name, lang }: TakeSeat): string | undefined {
  const isTaken = (other: string) => isNameTaken(state, other);
  if (name === undefined) return freshName(lang, random, isTaken);
  const clean = cleanName(name);
  if (clean === undefined) return undefined;
  if (isGenerated(clean)) return isTaken(clean) ? freshName(lang, random, isTaken) : clean;
  return header.freeNames ? numbered(clean, isTaken) : undefined;
}

/** Whether somebody else has this name, or one that reads like it. */
export function isNameTaken(state: RoomState, name: string, but = -1): boolean {
  return takenSeats(state).some((seat) => seat.no !== but && isSameName(seat.name, name));
}

function refuse(problem: Refused['problem'], retryAfterS?: number): Decision<Refused> {
  return { entries: [], reply: { ok: false, problem, ...(retryAfterS === undefined ? {} : { retryAfterS }) } };
}

/** What a player asks of the lobby. */
export function decideLobby(room: RoomFacts, seat: Seat, message: LobbyRequest): Decision<RequestReply> {
  switch (message.type) {
    case 'ready':
      return done({ type: 'readied', seat: seat.no, ready: message.ready });
    case 'leave':
      return done({ type: 'seatLeft', seat: seat.no, grant: seat.grant });
    case 'pickTeam':
      return pickTeam(room, seat, message.team);
  }
}

function pickTeam({ header, state }: RoomFacts, seat: Seat, team: number): Decision<RequestReply> {
  if (header.teamForming !== 'pick' || state.phase !== 'lobby') return no('badRequest');
  const size = teamSizes(state)[team];
  if (size === undefined) return no('badRequest');
  if (seat.team !== team && size >= pickLimit(state)) return no('roomFull');
  return done({ type: 'teamed', seat: seat.no, team });
}

/** A decision that everything given shall happen. */
export function done(...entries: RoomEntry[]): Decision<RequestReply> {
  return { entries, reply: { ok: true } };
}

/** A decision that nothing happens, and why. */
export function no(problem: Extract<RequestReply, { ok: false }>['problem']): Decision<RequestReply> {
  return { entries: [], reply: { ok: false, problem } };
}
