import type { RoomEntry } from '#shared/replay/entries.ts';
import type { Content } from '../rooms/game.ts';
import { type Restored, restoreGame } from '../rooms/restore.ts';
import type { KeptRoom, RoomSnapshot } from '../storage/journals.ts';
import type { Past } from './past.ts';

/** The moment of a session that a debrief is of. */
export interface Moment {
  /** The same for the same moment. */
  readonly key: string;
  /** Of a game that runs: the newest snapshot, or the start while there is none. Else the last line. */
  readonly of: 'snapshot' | 'start' | 'lastLine';
}

/**
 * While a game runs, its debrief is of the newest snapshot: it is made once for all who ask until the next one, and no tick is
 * played again for it. What stands still (a lobby, a pause, the end) is shown as it is.
 */
export function momentOf({ epoch, state, over, savedTick, lines }: Past): Moment {
  if (state.phase === 'running' && !over)
    return savedTick > 0
      ? { key: `snapshot ${epoch} ${savedTick}`, of: 'snapshot' }
      : { key: `start ${epoch}`, of: 'start' };
  return { key: [epoch, lines.at(-1)?.seq ?? 0, savedTick].join(), of: 'lastLine' };
}

/** The worlds of a session at a moment, and its lines up to there. */
export function worldsAt(past: Past, moment: Moment, content: Content | undefined, snapshot: RoomSnapshot | undefined) {
  const last = lastSeqOf(past, moment, snapshot);
  const lines = past.lines.filter(({ seq }) => seq <= last);
  return { lines, restored: restore({ ...past, lines }, content, snapshot) };
}

function lastSeqOf({ lines }: Past, { of }: Moment, snapshot: RoomSnapshot | undefined): number {
  const isStart = ({ type }: RoomEntry) => type === 'started';
  if (of === 'start') return lines.find(({ entry }) => isStart(entry))?.seq ?? 0;
  return (of === 'snapshot' ? snapshot?.seq : undefined) ?? lines.at(-1)?.seq ?? 0;
}

/** The newest snapshot has the worlds; if it cannot be used, the journal gives them. */
function restore(past: Past, content: Content | undefined, snapshot: RoomSnapshot | undefined): Restored {
  const restored = snapshot && tryRestore(past, content, snapshot);
  return restored ?? restoreGame(keptOf(past, undefined), content);
}

/** Nothing if it is the snapshot's fault. */
function tryRestore(past: Past, content: Content | undefined, snapshot: RoomSnapshot): Restored | undefined {
  try {
    const restored = restoreGame(keptOf(past, snapshot), content);
    return !restored.ok && restored.problem === 'hash' ? undefined : restored;
  } catch {
    return undefined;
  }
}

function keptOf({ header, lines }: Past, snapshot: RoomSnapshot | undefined): KeptRoom {
  const after = lines.filter(({ seq }) => seq > (snapshot?.seq ?? 0));
  const written = after.map((line) => ({ ...line, entry: JSON.stringify(line.entry), command: undefined }));
  return { header, epoch: 0, horizon: 0, mark: undefined, snapshot, skipped: [], lines: written };
}
