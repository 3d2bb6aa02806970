import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Bar, WorldEntry } from '#shared/see/entry.ts';
import type { SeeRun } from '#shared/see/run.ts';
import { barName, figureName, written } from '../figure-words.ts';
import './bars.css';

interface BarsProps {
  readonly entry: WorldEntry;
  readonly run: SeeRun;
  readonly moment: number;
}

/** Hosts, VMs and disks as bars in parts. A bar is drawn; its sum and, for those who do not see it, all of it stand beside. */
export function Bars({ entry, run, moment }: BarsProps): JSX.Element {
  const parts = useMemo(() => partsOf(entry.bars, run), [entry, run]);
  const scales = useMemo(() => scalesOf(entry.bars, run), [entry, run]);
  return (
    <div class="see-bars">
      <ul class="see-legend" aria-hidden="true">
        {parts.map((id) => (
          <li key={id}>
            <span class="see-swatch" style={{ background: colourOf(id, parts) }} /> {figureName({ id })}
          </li>
        ))}
      </ul>
      <ul class="see-bar-list">
        {entry.bars.map((bar, b) => (
          <BarRow
            key={b}
            bar={bar}
            values={run.bars[b] ?? []}
            moment={moment}
            most={scales.get(bar.name) ?? 1}
            all={parts}
          />
        ))}
      </ul>
    </div>
  );
}

interface RowProps {
  readonly bar: Bar;
  readonly values: readonly Float64Array[];
  readonly moment: number;
  /** What the full width stands for. */
  readonly most: number;
  readonly all: readonly string[];
}

function BarRow({ bar, values, moment, most, all }: RowProps): JSX.Element {
  const now = values.map((row) => Math.max(0, row[moment] ?? 0));
  const there = bar.parts.map((part, p) => ({ part, value: now[p] ?? 0 })).filter(({ value }) => value > 0);
  const said = there.map(({ part, value }) => `${figureName(part)} ${written(part.unit, value)}`).join(', ');
  const sum = now.reduce((all, value) => all + value, 0);
  return (
    <li class="see-bar">
      <span class="see-bar-name">{barName(bar)}</span>
      <span class="see-bar-track" aria-hidden="true" title={said}>
        {there.map(({ part, value }) => (
          <span key={part.id} style={{ width: `${(value / most) * 100}%`, background: colourOf(part.id, all) }} />
        ))}
      </span>
      <span class="see-bar-sum mono" aria-hidden="true">
        {written(bar.parts[0]?.unit ?? 'count', sum)}
      </span>
      <span class="unseen">{said}</span>
    </li>
  );
}

/** Ids of all parts that are ever more than nothing, in the order in which they come first. */
function partsOf(bars: readonly Bar[], run: SeeRun): readonly string[] {
  const there = bars.flatMap(({ parts }, b) => parts.filter((_, p) => run.bars[b]?.[p]?.some((value) => value > 0)));
  return [...new Set(there.map(({ id }) => id))];
}

/** What the full width stands for, by the kind of a bar: the longest that any of them gets in the run. */
function scalesOf(bars: readonly Bar[], run: SeeRun): ReadonlyMap<string, number> {
  const scales = new Map<string, number>();
  bars.forEach(({ name }, b) => {
    scales.set(name, Math.max(scales.get(name) ?? 0, longest(run.bars[b] ?? [], run.end)));
  });
  return scales;
}

function longest(values: readonly Float64Array[], end: number): number {
  let most = 0;
  for (let at = 0; at <= end; at++)
    most = Math.max(
      most,
      values.reduce((sum, row) => sum + Math.max(0, row[at] ?? 0), 0),
    );
  return most || 1;
}

/** Memory has its colours on every screen; other parts take the next that is free. */
const MEMORY = ['private', 'shared', 'ballooned', 'compressed', 'swapped', 'hypervisor', 'free'];
const OTHERS = ['--team-1', '--team-6', '--team-2', '--team-4', '--team-0', '--team-5', '--team-3'];

function colourOf(id: string, all: readonly string[]): string {
  if (MEMORY.includes(id)) return `var(--memory-${id})`;
  const others = all.filter((each) => !MEMORY.includes(each));
  return `var(${OTHERS[others.indexOf(id) % OTHERS.length]})`;
}
