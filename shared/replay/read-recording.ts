import type { RowCounts } from '#shared/payload.ts';
import { STANDINGS } from '#shared/protocol/class.ts';
import { JOB_MODES, PING_KINDS, PING_TARGETS } from '#shared/protocol/crew.ts';
import { SCORE_AXES, WEIGHT_PRESETS } from '#shared/protocol/debrief.ts';
import { DOORS, PAUSES, SPEEDS, TEAM_FORMINGS } from '#shared/protocol/messages.ts';
import { isQuestion, isTruth } from '#shared/protocol/read-question.ts';
import { worldLayout } from '#shared/sim/kernel/world.ts';
import { decodeCommand } from '#shared/sim/step.ts';
import { type FieldKind, fieldsOf, LINE_TYPES } from './line-types.ts';
import { isPlayable } from './playable.ts';
import {
  RECORDING_FORMAT,
  type RecordedEntry,
  type RecordedLine,
  type Recording,
  type RecordingHeader,
} from './recording.ts';
import { scenarioOf } from './scenario-of.ts';

/** What is wrong with a line of a recording. `field`: which of its fields. */
export interface LineProblem {
  /** From 1. */
  readonly line: number;
  readonly problem:
    | 'notJson'
    /** The first line tells what was played. */
    | 'noHeader'
    /** Written by a later version. */
    | 'otherFormat'
    | 'unknownHall'
    | 'unknownType'
    | 'badField'
    /** A line of an earlier tick than the one before it. */
    | 'tickFalls'
    /** The last line tells how many ticks were done. */
    | 'noEnd';
  readonly field?: string;
}

export type ReadRecording =
  | { readonly ok: true; readonly recording: Recording }
  | { readonly ok: false; readonly problems: readonly LineProblem[] };

/** Problems told at once. */
const PROBLEMS_TOLD = 20;

type Fields = { readonly [name: string]: unknown };
/** A line as it was read, or what is wrong with it. */
type Read<T> = T | Omit<LineProblem, 'line'>;

/** Reads a file of lines of JSON as a recording; refuses it with the lines that are wrong. */
export function readRecording(text: string): ReadRecording {
  const reader = new Reader();
  for (const line of text.split('\n')) if (!reader.take(line)) break;
  return reader.answer();
}

/** Bounds of what stands in lines: tables of the hall's worlds, and teams. */
interface Bounds {
  readonly rows: RowCounts;
  readonly teams: number;
}

/** Takes lines in, one after another: the header, what happened, the end. */
class Reader {
  readonly #lines: RecordedLine[] = [];
  readonly #problems: LineProblem[] = [];
  #count = 0;
  #header: RecordingHeader | undefined;
  #bounds: Bounds = { rows: {}, teams: 0 };
  #ticks: number | undefined;

