import { setImmediate as nextTurn } from 'node:timers/promises';
import { stackOf } from '../rooms/closed-replies.ts';
import type { Content } from '../rooms/game.ts';
import { type Restored, restoring } from '../rooms/restore.ts';
import type { Log } from '../rooms/room-deps.ts';
import type { Journals, KeptRoom } from '../storage/journals.ts';

/**
 * Brings a room back from the newest snapshot that can be used: behind a damaged one there is an older one and the journal,
 * and behind all of them the journal from its first line.
 */
export async function restoreRoom(
  kept: KeptRoom,
  content: Content | undefined,
  store: Pick<Journals, 'before'>,
  log: Log,
): Promise<Restored> {
  const { room } = kept.header;
  for (let from = kept; ; ) {
    for (const detail of from.skipped) log.warn({ room, epoch: kept.epoch, detail }, 'snapshotUnreadable');
    const restored = await tryRestore(from, content);
    if (restored.ok || !from.snapshot || restored.problem === 'rules' || restored.problem === 'content')
      return restored;
    const { problem, detail } = restored;
    log.warn({ room, epoch: kept.epoch, tick: from.snapshot.tick, problem, detail }, 'snapshotUnusable');
    from = await store.before(from, from.snapshot);
  }
}

/** A journal that cannot be read closes its room and no other. */
async function tryRestore(kept: KeptRoom, content: Content | undefined): Promise<Restored> {
  try {
    const work = restoring(kept, content);
    for (;;) {
      const { done, value } = work.next();
      if (done) return value;
      await nextTurn();
    }
  } catch (problem) {
    return { ok: false, problem: 'unreadable', tick: 0, detail: stackOf(problem) };
  }
}
