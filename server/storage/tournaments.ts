import type { Kysely } from 'kysely';
import type { Tables } from './schema.ts';

/** A tournament as it is stored: its header and its lines, as JSON. What they hold is `server/tournaments`' to say. */
export interface StoredTournament {
  readonly code: string;
  readonly header: string;
  readonly lines: readonly string[];
}

/** `fenced`: somebody else owns the storage now, or the lines contradict what is written. */
export type TournamentWritten = 'done' | 'fenced';

/** Journals of tournaments. Every method is durable when it resolves. */
export interface TournamentJournals {
  createTournament(code: string, header: string): Promise<TournamentWritten>;
  /** Writes lines from number `seq` on: all of them, or none. */
  appendTournament(code: string, seq: number, lines: readonly string[]): Promise<TournamentWritten>;
  /** Keeps what the referee certified: nothing is played any more. */
  closeTournament(code: string, told: string): Promise<TournamentWritten>;
  /** All that are kept. */
  tournaments(): Promise<readonly StoredTournament[]>;
  /** What was certified of one that is closed; empty = nothing. */
  tournamentExport(code: string): Promise<string>;
}

/** Tournaments in any database that Kysely speaks to. `owns`: whether this owner still owns the file. */
export function sqlTournaments(db: Kysely<Tables>, owns: (db: Kysely<Tables>) => Promise<boolean>): TournamentJournals {
  const asOwner = (write: (tx: Kysely<Tables>) => Promise<unknown>) =>
    db.transaction().execute(async (tx): Promise<TournamentWritten> => {
      if (!(await owns(tx))) return 'fenced';
      await write(tx);
      return 'done';
    });
  return {
    createTournament: (code, header) =>
      asOwner((tx) =>
        tx.insertInto('tournaments').values({ code, header, closed: 0, closed_age_ms: 0, export: '' }).execute(),
      ),
    appendTournament: (code, seq, lines) =>
      asOwner(async (tx) => {
        for (const [i, line] of lines.entries())
          await tx
            .insertInto('tournament_lines')
            .values({ code, seq: seq + i, line })
            .execute();
      }),
    closeTournament: (code, told) =>
      asOwner((tx) =>
        tx.updateTable('tournaments').set({ closed: 1, export: told }).where('code', '=', code).execute(),
      ),
    tournaments: () => readAll(db),
    async tournamentExport(code) {
      const row = await db.selectFrom('tournaments').select('export').where('code', '=', code).executeTakeFirst();
      return row?.export ?? '';
    },
  };
}

async function readAll(db: Kysely<Tables>): Promise<readonly StoredTournament[]> {
  const headers = await db.selectFrom('tournaments').select(['code', 'header']).orderBy('code').execute();
  const lines = await db.selectFrom('tournament_lines').selectAll().orderBy('code').orderBy('seq').execute();
  const byCode = new Map<string, string[]>(headers.map(({ code }) => [code, []]));
  for (const { code, line } of lines) byCode.get(code)?.push(line);
  return headers.map(({ code, header }) => ({
    code,
    header,
    lines: byCode.get(code) ?? [],
  }));
}

/** Ages closed tournaments by a span, and deletes those that are old enough; answers how many. */
export async function forgetTournaments(tx: Kysely<Tables>, retentionMs: number, byMs: number): Promise<number> {
  await tx
    .updateTable('tournaments')
    .set((row) => ({ closed_age_ms: row('closed_age_ms', '+', byMs) }))
    .where('closed', '=', 1)
    .execute();
  const old = await tx
    .selectFrom('tournaments')
    .select('code')
    .where('closed', '=', 1)
    .where('closed_age_ms', '>=', retentionMs)
    .execute();
  for (const { code } of old)
    for (const table of ['tournament_lines', 'tournaments'] as const)
      await tx.deleteFrom(table).where('code', '=', code).execute();
  return old.length;
}
