import type { JSX } from 'preact';
import { t } from '#client/words/words.ts';

/** A stretch of a meter's bar. */
export interface Part {
  readonly name: string;
  readonly value: number;
  readonly text: string;
}

/** What a meter says in figures: the word's key under `meter.`, and the amount. */
export type Figure = readonly ['promised' | 'used' | 'lost' | 'back' | 'written', string];

interface MeterProps {
  readonly label: string;
  /** How things stand, in a word, beside the label. */
  readonly text?: string;
  readonly figures: readonly Figure[];
  readonly children: JSX.Element;
}

/** The second layer: what was promised, what is used, what is lost; the same for everything. */
export function Meter({ label, text, figures, children }: MeterProps): JSX.Element {
  return (
    <section class="meter" aria-label={label}>
      <div class="meter-head">
        <h3>{label}</h3>
        {text && <span class="mono">{text}</span>}
      </div>
      {children}
      <dl class="meter-figures">
        {figures.map(([name, amount]) => (
          <div key={name} class={`figure-${name}`}>
            <dt>{t(`meter.${name}`)}</dt>
            <dd class="mono">{amount}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

interface LoadBarProps {
  readonly label: string;
  /** ‰ of what there is. */
  readonly used: number;
  readonly wanted: number;
}

/** What was got, hatched beside it what was wanted and not got, and where the capacity ends. */
export function LoadBar({ label, used, wanted }: LoadBarProps): JSX.Element {
  const scale = Math.max(1000, wanted);
  const hunger = Math.max(0, wanted - used);
  return (
    <div class="bar" role="img" aria-label={label}>
      <span class="part cpu" style={{ width: `${(used / scale) * 100}%` }} />
      <span class="part steal" style={{ width: `${(hunger / scale) * 100}%` }} />
      <span class="capacity" style={{ left: `${(1000 / scale) * 100}%` }} />
    </div>
  );
}

/** Parts beside each other in the colours and order of the hall, with what each of them is. */
export function StackedBar({ parts }: { parts: readonly Part[] }): JSX.Element {
  const shown = parts.filter(({ value }) => value > 0);
  const sum = Math.max(
    1,
    shown.reduce((total, { value }) => total + value, 0),
  );
  return (
    <>
      <div class="bar" aria-hidden="true">
        {shown.map(({ name, value }) => (
          <span key={name} class={`part memory-${name}`} style={{ width: `${(value / sum) * 100}%` }} />
        ))}
      </div>
      <ul class="legend">
        {shown.map(({ name, text }) => (
          <li key={name}>
            <span class={`swatch memory-${name}`} aria-hidden="true" />
            {text}
          </li>
        ))}
      </ul>
    </>
  );
}
