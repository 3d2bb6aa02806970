import type { JSX } from 'preact';
import { clockText } from '#client/model/facts/facts.ts';
import { Icon } from '#client/ui/controls/icon.tsx';
import { number } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import type { ReplayState } from './replay-desk.ts';

/** Whether what is shown is what happened: the hashes of the replay beside those of the session. */
export function ReplayCheck({ state, scenario }: { state: ReplayState | undefined; scenario: Scenario }): JSX.Element {
  return (
    <p class="replay-check small" role="status">
      {words(state, scenario)}
    </p>
  );
}

function words(state: ReplayState | undefined, scenario: Scenario): JSX.Element | string {
  if (!state) return '';
  const first = state.missed[0];
  if (first !== undefined) return t('debrief.replay.differs', { when: clockText({ scenario }, first) });
  if (state.reached < state.ticks)
    return t('debrief.replay.checking', { percent: number(Math.floor((100 * state.reached) / state.ticks)) });
  if (state.marks === 0) return t('debrief.replay.unmarked');
  return (
    <>
      <Icon name="check" />
      {t('debrief.replay.agrees', { met: number(state.met), marks: number(state.marks) })}
    </>
  );
}
