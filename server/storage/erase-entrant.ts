import type { Transaction } from 'kysely';
import type { Tables } from './schema.ts';

/** A line of a tournament as far as it says who somebody is. */
interface NamedLine {
  readonly atMs: number;
  readonly entry: { readonly type: string; readonly entry?: number; readonly name?: string; readonly secret?: string };
}

/**
 * Takes a name out of a tournament, and what was certified while its games had it: that is made anew. Pairings and results stay, as
 * those of an entry without a name. Answers whether there was such an entry.
 */
export async function eraseEntrant(tx: Transaction<Tables>, code: string, no: number): Promise<boolean> {
  const rows = await tx.selectFrom('tournament_lines').select(['seq', 'line']).where('code', '=', code).execute();
  let found = false;
  for (const { seq, line } of rows) {
    const { atMs, entry } = JSON.parse(line) as NamedLine;
    if (entry.type !== 'named' || entry.entry !== no) continue;
    found = true;
    const without = JSON.stringify({ atMs, entry: { ...entry, name: '', secret: '' } });
    await tx
      .updateTable('tournament_lines')
      .set({ line: without })
      .where('code', '=', code)
      .where('seq', '=', seq)
      .execute();
  }
  if (found) await tx.updateTable('tournaments').set({ export: '' }).where('code', '=', code).execute();
  return found;
}
