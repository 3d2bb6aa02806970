import type { Registry } from '../accounts/registry.ts';
import type { Embedded } from './embedded.ts';
import { sqlAccounts } from './sql-accounts.ts';
import { sqlAudit } from './sql-audit.ts';
import { sqlErase } from './sql-erase.ts';

/** Everything that is stored besides what rooms write. `nowMs` is the wall clock. */
export function sqlRegistry(embedded: Embedded, nowMs: () => number): Registry {
  return { ...sqlAccounts(embedded.db, nowMs), ...sqlAudit(embedded.db, nowMs), ...sqlErase(embedded, nowMs) };
}
