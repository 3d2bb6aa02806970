import { percentOfPermille } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import type { Bookmark, Debrief } from '#shared/protocol/debrief.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { secondsAt } from '#shared/sim/kernel/time.ts';
import { vmTime } from '../score/vm-time.ts';
import { ownMarks } from './own-marks.ts';

/** A bookmark with the number under which lists and charts show it. */
export interface Moment {
  readonly sign: string;
  readonly bookmark: Bookmark;
  /** Whether it was set on this device and can be taken away again. */
  readonly own: boolean;
}

/** All moments of a team, those set by hand on this device among them, in the order of their ticks. */
export function momentsOf(debrief: Debrief, team: number): readonly Moment[] {
  const concerns = (bookmark: Bookmark) => bookmark.team === team || bookmark.team < 0;
  const told = debrief.bookmarks.filter(concerns).map((bookmark) => ({ bookmark, own: false }));
  const own = ownMarks(debrief.code)
    .filter(concerns)
    .map((bookmark) => ({ bookmark, own: true }));
  return [...told, ...own]
    .sort((a, b) => a.bookmark.tick - b.bookmark.tick)
    .map((moment, i) => ({ ...moment, sign: String(i + 1) }));
}

/** What a moment is marked for, in words. */
export function momentText(scenario: Scenario, { kind, value = 0, disturbance = '', note = '' }: Bookmark): string {
  switch (kind) {
    case 'worstMinute':
    case 'bestSave':
      return t(`debrief.bookmark.${kind}`, { amount: vmTime(secondsAt(scenario, value)) });
    case 'overcommitPeak':
      return t(`debrief.bookmark.${kind}`, { amount: percentOfPermille(value, 0) });
    case 'injected':
      return t(`debrief.bookmark.${kind}`, { what: t(`instructor.fault.${disturbance}.title`) });
    case 'byHand':
      return note === '' ? t('debrief.bookmark.byHand') : note;
    case 'firstBreach':
      return t('debrief.bookmark.firstBreach');
  }
}
