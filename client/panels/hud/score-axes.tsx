import type { JSX } from 'preact';
import { Explained } from '#client/cards/explained.tsx';
import { at } from '#client/model/facts/cell.ts';
import { points, SHOWN_AXES } from '#client/model/facts/score.ts';
import type { PanelProps } from '#client/model/state/panel.ts';
import { percentOfPermille, watts } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import type { ScoreAxis, ScoreNow } from '#shared/protocol/debrief.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';

/** What the game is about, axis by axis: the figure of the moment, and the points so far as soon as there is a par. */
export function ScoreAxes({ ui, world }: PanelProps): JSX.Element {
  const score = ui.session.score.value;
  return (
    <dl class="score-axes" aria-label={t('score.title')}>
      {SHOWN_AXES.map((axis) => (
        <Axis key={axis} world={world} axis={axis} score={score} figure={FIGURES[axis]?.(world) ?? ''} />
      ))}
    </dl>
  );
}

/** What an axis is measured by, where one figure of the moment says it. */
const FIGURES: { readonly [A in ScoreAxis]?: (world: OpenWorld) => string } = {
  promises: ({ hall }) => percentOfPermille(at(hall.slaPermille, 0)),
  energy: ({ hall }) => watts(at(hall.facilityW, 0)),
};

interface AxisProps {
  readonly world: OpenWorld;
  readonly axis: ScoreAxis;
  readonly score: ScoreNow | undefined;
  readonly figure: string;
}

function Axis({ world, axis, score, figure }: AxisProps): JSX.Element {
  const milli = score?.ready ? score.axes[axis] : undefined;
  const level = milli === undefined ? 'unknown' : levelOf(milli);
  return (
    <div class={`axis axis-${level} ${figure === '' ? 'no-figure' : ''}`} title={t(`score.help.${axis}`)}>
      <dt>
        <Explained card={`axis.${axis}`} of={{ world, kind: 'hall', row: 0 }}>
          {t(`score.axis.${axis}`)}
        </Explained>
      </dt>
      <dd>
        {figure !== '' && <span class="axis-figure mono">{figure}</span>}
        <strong class="axis-points mono">{milli === undefined ? '–' : points(milli)}</strong>
        <span class="axis-bar" aria-hidden="true">
          <span class="axis-fill" style={{ width: `${(milli ?? 0) / 1000}%` }} />
        </span>
      </dd>
    </div>
  );
}

/** Thousandths of points from which an axis is well, and below which it is not. Design values. */
const WELL = 60_000;
const POOR = 25_000;

function levelOf(milliPoints: number): 'ok' | 'watch' | 'hot' {
  if (milliPoints >= WELL) return 'ok';
  return milliPoints >= POOR ? 'watch' : 'hot';
}
