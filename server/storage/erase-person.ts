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

/** The lines that are about one person: of their seat while they held it, and of their browser. */
export function linesOf(lines: readonly EntryLine[], grant: number): readonly EntryLine[] {
  const devices = devicesOf(lines, grant);
  return whoseLines(lines).flatMap(({ line, holder }) => {
    return holder === grant || hasDevice(line.entry, devices) ? [line] : [];
  });
}

/** The lines that say who the person was, as they are without them. The others stay as they are. */
export function withoutPerson(lines: readonly EntryLine[], grant: number): readonly EntryLine[] {
  const devices = devicesOf(lines, grant);
  return whoseLines(lines).flatMap(({ line, holder }) => {
    const entry = line.entry as RoomEntry & Partial<Record<(typeof TYPED)[number], string>>;
    const own = holder === grant ? TYPED.filter((field) => typeof entry[field] === 'string') : [];
    const fields = [...own, ...(hasDevice(entry, devices) ? ['device'] : [])];
    if (fields.length === 0) return [];
    return [{ ...line, entry: { ...entry, ...Object.fromEntries(fields.map((field) => [field, ''])) } as RoomEntry }];
  });
}

/** Fields of entries that say who somebody is, or that somebody typed. */
const TYPED = ['name', 'code', 'note'] as const;

/** The random numbers of the browsers that somebody played with. */
export function devicesOf(lines: readonly EntryLine[], grant: number): ReadonlySet<string> {
  const own = whoseLines(lines).filter(({ holder }) => holder === grant);
  return new Set(own.flatMap(({ line }) => ('device' in line.entry && line.entry.device ? [line.entry.device] : [])));
}

function hasDevice(entry: RoomEntry, devices: ReadonlySet<string>): boolean {
  return 'device' in entry && devices.has(entry.device);
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
export function stateWithout(state: string, grant: number, devices: ReadonlySet<string>): string {
  const whole = JSON.parse(state) as {
    seats?: { grant: number; name: string; code: string; device: string }[];
    remembered?: { device: string }[];
    banned?: string[];
  };
  const seats = whole.seats?.map((seat) => (seat.grant === grant ? { ...seat, name: '', code: '', device: '' } : seat));
  return JSON.stringify({
    ...whole,
    seats,
    remembered: whole.remembered?.filter(({ device }) => !devices.has(device)),
    banned: whole.banned?.filter((device) => !devices.has(device)),
  });
}
