import { LESSON_DEEDS, LONGER_S, STANDINGS } from '#shared/protocol/class.ts';
import { type CrewRequest, JOBS, PING_KINDS, PING_TARGETS } from '#shared/protocol/crew.ts';
import { NOTE_MAX } from '#shared/protocol/debrief.ts';
import { type Control, DOORS, type LobbyRequest, PAUSES, SEATS_MAX, SPEEDS } from '#shared/protocol/messages.ts';
import { NAME_INPUT_MAX } from '#shared/protocol/names.ts';
import { SAY_MAX, SAY_POINTS } from '#shared/protocol/people.ts';
import { ANSWER_MAX } from '#shared/protocol/questions.ts';
import { isQuestion } from '#shared/protocol/read-question.ts';

/** Readers of what comes over a socket: the described message, or nothing. Everything that is not described is refused. */

type Record_ = { readonly [key: string]: unknown };

/** Keys of each message; one with a question mark may be missing. */
const CONTROL_KEYS: { readonly [T in Control['type']]: readonly string[] } = {
  start: [],
  pause: ['pause'],
  resume: [],
  speed: ['speed'],
  end: [],
  door: ['door'],
  letIn: ['waiting'],
  turnAway: ['waiting'],
  kick: ['seat', 'ban?'],
  bench: ['seat', 'benched'],
  mute: ['seat', 'muted'],
  rename: ['seat', 'name'],
  swap: ['seat', 'other'],
  merge: ['team', 'into'],
  split: ['team'],
  cards: ['count'],
  seats: ['count'],
  startDoor: ['closes'],
  takeBack: ['no'],
  undo: ['team'],
  say: ['text', 'point?', 'see?'],
  assign: ['seat', 'team'],
  shuffle: [],
  lesson: ['deed', 'seconds?'],
  ask: ['question'],
  askClose: [],
  askAgain: [],
  reveal: ['value?'],
  spotlight: ['team'],
  standings: ['standings'],
  order: ['team', 'name', 'args', 'id?'],
};

const LOBBY_KEYS: { readonly [T in LobbyRequest['type']]: readonly string[] } = {
  ready: ['ready'],
  pickTeam: ['team'],
  leave: [],
};

const CREW_KEYS: { readonly [T in CrewRequest['type']]: readonly string[] } = {
  ping: ['ping', 'target', 'row'],
  takeJob: ['job'],
  confirm: ['key'],
  decline: ['key'],
};

/** What each key of a message may hold, whatever message it is in. */
const VALUES: { readonly [key: string]: (value: unknown) => boolean } = {
  pause: (value) => PAUSES.some((pause) => pause === value),
  speed: (value) => SPEEDS.some((speed) => speed === value),
  door: (value) => DOORS.some((door) => door === value),
  waiting: (value) => isWhole(value, -1, 0xffff_ffff),
  deed: (value) => LESSON_DEEDS.some((deed) => deed === value),
  no: (value) => isWhole(value, 0, 0xffff_ffff),
  seconds: (value) => LONGER_S.some((seconds) => seconds === value),
  question: isQuestion,
  value: (value) => isWhole(value, -ANSWER_MAX, ANSWER_MAX),
  standings: (value) => STANDINGS.some((standings) => standings === value),
  ban: isFlag,
  benched: isFlag,
  muted: isFlag,
  closes: isFlag,
  ready: isFlag,
  seat: (value) => isWhole(value, 0, 999),
  other: (value) => isWhole(value, 0, 999),
  team: (value) => isWhole(value, -1, 999),
  into: (value) => isWhole(value, 0, 999),
  count: (value) => isWhole(value, 1, SEATS_MAX),
  text: (value) => typeof value === 'string' && value.length <= SAY_MAX && /^\P{C}*$/u.test(value),
  point: (value) => SAY_POINTS.some((point) => point === value),
  see: (value) => typeof value === 'string' && /^[a-z0-9-]{1,40}$/.test(value),
  name: (value) => typeof value === 'string' && value.length <= NAME_INPUT_MAX,
  args: (value) => typeof value === 'object' && value !== null,
  ping: (value) => PING_KINDS.some((ping) => ping === value),
  target: (value) => PING_TARGETS.some((target) => target === value),
  row: (value) => isWhole(value, 0, 0xffff),
  job: (value) => JOBS.some((job) => job === value),
  key: (value) => isWhole(value, 1, 0xffff_ffff),
  id: (value) => typeof value === 'string' && UUID.test(value),
};

