import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { t } from '#client/words/words.ts';
import { machineOutcome } from '#shared/see/machine/answer.ts';
import type { MachineEntry, MachineSetting } from '#shared/see/machine/entry.ts';
import { tapeOf } from '#shared/see/machine/tape.ts';
import { written } from '../figure-words.ts';
import { keyOf } from './run/use-tape.ts';
import './ways-chart.css';

interface WaysChartProps {
  readonly entry: MachineEntry;
  readonly setting: MachineSetting;
}

/** What was measured under each way of running the guest, as bars on a logarithmic scale. Only where that was the question. */
export function WaysChart({ entry, setting }: WaysChartProps): JSX.Element | null {
  const outcome = useMemo(
    () => (entry.asks.kind === 'ways' ? machineOutcome(entry, setting, tapeOf(entry, setting)) : undefined),
    [entry, keyOf(setting)],
  );
  const { asks } = entry;
  if (asks.kind !== 'ways' || outcome?.kind !== 'numbers') return null;
  const most = Math.max(...outcome.values);
  return (
    <figure class="ways-chart">
      <figcaption class="small">{t(`machine.figure.${asks.id}`)}</figcaption>
      <ul>
        {asks.of.map((id, i) => (
          <li key={id}>
            <span class="small">{t(`machine.way.${id}`)}</span>
            <span class="ways-track" aria-hidden="true">
              <span style={{ width: `${lengthOf(outcome.values[i] ?? 0, most)}%` }} />
            </span>
            <span class="mono small">{written('cycles', outcome.values[i] ?? 0)}</span>
          </li>
        ))}
      </ul>
    </figure>
  );
}

/** Length in percent: each tenfold is as long as any other, from ten cycles on. */
function lengthOf(cycles: number, most: number): number {
  const from = 1;
  return Math.max(1, (100 * (Math.log10(Math.max(cycles, 10)) - from)) / (Math.log10(most) - from));
}
