import type { Logger } from 'pino';
import type { Directory } from './directory.ts';
import type { KeptRoom } from './storage/journals.ts';
import type { Front } from './threads/front.ts';

/** Takes over all rooms that were open when the last process ended, or still holds; each comes back or stays out alone. */
export async function comeBack(front: Front, directory: Directory, log: Logger): Promise<void> {
  const { rooms, unreadable } = await front.store.takeOver();
  for (const { room, epoch, problem: detail } of unreadable) {
    log.error({ room, epoch, problem: 'header', detail }, 'roomNotRestored');
    await front.store.end(room, epoch, 'refused');
  }
  await Promise.all(rooms.map((room) => restoreOne(front, directory, log, room)));
}

async function restoreOne(front: Front, directory: Directory, log: Logger, kept: KeptRoom): Promise<void> {
  const { room } = kept.header;
  directory.add(kept.header);
  const opened = await front.restore(kept);
  const facts = { room, epoch: kept.epoch, tick: opened.tick };
  if (opened.opened) return log.info(facts, 'roomRestored');
  const { problem, detail } = opened;
  log.error({ ...facts, problem, detail }, 'roomNotRestored');
  // What could only not be written now comes back with the next start.
  if (problem === 'unwritten') directory.moveAway(room);
  else directory.remove(room);
}