export function decodeControl(value: unknown): Control | undefined {
  return decode(CONTROL_KEYS, value) as Control | undefined;
}

export function decodeLobby(value: unknown): LobbyRequest | undefined {
  return decode(LOBBY_KEYS, value) as LobbyRequest | undefined;
}

export function decodeCrew(value: unknown): CrewRequest | undefined {
  return decode(CREW_KEYS, value) as CrewRequest | undefined;
}

function decode(shapes: { readonly [type: string]: readonly string[] }, value: unknown): Record_ | undefined {
  if (!isRecord(value) || typeof value.type !== 'string' || !Object.hasOwn(shapes, value.type)) return undefined;
  const keys = shapes[value.type] ?? [];
  const { type: _, ...rest } = value;
  const complete = keys.every((key) => key.endsWith('?') || Object.hasOwn(rest, key));
  const fits = Object.keys(rest).every((key) => {
    return (keys.includes(key) || keys.includes(`${key}?`)) && VALUES[key]?.(rest[key]);
  });
  return complete && fits ? value : undefined;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

interface Envelope {
  readonly id: string;
  readonly name: unknown;
  readonly args: unknown;
  readonly cover: boolean;
}

/** The envelope of a command; its name and arguments are still as they came. */
export function decodeEnvelope(value: unknown): Envelope | undefined {
  if (!isRecord(value) || typeof value.id !== 'string' || !UUID.test(value.id)) return undefined;
  if (value.cover !== undefined && value.cover !== true) return undefined;
  return { id: value.id, name: value.name, args: value.args, cover: value.cover === true };
}

/** A tick number, or nothing. */
export function decodeTick(value: unknown): number | undefined {
  return isWhole(value, 0, 0xffff_ffff) ? (value as number) : undefined;
}

/** `team` of a watch request. */
export function decodeWatch(value: unknown): number | undefined {
  return isRecord(value) && isWhole(value.team, -1, 999) ? (value.team as number) : undefined;
}

/** Somebody's answer: which question, and a whole number. */
export function decodeAnswer(value: unknown): { ask: number; value: number } | undefined {
  if (!isRecord(value) || Object.keys(value).length !== 2 || !isWhole(value.ask, 0, 999)) return undefined;
  if (!isWhole(value.value, -ANSWER_MAX, ANSWER_MAX)) return undefined;
  return { ask: value.ask as number, value: value.value as number };
}

/** What is written to a bookmark: one line, which may be empty. */
export function decodeNote(value: unknown): string | undefined {
  if (!isRecord(value) || Object.keys(value).length !== 1 || typeof value.note !== 'string') return undefined;
  const note = value.note.trim();
  return note.length <= NOTE_MAX && /^\P{C}*$/u.test(note) ? note : undefined;
}

export interface Knock {
  readonly token: string;
  readonly protocol: unknown;
  readonly epoch: number | undefined;
  readonly tick: number | undefined;
}

/** The handshake's `auth`. */
export function decodeKnock(value: unknown): Knock | undefined {
  if (!isRecord(value) || typeof value.token !== 'string' || value.token.length > 2000) return undefined;
  return { token: value.token, protocol: value.protocol, epoch: decodeTick(value.epoch), tick: decodeTick(value.tick) };
}

function isRecord(value: unknown): value is Record_ {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isFlag(value: unknown): boolean {
  return typeof value === 'boolean';
}

function isWhole(value: unknown, min: number, max: number): boolean {
  return Number.isInteger(value) && (value as number) >= min && (value as number) <= max;
}
