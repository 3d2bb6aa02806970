import type { Transaction } from 'kysely';
import type { Tables } from './schema.ts';

/** Deletes everything that is stored of a room. The one place that knows which tables name rooms. */
export async function eraseRoom(tx: Transaction<Tables>, room: string): Promise<boolean> {
  for (const table of ['journal', 'snapshots', 'room_hosts'] as const)
    await tx.deleteFrom(table).where('room', '=', room).execute();
  const { numDeletedRows } = await tx.deleteFrom('rooms').where('room', '=', room).executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}
