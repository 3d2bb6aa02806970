import { computed, signal } from '@preact/signals';
import { keep, kept } from '#client/device/device-store.ts';
import type { LevelId } from '#shared/levels/header.ts';
import { type Attempt, merged, type Progress, withAttempt } from '#shared/levels/progress/progress.ts';
import { progressText, readProgressText } from '#shared/levels/progress/progress-file.ts';

const PROGRESS_KEPT_AS = 'overcommit.levels';
const OPEN_KEPT_AS = 'overcommit.levels.open';
const YES = 'yes';

const known = signal<Progress | undefined>(undefined);
const everything = signal<boolean | undefined>(undefined);

/** What this device keeps of the campaign; where it keeps nothing, what was done since the page was opened. */
export const progress = computed<Progress>(() => known.value ?? readProgressText(kept(PROGRESS_KEPT_AS) ?? '') ?? {});

/** Whether every level is open on this device, whatever is done: for who teaches. */
export const allOpen = computed<boolean>(() => everything.value ?? kept(OPEN_KEPT_AS) === YES);

export function openAll(on: boolean): void {
  everything.value = on;
  keep(OPEN_KEPT_AS, on ? YES : '');
}

export function keepAttempt(level: LevelId, attempt: Attempt): void {
  keepProgress(withAttempt(progress.peek(), level, attempt));
}

/** Takes in what was done elsewhere; what was done here stays where it is better. */
export function takeIn(other: Progress): void {
  keepProgress(merged(progress.peek(), other));
}

function keepProgress(next: Progress): void {
  known.value = next;
  keep(PROGRESS_KEPT_AS, progressText(next));
}
