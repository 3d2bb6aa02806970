import type { PersonLine } from '#shared/protocol/office.ts';
import type { RoomEntry } from '#shared/replay/entries.ts';

/**
 * One person in a journal, told by the grant of their seat. What goes of them: their name, the code of their seat, the random
 * number of their browser, and what they typed. What stays is what their team did and how the class answered, as somebody who is
 * not named: so the worlds play again to the same hashes, for no hash knows a name.
 */

/** A line of a journal. */
export interface EntryLine {
  readonly seq: number;
  readonly tick: number;
  readonly entry: RoomEntry;
}

/** Everybody who had a seat, as they were last called. */
export function peopleIn(lines: readonly EntryLine[]): readonly PersonLine[] {
  const people = new Map<number, { grant: number; seat: number; name: string; team: number }>();
  const holders = new Map<number, { grant: number; seat: number; name: string; team: number }>();
  for (const { entry } of lines) {
    if (entry.type === 'seatTaken') {
      const { grant, seat, name, team } = entry;
      const person = { grant, seat, name, team };
      people.set(grant, person);
      holders.set(seat, person);
    } else if (entry.type === 'started' || entry.type === 'shuffled')
      for (const [seat, holder] of holders) holder.team = entry.teams[seat] ?? -1;
    else if (entry.type === 'renamed' || entry.type === 'teamed') {
      const holder = holders.get(entry.seat);
      if (holder) Object.assign(holder, entry.type === 'renamed' ? { name: entry.name } : { team: entry.team });
    }
  }
  return [...people.values()];
}

/** The lines that are about one person: of their seat while they held it, of their browser, and where they are named. */
export function linesOf(lines: readonly EntryLine[], grant: number): readonly EntryLine[] {
  const secrets = secretsOf(lines, grant);
  return whoseLines(lines).flatMap(({ line, holder }) => {
    return holder === grant || blanked(line.entry, wordsIn(line.entry, secrets)) !== line.entry ? [line] : [];
  });
}

/** The lines that say who the person was, as they are without them. The others stay as they are. */
export function withoutPerson(lines: readonly EntryLine[], grant: number): readonly EntryLine[] {
  const secrets = secretsOf(lines, grant);
  return whoseLines(lines).flatMap(({ line, holder }) => {
    const own = holder === grant ? blankedFields(line.entry) : line.entry;
    const entry = blanked(own, wordsIn(own, secrets));
    return entry === line.entry ? [] : [{ ...line, entry }];
  });
}

/** Fields of entries that say who somebody is, or that somebody typed. */
const TYPED = ['name', 'code', 'device', 'note'] as const;

/** What tells who somebody was, wherever it stands. */
export interface Secrets {
  readonly names: ReadonlySet<string>;
  /** Codes of their seats and numbers of their browsers: nobody else has them. */
  readonly keys: ReadonlySet<string>;
}

export function secretsOf(lines: readonly EntryLine[], grant: number): Secrets {
  const own = whoseLines(lines).filter(({ holder }) => holder === grant);
  const values = (field: (typeof TYPED)[number]) => own.flatMap(({ line }) => textIn(line.entry, field));
  return { names: new Set(values('name')), keys: new Set([...values('code'), ...values('device')]) };
}

function textIn(entry: RoomEntry, field: string): readonly string[] {
  const value = (entry as unknown as Record<string, unknown>)[field];
  return typeof value === 'string' && value !== '' ? [value] : [];
}

/** Names stand in the log of what instructors did as well; elsewhere a word may be the same by chance. */
function wordsIn(entry: RoomEntry, { names, keys }: Secrets): ReadonlySet<string> {
  return entry.type === 'did' ? new Set([...names, ...keys]) : keys;
}

function blankedFields(entry: RoomEntry): RoomEntry {
  const fields = TYPED.filter((field) => textIn(entry, field).length > 0);
  return fields.length === 0 ? entry : { ...entry, ...Object.fromEntries(fields.map((field) => [field, ''])) };
}

/** The same value without these words, at any depth; the very same if none is in it. */
function blanked<T>(value: T, words: ReadonlySet<string>): T {
  if (typeof value === 'string') return (words.has(value) ? '' : value) as T;
  if (typeof value !== 'object' || value === null) return value;
  const before = Object.entries(value);
  const after = before.map(([key, part]) => [key, blanked(part, words)] as const);
  if (after.every(([, part], i) => part === before[i]?.[1])) return value;
  return (Array.isArray(value) ? after.map(([, part]) => part) : Object.fromEntries(after)) as T;
}

/** Lines with the grant of whom each is about: 0 for those that are about nobody. */
function whoseLines(lines: readonly EntryLine[]): { readonly line: EntryLine; readonly holder: number }[] {
  const holders = new Map<number, number>();
  return lines.map((line) => {
    const { entry } = line;
    if (entry.type === 'seatTaken') holders.set(entry.seat, entry.grant);
    return { line, holder: 'grant' in entry ? entry.grant : (holders.get(seatOf(entry)) ?? 0) };
  });
}

function seatOf(entry: RoomEntry): number {
  if ('seat' in entry) return entry.seat;
  return 'by' in entry ? entry.by : -1;
}

/** The state of a snapshot without a person: see `RoomState`. */
export function stateWithout(state: string, { names, keys }: Secrets): string {
  const { remembered, banned, ...rest } = JSON.parse(state) as {
    remembered?: { device: string }[];
    banned?: string[];
  };
  const others = {
    ...rest,
    ...(remembered && { remembered: remembered.filter(({ device }) => !keys.has(device)) }),
    ...(banned && { banned: banned.filter((device) => !keys.has(device)) }),
  };
  return JSON.stringify(blanked(others, new Set([...names, ...keys])));
}
