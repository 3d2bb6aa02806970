import { t } from '#client/words/words.ts';
import type { JobName } from '#shared/protocol/crew.ts';

/** `Capacity`, `Capacity and Business`. */
export function jobsText(jobs: readonly JobName[]): string {
  return jobs.map((job) => t(`job.${job}.name`)).reduce((one, other) => t('job.and', { one, other }));
}
