import type { JSX } from 'preact';
import { number } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import type { Means } from '#shared/machine/vmm/events.ts';
import { cyclesByPart } from '#shared/see/machine/cycles-by-part.ts';
import { written } from '../../figure-words.ts';
import { reasonWords } from '../reason-words.ts';
import type { MachineViewProps } from './machine-view-props.ts';
import './counts.css';

const MEANS: readonly Means[] = ['direct', 'translated', 'rewritten', 'emulated', 'interpreted'];

/** What the run has cost so far, on what, and why the hypervisor got control. */
export function CountsView({ run, tape, moment }: MachineViewProps): JSX.Element {
  const { counts } = run;
  const before = tape.steps[moment - 2]?.cycles ?? 0;
  const last = moment === 0 ? 0 : counts.cycles - before;
  return (
    <section class="machine-counts" aria-label={t('machine.view.counts')}>
      <h3>{t('machine.view.counts')}</h3>
      <p>
        <strong class="mono counts-sum">{written('cycles', counts.cycles)}</strong>{' '}
        <span class="soft">{t('machine.counts.last', { cycles: number(last) })}</span>
      </p>
      <PartBar
        parts={cyclesByPart(counts).map(({ id, cycles }) => ({ id, value: cycles, words: t(`machine.work.${id}`) }))}
      />
      <h4>{t('machine.counts.means')}</h4>
      <PartBar parts={MEANS.map((id) => ({ id, value: counts.means[id], words: t(`machine.means.${id}`) }))} />
      <h4>{t('machine.counts.exits')}</h4>
      <ul class="counts-exits">
        {Object.entries(counts.exits)
          .sort(([, one], [, other]) => other - one)
          .map(([reason, times]) => (
            <li key={reason}>
              <span class="mono">{number(times)}</span> {reasonWords(reason)}
            </li>
          ))}
        {Object.keys(counts.exits).length === 0 && <li class="soft">{t('machine.counts.noExits')}</li>}
      </ul>
    </section>
  );
}

interface Part {
  readonly id: string;
  readonly value: number;
  readonly words: string;
}

/** A bar in parts, and the same as a list. */
function PartBar({ parts }: { parts: readonly Part[] }): JSX.Element {
  const there = parts.filter(({ value }) => value > 0);
  const sum = there.reduce((all, { value }) => all + value, 0) || 1;
  return (
    <div>
      <div class="part-bar" aria-hidden="true">
        {there.map(({ id, value }) => (
          <span key={id} class={`count-${id}`} style={{ width: `${(value / sum) * 100}%` }} />
        ))}
      </div>
      <ul class="part-list small">
        {there.map(({ id, value, words }) => (
          <li key={id}>
            <span class={`part-swatch count-${id}`} aria-hidden="true" /> {words}{' '}
            <span class="mono">{number(value)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
