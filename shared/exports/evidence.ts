import type { Question, Truth } from '#shared/protocol/questions.ts';
import type { RecordedLine } from '#shared/replay/recording.ts';

/** What each person of a session did, read off its journal: for the eyes of whoever leads the session. */

/** One person: everything while they held a seat. `grant` counts the seats as they were given, from 1. */
export interface Evidence {
  readonly grant: number;
  readonly seat: number;
  /** As they were last called; empty for one who was erased. */
  readonly name: string;
  /** Their last team; −1 = none. */
  readonly team: number;
  /** Ticks that were done when they came, and when they left (or at the end). */
  readonly fromTick: number;
  readonly toTick: number;
  /** Orders that they gave, by name. */
  readonly orders: { readonly [name: string]: number };
  readonly orderCount: number;
  /** How many of these were those of another job. */
  readonly coverCount: number;
  readonly pingCount: number;
  readonly noteCount: number;
  readonly answers: readonly Answer[];
}

/** What somebody answered to a question: their last answer to each vote. */
export interface Answer {
  readonly ask: number;
  readonly question: Question;
  readonly tick: number;
  /** By vote, the first one first; nothing for one that was let pass. */
  readonly values: readonly (number | undefined)[];
  /** Absent while it was not found out. */
  readonly truth?: Truth;
  /** Whether the last answer is the right one; absent without a truth. */
  readonly isRight?: boolean;
}

interface Person {
  grant: number;
  seat: number;
  name: string;
  team: number;
  fromTick: number;
  toTick: number;
  orders: { [name: string]: number };
  orderCount: number;
  coverCount: number;
  pingCount: number;
  noteCount: number;
  answers: Map<number, { tick: number; values: (number | undefined)[] }>;
}

/** Everybody who had a seat, in the order in which they came. */
export function evidenceOf(lines: readonly RecordedLine[], ticks: number): readonly Evidence[] {
  const people: Person[] = [];
  const holders = new Map<number, Person>();
  for (const { tick, entry } of lines) {
    if (entry.type === 'seatTaken') {
      leave(holders, entry.seat, tick);
      const person = newcomer(people.length + 1, entry, tick, ticks);
      people.push(person);
      holders.set(entry.seat, person);
    } else if (entry.type === 'seatLeft' || entry.type === 'kicked') leave(holders, entry.seat, tick);
    else if (entry.type === 'started' || entry.type === 'shuffled')
      for (const [seat, holder] of holders) holder.team = entry.teams[seat] ?? -1;
    else note(holders, tick, entry);
  }
  const asked = askedIn(lines);
  return people.map(({ answers, ...person }) => ({ ...person, answers: answersOf(answers, asked) }));
}

function newcomer(
  grant: number,
  { seat, name, team }: { readonly seat: number; readonly name: string; readonly team: number },
  fromTick: number,
  toTick: number,
): Person {
  const counts = { orders: {}, orderCount: 0, coverCount: 0, pingCount: 0, noteCount: 0 };
  return { grant, seat, name, team, fromTick, toTick, ...counts, answers: new Map() };
}

function leave(holders: Map<number, Person>, seat: number, tick: number): void {
  const holder = holders.get(seat);
  if (holder) holder.toTick = tick;
  holders.delete(seat);
}

/** Takes what somebody at a seat did. */
function note(holders: ReadonlyMap<number, Person>, tick: number, entry: RecordedLine['entry']): void {
  const person = holders.get('by' in entry ? entry.by : 'seat' in entry ? entry.seat : -1);
  if (!person) return;
  switch (entry.type) {
    case 'renamed':
      person.name = entry.name;
      return;
    case 'teamed':
      person.team = entry.team;
      return;
    case 'order':
      person.orders[entry.call.name] = (person.orders[entry.call.name] ?? 0) + 1;
      person.orderCount += 1;
      if (entry.cover) person.coverCount += 1;
      return;
    case 'pinged':
      person.pingCount += 1;
      return;
    case 'bookmarked':
      person.noteCount += 1;
      return;
    case 'voted':
      vote(person, tick, entry);
      return;
    default:
  }
}

function vote(
  { answers }: Person,
  tick: number,
  { ask, vote: no, value }: { readonly ask: number; readonly vote: number; readonly value: number },
): void {
  const answer = answers.get(ask) ?? { tick, values: [] };
  answer.values[no - 1] = value;
  answers.set(ask, { ...answer, tick });
}

type Asked = ReadonlyMap<number, { readonly question: Question; truth?: Truth }>;

function askedIn(lines: readonly RecordedLine[]): Asked {
  const asked = new Map<number, { question: Question; truth?: Truth }>();
  for (const { entry } of lines) {
    if (entry.type === 'asked') asked.set(entry.ask, { question: entry.question });
    const known = entry.type === 'truthFound' ? asked.get(entry.ask) : undefined;
    if (known && entry.type === 'truthFound') known.truth = entry.truth;
  }
  return asked;
}

function answersOf(answers: Person['answers'], asked: Asked): readonly Answer[] {
  return [...answers].flatMap(([ask, { tick, values }]): Answer[] => {
    const about = asked.get(ask);
    if (!about) return [];
    const { question, truth } = about;
    const told = { ask, question, tick, values: Array.from(values) };
    return [truth ? { ...told, truth, isRight: values.at(-1) === truth.value } : told];
  });
}

/** Share of somebody's answers that were right, of those that have a truth; nothing without any. */
export function rightShare({ answers }: Pick<Evidence, 'answers'>): number | undefined {
  const judged = answers.filter(({ isRight }) => isRight !== undefined);
  return judged.length === 0 ? undefined : judged.filter(({ isRight }) => isRight).length / judged.length;
}
