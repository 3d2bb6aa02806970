import type { JSX } from 'preact';
import { number } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import type { TeamDebrief } from '#shared/protocol/debrief.ts';
import { points } from '../score/points.ts';
import type { Decision } from './decisions.ts';

const [WIDTH, HEIGHT] = [240, 150];
/** Room for the axes, in units of the drawing. */
const [LEFT, RIGHT, TOP, BOTTOM] = [30, 12, 10, 22];
const FULL_MILLI = 100_000;
const SCORE_MARKS = [0, 50, 100];

interface DecisionPlotProps {
  readonly decision: Decision;
  /** What a team is called here. */
  readonly nameOf: (team: TeamDebrief) => string;
  readonly named: boolean;
}

/** One decision of every team against its score: whether it mattered, and where the best of it was. */
export function DecisionPlot({ decision, nameOf, named }: DecisionPlotProps): JSX.Element {
  return (
    <figure class="decision">
      <figcaption>
        <h3>{decision.title}</h3>
      </figcaption>
      <Drawing decision={decision} nameOf={nameOf} named={named} />
      <details class="chart-table">
        <summary>{t('debrief.asTable')}</summary>
        <table>
          <caption class="unseen">{decision.title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('debrief.team')}</th>
              <th scope="col" class="number">
                {decision.title}
              </th>
              <th scope="col" class="number">
                {t('debrief.score')}
              </th>
            </tr>
          </thead>
          <tbody>
            {decision.points.map(({ team, value, milliPoints }) => (
              <tr key={team.team}>
                <th scope="row">{nameOf(team)}</th>
                <td class="number mono">{decision.unit(value)}</td>
                <td class="number mono">{points(milliPoints)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

function Drawing({ decision, nameOf, named }: DecisionPlotProps): JSX.Element {
  const values = decision.points.map(({ value }) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  // What all teams decided alike stands in the middle.
  const part = (value: number) => (high > low ? (value - low) / (high - low) : 0.5);
  const x = (value: number) => LEFT + part(value) * (WIDTH - LEFT - RIGHT);
  const y = (score: number) => HEIGHT - BOTTOM - (score / 100) * (HEIGHT - TOP - BOTTOM);
  return (
    <svg class="decision-plot" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {SCORE_MARKS.map((mark) => (
        <g key={mark}>
          <line class="grid" x1={LEFT} x2={WIDTH - RIGHT} y1={y(mark)} y2={y(mark)} />
          <text x={LEFT - 6} y={y(mark) + 4} text-anchor="end">
            {number(mark)}
          </text>
        </g>
      ))}
      <text x={x(low)} y={HEIGHT - 5} text-anchor={high > low ? 'start' : 'middle'}>
        {decision.unit(low)}
      </text>
      {high > low && (
        <text x={x(high)} y={HEIGHT - 5} text-anchor="end">
          {decision.unit(high)}
        </text>
      )}
      {decision.points.map(({ team, value, milliPoints }) => (
        <Dot
          key={team.team}
          x={x(value)}
          y={y((100 * milliPoints) / FULL_MILLI)}
          name={nameOf(team)}
          colour={named ? `var(--team-${Math.max(0, team.emblem) % 8})` : 'var(--accent)'}
          letter={named ? nameOf(team).charAt(0) : ''}
        />
      ))}
    </svg>
  );
}

interface DotProps {
  readonly x: number;
  readonly y: number;
  readonly name: string;
  readonly colour: string;
  readonly letter: string;
}

function Dot({ x, y, name, colour, letter }: DotProps): JSX.Element {
  return (
    <g>
      <title>{name}</title>
      <circle class="decision-dot" cx={x} cy={y} r={letter === '' ? 6 : 9} fill={colour} />
      {letter !== '' && (
        <text class="dot-letter" x={x} y={y + 4} text-anchor="middle">
          {letter}
        </text>
      )}
    </g>
  );
}
