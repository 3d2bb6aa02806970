import type { Kysely, Transaction } from 'kysely';
import { eraseRoom } from './erase-room.ts';
import type { Tables } from './schema.ts';
import { forgetTournaments } from './tournaments.ts';

/**
 * Age of a session that has ended, without trust in the wall clock. Each pass adds the time since the pass before to the
 * age of every ended session. Time cannot run backwards, and one pass adds at most half of what it takes to be deleted, so a
 * clock that is wrong once deletes nothing.
 */
const SHARE_OF_A_PASS = 1 / 2;

/** Between two passes of a running server there is a day; a pass may be late, so two days are believed at any rate. */
const BELIEVED_MS = 2 * 86_400_000;

/** Time since the last pass, as far as it is believed. */
export function believedMs(nowMs: number, passedMs: number, retentionMs: number): number {
  const most = Math.max(BELIEVED_MS, retentionMs * SHARE_OF_A_PASS);
  return Math.min(Math.max(0, nowMs - passedMs), most);
}

/** Deletes sessions that ended at least `retentionMs` ago; answers how many. One that has not ended stays. */
export async function forget(db: Kysely<Tables>, retentionMs: number, nowMs: number): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const byMs = believedMs(nowMs, await passedMs(tx, nowMs), retentionMs);
    await growOlder(tx, byMs);
    await forgetTournaments(tx, retentionMs, byMs);
    await tx.updateTable('server').set({ passed_ms: nowMs }).execute();
    const old = await tx
      .selectFrom('rooms')
      .select('room')
      .where('ended', '!=', '')
      .where('ended_age_ms', '>=', retentionMs)
      .execute();
    for (const { room } of old) await eraseRoom(tx, room);
    return old.length;
  });
}

async function growOlder(tx: Transaction<Tables>, byMs: number): Promise<void> {
  await tx
    .updateTable('rooms')
    .set((row) => ({ ended_age_ms: row('ended_age_ms', '+', byMs) }))
    .where('ended', '!=', '')
    .execute();
}

/** The age that a session starts with when it ends: the next pass will add the time before its end too. */
export async function ageAtEnd(db: Kysely<Tables>, nowMs: number): Promise<number> {
  return 0 - believedMs(nowMs, await passedMs(db, nowMs), 0);
}

/** When retention last passed; `nowMs` if it never did. */
async function passedMs(db: Kysely<Tables>, nowMs: number): Promise<number> {
  const { passed_ms } = await db.selectFrom('server').select('passed_ms').executeTakeFirstOrThrow();
  return Number(passed_ms) || nowMs;
}
