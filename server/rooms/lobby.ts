import type { LobbyRequest, RequestReply } from '#shared/protocol/messages.ts';
import type { RoomEntry } from '#shared/replay/entries.ts';
import type { RoomHeader } from '../storage/journals.ts';
import type { Game } from './game.ts';
import { isSameName } from './names/name-keys.ts';
import type { WaitingRoom } from './newcomers/waiting.ts';
import type { Attendance } from './seats.ts';
import type { RoomState, Seat } from './state.ts';
import { pickLimit, type Random, takenSeats, teamSizes } from './teams.ts';

/** What a decision about the room may look at. */
export interface RoomFacts {
  readonly header: RoomHeader;
  readonly state: RoomState;
  readonly attendance: Attendance;
  readonly waiting: WaitingRoom;
  readonly random: Random;
  readonly nowMs: number;
  /** Beats since the start. */
  readonly beat: number;
  readonly game: Game;
  /** What the present step of the lesson has left, real ms. */
  readonly leftMs: number;
  readonly crews: PingPace;
}

/** How often somebody may point at something. */
interface PingPace {
  mayPing(grant: number, nowMs: number): boolean;
}

/** What a game tells about its room. */
export function factsOf(game: Game): Pick<RoomFacts, 'header' | 'state' | 'beat' | 'game'> {
  const { header, state, beat } = game;
  return { header, state, beat, game };
}

/** What shall happen, and what the one who asked is told once it is durable. */
export interface Decision<R> {
  readonly entries: readonly RoomEntry[];
  readonly reply: R;
}

/** Whether somebody else has this name, or one that reads like it. */
export function isNameTaken(state: RoomState, name: string, but = -1): boolean {
  return takenSeats(state).some((seat) => seat.no !== but && isSameName(seat.name, name));
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
