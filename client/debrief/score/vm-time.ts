import { number } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';

const MINUTE_S = 60;

/** Seconds added up over VMs, in a unit that is no time of the clock: `31.6 VM-minutes`, `40 VM-seconds`. */
export function vmTime(seconds: number): string {
  if (seconds < MINUTE_S) return t('debrief.vmSeconds', { value: number(seconds) });
  return t('debrief.vmMinutes', { value: number(seconds / MINUTE_S, 1) });
}