  /** Answers whether another line is wanted. */
  take(line: string): boolean {
    this.#count++;
    if (line.trim() === '') return true;
    if (!this.#header) this.#takeHeader(readHeader(line));
    else this.#takeLine(readLine(line, this.#bounds, this.#lines.at(-1)?.tick ?? 0));
    return this.#header !== undefined && this.#ticks === undefined && this.#problems.length < PROBLEMS_TOLD;
  }

  answer(): ReadRecording {
    const header = this.#header;
    const ticks = this.#ticks;
    if (header && ticks !== undefined && this.#problems.length === 0)
      return { ok: true, recording: { header, lines: this.#lines, ticks } };
    if (this.#problems.length === 0) this.#refuse({ problem: header ? 'noEnd' : 'noHeader' });
    return { ok: false, problems: this.#problems };
  }

  #takeHeader(read: Read<RecordingHeader>): void {
    const scenario = 'problem' in read ? undefined : scenarioOf(read);
    if ('problem' in read) this.#refuse(read);
    else if (!scenario) this.#refuse({ problem: 'unknownHall' });
    else {
      this.#header = read;
      this.#bounds = { rows: worldLayout(scenario).rows, teams: read.teams };
    }
  }

  #takeLine(read: Read<AnyLine>): void {
    if ('problem' in read) this.#refuse(read);
    else if (read.entry.type === 'end') this.#ticks = read.tick;
    else this.#lines.push(read as RecordedLine);
  }

  #refuse(problem: Omit<LineProblem, 'line'>): void {
    this.#problems.push({ line: this.#count, ...problem });
  }
}

function readJson(line: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether each field of a header is what it must be. */
const HEADER: { readonly [F in keyof RecordingHeader]-?: (value: unknown) => boolean } = {
  format: isWhole,
  code: isText,
  title: isText,
  scenario: isText,
  seed: isText,
  hall: (value) => value === undefined || isPlayable(value),
  level: (value) => value === undefined || isText(value),
  contentHash: isWhole,
  engine: isText,
  capacity: isWhole,
  teams: isWhole,
  teamForming: (value) => TEAM_FORMINGS.some((way) => way === value),
  freeNames: isFlag,
  solo: isFlag,
  weights: (value) => value === undefined || WEIGHT_PRESETS.some((preset) => preset === value),
  lesson: (value) => value === undefined || isText(value),
  showTeams: (value) => value === undefined || isFlag(value),
  jobs: (value) => value === undefined || JOB_MODES.some((mode) => mode === value),
  twoKey: (value) => value === undefined || isFlag(value),
  pace: (value) => value === undefined || (typeof value === 'number' && value > 0),
  contest: (value) => value === undefined || isText(value),
};

function readHeader(line: string): Read<RecordingHeader> {
  const value = readJson(line);
  if (value?.type !== 'header') return { problem: value ? 'noHeader' : 'notJson' };
  if (value.format !== RECORDING_FORMAT) return { problem: 'otherFormat' };
  for (const [field, fits] of Object.entries(HEADER)) if (!fits(value[field])) return { problem: 'badField', field };
  const { type: _, ...header } = value;
  return header as unknown as RecordingHeader;
}

type AnyLine = { readonly tick: number; readonly entry: RecordedEntry | { readonly type: 'end' } };

function readLine(line: string, bounds: Bounds, since: number): Read<AnyLine> {
  const value = readJson(line);
  if (!value) return { problem: 'notJson' };
  const { tick, type, ...fields } = value;
  if (!isWhole(tick) || (tick as number) < 0) return { problem: 'badField', field: 'tick' };
  if ((tick as number) < since) return { problem: 'tickFalls' };
  if (type === 'end') return { tick: tick as number, entry: { type } };
  if (typeof type !== 'string' || !Object.hasOwn(LINE_TYPES, type)) return { problem: 'unknownType' };
  for (const [field, { kind }] of fieldsOf(type as RecordedEntry['type']))
    if (!FITS[kind](fields[field], bounds) || !isWithin(field, fields[field], bounds))
      return { problem: 'badField', field };
  return { tick: tick as number, entry: { type, ...fields } as RecordedEntry };
}

const FITS: { readonly [K in FieldKind]: (value: unknown, bounds: Bounds) => boolean } = {
  whole: isWhole,
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  text: isText,
  flag: isFlag,
  flagOrNone: (value) => value === undefined || isFlag(value),
  wholeOrNone: (value) => value === undefined || isWhole(value),
  speed: (value) => SPEEDS.some((speed) => speed === value),
  wholes: (value) => Array.isArray(value) && value.every(isWhole),
  wholesOrNull: (value) => Array.isArray(value) && value.every((item) => item === null || isWhole(item)),
  par: isPar,
  words: (value) => Array.isArray(value) && value.every(isText),
  question: isQuestion,
  truth: isTruth,
  call: (value, { rows }) => {
    const call = (value ?? {}) as { readonly name?: unknown; readonly args?: unknown };
    return decodeCommand(rows, call.name, call.args) !== undefined;
  },
};

/** Fields that hold one word of a list. */
const CHOICES: { readonly [field: string]: readonly unknown[] } = {
  door: DOORS,
  pause: PAUSES,
  standings: STANDINGS,
  ping: PING_KINDS,
  target: PING_TARGETS,
};

/** Whether a value lies within the bounds that hold for its name in every line. */
function isWithin(field: string, value: unknown, { teams }: Bounds): boolean {
  if (field === 'into') return (value as number) >= 0 && (value as number) < teams;
  if (field === 'team') return (value as number) >= -1 && (value as number) < teams;
  return CHOICES[field]?.includes(value) ?? true;
}

function isPar(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { everyS, floor, target } = value as Fields;
  return typeof everyS === 'number' && everyS > 0 && isAxes(floor) && isAxes(target);
}

/** A list of figures for each axis that bots play. */
function isAxes(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const axes = value as Fields;
  return SCORE_AXES.every((axis) => {
    const figures = axes[axis];
    return axis === 'predictions' || (Array.isArray(figures) && figures.every((one) => typeof one === 'number'));
  });
}

function isWhole(value: unknown): boolean {
  return Number.isSafeInteger(value);
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function isFlag(value: unknown): boolean {
  return typeof value === 'boolean';
}
