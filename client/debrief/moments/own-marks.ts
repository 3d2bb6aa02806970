import { keep, kept } from '#client/device/device-store.ts';
import { type Bookmark, NOTE_MAX } from '#shared/protocol/debrief.ts';

/** Moments that somebody marked while looking at a debrief; they stay on this device. */

const KEPT_AS = 'overcommit.marks.';
/** So many marks a session may have here. Design value. */
const MARKS_MOST = 40;

/** In the order of their ticks. */
export function ownMarks(code: string): readonly Bookmark[] {
  try {
    const stored: unknown = JSON.parse(kept(KEPT_AS + code) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isMark) : [];
  } catch {
    return [];
  }
}

/** Marks a moment of a team; answers all marks. */
export function addOwnMark(code: string, team: number, tick: number, note: string): readonly Bookmark[] {
  const mark: Bookmark = { kind: 'byHand', team, tick, note: note.slice(0, NOTE_MAX) };
  return keepMarks(code, [...ownMarks(code), mark].slice(-MARKS_MOST));
}

/** Takes a mark away; answers those that are left. */
export function dropOwnMark(code: string, gone: Bookmark): readonly Bookmark[] {
  return keepMarks(
    code,
    ownMarks(code).filter(({ team, tick, note }) => team !== gone.team || tick !== gone.tick || note !== gone.note),
  );
}

function keepMarks(code: string, marks: readonly Bookmark[]): readonly Bookmark[] {
  const sorted = [...marks].sort((a, b) => a.tick - b.tick);
  keep(KEPT_AS + code, JSON.stringify(sorted));
  return sorted;
}

/** Storage belongs to the user: what is no mark counts as none. */
function isMark(stored: unknown): stored is Bookmark {
  if (typeof stored !== 'object' || stored === null) return false;
  const { kind, team, tick, note } = stored as Partial<Record<keyof Bookmark, unknown>>;
  return kind === 'byHand' && Number.isInteger(team) && Number.isInteger(tick) && typeof note === 'string';
}
