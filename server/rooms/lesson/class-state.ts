import { MEASURES } from '#shared/lessons/measures/index.ts';
import { valueFor } from '#shared/lessons/measures/measure.ts';
import type { MeasuredPoint, Standings } from '#shared/protocol/class.ts';
import type { Said } from '#shared/protocol/people.ts';
import type { Question, Truth } from '#shared/protocol/questions.ts';
import type { AskEntry, LessonEntry, RoomEntry } from '#shared/replay/entries.ts';

/** Where the lesson of a room is: plain data, part of the room's state. */
export interface LessonState {
  readonly step: number;
  /** What the step has left since the last entry about it, real ms; 0 while the hall runs. */
  readonly leftMs: number;
  /** Tick at which the step is over; 0 while time stands still. */
  readonly untilTick: number;
  readonly held: boolean;
  readonly away: boolean;
  readonly locked: readonly string[];
  /** Steps whose orders the halls have not been given yet. */
  readonly owed: readonly number[];
}

/** A question that was asked, and what was answered by grant: one list for each vote. */
export interface AskState {
  readonly question: Question;
  readonly open: boolean;
  readonly votes: readonly { readonly [grant: number]: number }[];
  /** Where everybody runs an experiment: the value of each grant, and what it gave. */
  readonly measured?: { readonly [grant: number]: MeasuredPoint };
  readonly truth?: Truth;
  readonly shown: boolean;
}

/** What a class goes through together. Absent parts: a room without a lesson, in which nothing was asked. */
export interface ClassState {
  lesson?: LessonState;
  asks?: readonly AskState[];
  spotlight?: number;
  standings?: Standings;
  said?: Said;
}

export type ClassEntry = LessonEntry | AskEntry | Extract<RoomEntry, { type: 'spotlit' | 'standingsSet' | 'said' }>;

const CLASS_ENTRIES: { readonly [T in ClassEntry['type']]: true } = {
  stepBegan: true,
  stepHeld: true,
  stepLengthened: true,
  lessonLeft: true,
  stepTime: true,
  stepGave: true,
  asked: true,
  voted: true,
  askClosed: true,
  askedAgain: true,
  truthFound: true,
  truthShown: true,
  spotlit: true,
  standingsSet: true,
  said: true,
};

/** Whether an entry is about the class and not about its room. */
export function isOfClass(entry: RoomEntry): entry is ClassEntry {
  return Object.hasOwn(CLASS_ENTRIES, entry.type);
}

/** Takes an entry into the state. */
export function applyToClass(state: ClassState, entry: ClassEntry): void {
  if (entry.type === 'spotlit') state.spotlight = entry.team;
  else if (entry.type === 'standingsSet') state.standings = entry.standings;
  else if (entry.type === 'said') state.said = saidAfter(state.said, entry);
  else if ('ask' in entry) state.asks = withAsk(state.asks ?? [], entry);
  else state.lesson = lessonAfter(state.lesson ?? BEFORE, entry);
}

function saidAfter(before: Said | undefined, { text, point, see }: Extract<RoomEntry, { type: 'said' }>): Said {
  return { no: (before?.no ?? 0) + 1, text, ...(point && { point }), ...(see !== undefined && { see }) };
}

/** A lesson before its first step. */
const BEFORE: LessonState = { step: -1, leftMs: 0, untilTick: 0, held: false, away: false, locked: [], owed: [] };

function lessonAfter(lesson: LessonState, entry: LessonEntry): LessonState {
  switch (entry.type) {
    case 'stepBegan': {
      const { step, lastsMs, untilTick, locked, gives } = entry;
      const owed = gives ? [...lesson.owed, step] : lesson.owed;
      return { step, leftMs: lastsMs, untilTick, held: false, away: false, locked, owed };
    }
    case 'stepHeld':
      return { ...lesson, held: entry.held, leftMs: entry.leftMs };
    case 'stepLengthened':
      return { ...lesson, leftMs: lesson.leftMs + entry.ms, untilTick: lesson.untilTick + entry.ticks };
    case 'lessonLeft':
      return { ...lesson, away: entry.away, held: false, leftMs: entry.leftMs, untilTick: entry.untilTick };
    case 'stepTime':
      return { ...lesson, leftMs: entry.leftMs };
    case 'stepGave':
      return { ...lesson, owed: lesson.owed.filter((step) => step !== entry.step) };
  }
}

function withAsk(asks: readonly AskState[], entry: AskEntry): readonly AskState[] {
  if (entry.type === 'asked') return [...asks, { question: entry.question, open: true, votes: [{}], shown: false }];
  return asks.map((ask, no) => (no === entry.ask ? askAfter(ask, entry) : ask));
}

function askAfter(ask: AskState, entry: Exclude<AskEntry, { type: 'asked' }>): AskState {
  switch (entry.type) {
    case 'voted':
      return {
        ...ask,
        votes: ask.votes.with(entry.vote - 1, { ...ask.votes[entry.vote - 1], [entry.grant]: entry.value }),
        ...measuredWith(ask, entry),
      };
    case 'askClosed':
      return { ...ask, open: false };
    case 'askedAgain':
      return { ...ask, open: true, votes: [...ask.votes, {}] };
    case 'truthFound':
      return { ...ask, truth: entry.truth };
    case 'truthShown':
      return { ...ask, open: false, shown: true };
  }
}

function measuredWith(
  { question: { shape }, measured }: AskState,
  { seat, grant, value }: Extract<AskEntry, { type: 'voted' }>,
): Pick<AskState, 'measured'> {
  if (shape.kind !== 'measure') return {};
  return { measured: { ...measured, [grant]: [valueFor(MEASURES[shape.measure], seat), value] } };
}
