import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { Button } from '#client/ui/controls/button.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import { t } from '#client/words/words.ts';
import { aboutOf } from './largest-loss.ts';
import { changeOfTenths, points } from './points.ts';
import {
  type OnMoment,
  type PlacedStep,
  placeSteps,
  shownSteps,
  shownTenths,
  type WaterfallStep,
} from './waterfall-steps.ts';
import './waterfall.css';

interface WaterfallProps {
  readonly steps: readonly WaterfallStep[];
  /** Keys of the steps that are open at first: the way to the largest loss. */
  readonly opened: readonly string[];
  /** A tick as the hall's own clock says it. */
  readonly clock: (tick: number) => string;
  /** Goes to that moment in the replay. */
  readonly onMoment: OnMoment;
}

const FULL = 100_000;

/** From 100 points down to the score: a bar for each axis, which opens to what it is made of. */
export function Waterfall({ steps, opened, clock, onMoment }: WaterfallProps): JSX.Element {
  const placed = placeSteps(steps, FULL);
  const end = placed.at(-1)?.to ?? FULL;
  const shown = shownSteps(steps);
  return (
    <div class="waterfall">
      <Total label={t('debrief.waterfall.full')} milliPoints={FULL} />
      <ul>
        {placed.map((each, i) => (
          <Bar
            key={each.step.key}
            placed={each}
            shown={shown[i] ?? 0}
            opened={opened}
            clock={clock}
            onMoment={onMoment}
          />
        ))}
      </ul>
      <Total label={t('debrief.waterfall.score')} milliPoints={end} final />
    </div>
  );
}

function Total({ label, milliPoints, final }: { label: string; milliPoints: number; final?: true }): JSX.Element {
  return (
    <p class={`fall-row total ${final ? 'last' : ''}`}>
      <span class="fall-label">{label}</span>
      <span class="fall-track" aria-hidden="true">
        <span class="fall-bar" style={barStyle({ from: 0, to: milliPoints }, 'var(--accent-fill)')} />
      </span>
      <span class="fall-points mono">{points(milliPoints)}</span>
    </p>
  );
}

function barStyle({ from, to }: Pick<PlacedStep, 'from' | 'to'>, colour: string) {
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  return { left: `${(100 * low) / FULL}%`, width: `${(100 * (high - low)) / FULL}%`, background: colour };
}

interface BarProps extends Pick<WaterfallProps, 'clock' | 'onMoment' | 'opened'> {
  readonly placed: PlacedStep;
  /** What it is shown as, in tenths of a point. */
  readonly shown: number;
}

function Bar({ placed, shown, ...rest }: BarProps): JSX.Element {
  const { step } = placed;
  return (
    <Row
      {...rest}
      step={step}
      shown={shown}
      bar={<span class="fall-bar" style={barStyle(placed, `var(${step.colour})`)} />}
    />
  );
}

type RowProps = Pick<BarProps, 'shown' | 'clock' | 'onMoment' | 'opened'> & {
  readonly step: WaterfallStep;
  readonly bar: JSX.Element;
};

/** A step as a line: its name, its bar, its points; opens to what it is made of, if it is made of anything. */
function Row({ step, shown, bar, ...rest }: RowProps): JSX.Element {
  const [open, setOpen] = useState(rest.opened.includes(step.key));
  const id = useId();
  const hasParts = (step.parts ?? []).length > 0;
  const row = (
    <>
      <span class="fall-label">
        {hasParts && <span class="fall-open" aria-hidden="true" />}
        {step.label}
      </span>
      <span class="fall-track" aria-hidden="true">
        {bar}
      </span>
      <span class="fall-points mono">{changeOfTenths(shown)}</span>
    </>
  );
  if (!hasParts)
    return (
      <li>
        <div class="fall-row">{row}</div>
        <div class="fall-more">
          {step.facts && <p class="small soft">{step.facts}</p>}
          <Moments step={step} clock={rest.clock} onMoment={rest.onMoment} />
        </div>
      </li>
    );
  return (
    <li>
      <button type="button" class="fall-row" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        {row}
      </button>
      <div id={id} hidden={!open}>
        {open && <Parts step={step} shown={shown} {...rest} />}
      </div>
    </li>
  );
}

/** What a step is made of, the largest first; each as a share of it. */
function Parts({ step, shown, ...rest }: Omit<RowProps, 'bar'>): JSX.Element {
  const parts = step.parts ?? [];
  const changes = shownTenths(parts, shown);
  return (
    <ul class="fall-parts">
      {parts.map((part, i) => (
        <Row
          key={part.key}
          {...rest}
          step={part}
          shown={changes[i] ?? 0}
          bar={<span class="fall-bar" style={{ width: share(part, step), background: `var(${part.colour})` }} />}
        />
      ))}
    </ul>
  );
}

function share(part: WaterfallStep, whole: WaterfallStep): string {
  return `${Math.min(100, (100 * Math.abs(part.milliPoints)) / Math.max(1, Math.abs(whole.milliPoints)))}%`;
}

/** Where to look: its first and its last moment, in the replay. */
function Moments({
  step,
  clock,
  onMoment,
}: { step: WaterfallStep } & Pick<BarProps, 'clock' | 'onMoment'>): JSX.Element | null {
  const { fromTick, toTick } = step;
  if (fromTick === undefined || toTick === undefined) return null;
  const ticks = toTick === fromTick ? [fromTick] : [fromTick, toTick];
  return (
    <p class="fall-moments">
      {ticks.map((tick, i) => (
        <Button
          key={tick}
          kind="quiet"
          size="small"
          label={`${t(i === 0 ? 'debrief.waterfall.first' : 'debrief.waterfall.last', { when: clock(tick) })}: ${step.label}`}
          onClick={() => onMoment(tick, aboutOf(step).about)}
        >
          <Icon name="play" />
          {t(i === 0 ? 'debrief.waterfall.first' : 'debrief.waterfall.last', { when: clock(tick) })}
        </Button>
      ))}
    </p>
  );
}
