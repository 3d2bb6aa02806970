import type { Kysely } from 'kysely';
import type { AuditLine, Deed } from '#shared/protocol/office.ts';
import type { AuditNote, Registry } from '../accounts/registry.ts';
import type { Tables } from './schema.ts';

/** The audit log, apart from all journals: it says who did what and when, and nothing that anybody typed in a session. */
export function sqlAudit(db: Kysely<Tables>, nowMs: () => number): Pick<Registry, 'note' | 'audit' | 'tidy'> {
  return {
    async note({ who, deed, about, detail }: AuditNote): Promise<void> {
      await db
        .insertInto('audit')
        .values({ no: await nextNo(db), at_ms: nowMs(), who, deed, about, detail })
        .execute();
    },
    audit: (before, most) => readAudit(db, before, most),
    async tidy(auditMs: number): Promise<void> {
      await db
        .deleteFrom('audit')
        .where('at_ms', '<', nowMs() - auditMs)
        .execute();
      await db.deleteFrom('sign_ins').where('until_ms', '<=', nowMs()).execute();
    },
  };
}

/** The storage thread does one thing at a time, so nobody else takes the number meanwhile; the command line may, and fails. */
async function nextNo(db: Kysely<Tables>): Promise<number> {
  const last = await db.selectFrom('audit').select('no').orderBy('no', 'desc').executeTakeFirst();
  return (last?.no ?? 0) + 1;
}

async function readAudit(db: Kysely<Tables>, before: number, most: number): Promise<readonly AuditLine[]> {
  let lines = db
    .selectFrom('audit')
    .leftJoin('accounts', 'accounts.account', 'audit.who')
    .select(['no', 'at_ms', 'who', 'login', 'deed', 'about', 'detail']);
  if (before > 0) lines = lines.where('no', '<', before);
  const rows = await lines.orderBy('no', 'desc').limit(most).execute();
  return rows.map(({ no, at_ms, who, login, deed, about, detail }) => {
    return { no, atMs: Number(at_ms), who: login ?? who, deed: deed as Deed, about, detail };
  });
}
