import type { Logger } from 'pino';
import { heartbeat, type Timer } from '#shared/clock.ts';
import type { Front } from './threads/front.ts';

const DAY_MS = 86_400_000;

/**
 * Deletes ended sessions and lines of the audit log that are old enough, now and once a day until the answer is called. Called after the take-over:
 * what goes on is not deleted. A deletion that fails is tried again the next day.
 */
export async function forgetDaily(
  front: Front,
  { retentionDays: days, auditDays }: { readonly retentionDays: number; readonly auditDays: number },
  log: Logger,
  timer: Timer,
): Promise<() => void> {
  const forget = async () => {
    try {
      const sessions = await front.store.forget(days * DAY_MS);
      if (sessions > 0) {
        log.info({ sessions, days }, 'sessionsDeleted');
        const note = { who: 'server', deed: 'sessionsForgotten', about: '', detail: String(sessions) } as const;
        await front.store.registry('note', note);
      }
      await front.store.registry('tidy', auditDays * DAY_MS);
    } catch (problem) {
      log.error({ problem: String(problem) }, 'notDeleted');
    }
  };
  await forget();
  return heartbeat(timer, DAY_MS, () => void forget());
}
