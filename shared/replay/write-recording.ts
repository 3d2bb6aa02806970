import type { RoomEntry } from './entries.ts';
import { fieldsOf, LINE_TYPES } from './line-types.ts';
import { RECORDING_FORMAT, type RecordedEntry, type RecordedLine, type Recording } from './recording.ts';
import type { RoomHeader } from './room-header.ts';
import { timelineOf } from './timelines.ts';

/** What a reader of a recording may see: everything, or what concerns one team, with nobody else's names. */
export type Sight = 'all' | { readonly team: number };

/** A line of a room's journal. */
export interface JournalEntry {
  readonly tick: number;
  readonly entry: RoomEntry;
}

/** A room's journal as a recording. */
export function recordingOf(header: RoomHeader, journal: readonly JournalEntry[], ticks: number): Recording {
  const { room: _, ...told } = header;
  const lines = journal.flatMap(({ tick, entry }): RecordedLine[] => {
    const recorded = recordedEntry(entry);
    return recorded ? [{ tick, entry: recorded }] : [];
  });
  return { header: { format: RECORDING_FORMAT, ...told }, lines, ticks };
}

/** A recording for somebody. */
export function asSeen(recording: Recording, sight: Sight): Recording {
  return sight === 'all' ? recording : { ...recording, lines: seenBy(sight.team, recording.lines) };
}

/** What goes out of an entry: the fields that are described, or nothing if its type is not. */
function recordedEntry(entry: RoomEntry): RecordedEntry | undefined {
  if (!Object.hasOwn(LINE_TYPES, entry.type)) return undefined;
  const { type } = entry as RecordedEntry;
  const values = entry as unknown as { readonly [field: string]: unknown };
  const told = fieldsOf(type).filter(([name]) => values[name] !== undefined);
  return { type, ...Object.fromEntries(told.map(([name]) => [name, values[name]])) } as RecordedEntry;
}

/** A recording as a file of lines of JSON. */
export function* writeRecording({ header, lines, ticks }: Recording): Generator<string, void> {
  yield `${JSON.stringify({ type: 'header', ...header })}\n`;
  for (const { tick, entry } of lines) yield `${JSON.stringify({ tick, ...entry })}\n`;
  yield `${JSON.stringify({ tick: ticks, type: 'end' })}\n`;
}

/** Lines as one team may see them: its own orders, hashes and bookmarks, and the names of those who sat with it. */
function seenBy(team: number, lines: readonly RecordedLine[]): RecordedLine[] {
  const own = seatsOnceOf(team, lines);
  const inherited = new Set<RecordedEntry>(timelineOf(lines, team).orders.map(({ entry }) => entry));
  const sources = sourcesOf(team, lines);
  return lines.flatMap(({ tick, entry }): RecordedLine[] => {
    switch (entry.type) {
      // What members of another team share is theirs.
      case 'jobsDealt':
      case 'pinged':
      case 'keyAsked':
      case 'keyTurned':
      case 'keyEnded':
      case 'order':
        return entry.team === team || inherited.has(entry) ? [{ tick, entry }] : [];
      case 'undone':
        return sources.has(entry.team) ? [{ tick, entry }] : [];
      case 'bookmarked':
        return entry.team === team || entry.team < 0 ? [{ tick, entry }] : [];
      // What somebody answered is theirs; what everybody answered is in no team's recording.
      case 'voted':
        return [];
      case 'mark':
        return [{ tick, entry: { ...entry, hashes: entry.hashes.map((hash, of) => (of === team ? hash : null)) } }];
      case 'seatTaken':
      case 'renamed':
        return [{ tick, entry: own.has(entry) ? entry : { ...entry, name: '' } }];
      default:
        return [{ tick, entry }];
    }
  });
}

/** The team, and those whose hall its own is a copy of: what was undone there before is part of its past. */
function sourcesOf(team: number, lines: readonly RecordedLine[]): ReadonlySet<number> {
  const sources = new Set([team]);
  for (const { entry } of lines.toReversed())
    if (entry.type === 'split' && sources.has(entry.into)) sources.add(entry.team);
  return sources;
}

type Naming = Extract<RecordedEntry, { name: string }>;

/** The entries that name somebody who was a member of the team at some time while they held the seat. */
function seatsOnceOf(team: number, lines: readonly RecordedLine[]): ReadonlySet<Naming> {
  const own = new Set<Naming>();
  const holders = new Map<number, { readonly names: Naming[]; team: number }>();
  const joins = (seat: number, of: number | undefined) => {
    const holder = holders.get(seat);
    if (holder && of !== undefined) holder.team = of;
    // Who has no team has no team-mates.
    if (team >= 0 && holder?.team === team) for (const entry of holder.names) own.add(entry);
  };
  for (const { entry } of lines) {
    if (entry.type === 'seatTaken') holders.set(entry.seat, { names: [entry], team: entry.team });
    if (entry.type === 'renamed') holders.get(entry.seat)?.names.push(entry);
    if (entry.type === 'started' || entry.type === 'shuffled')
      for (const seat of holders.keys()) joins(seat, entry.teams[seat]);
    else if ('seat' in entry) joins(entry.seat, entry.type === 'teamed' ? entry.team : undefined);
  }
  return own;
}
