import type { JSX } from 'preact';
import { t } from '#client/words/words.ts';
import { type Curve, curveName, curvesOf, type Yardstick } from './curves.ts';
import type { Racer } from './ghost-charts.tsx';

interface FiguresProps {
  readonly racers: readonly Racer[];
  readonly yardstick: Yardstick;
}

/** What each game came to. */
export function FinalFigures({ racers, yardstick }: FiguresProps): JSX.Element {
  const each = racers.map(({ name, course }) => ({ name, curves: curvesOf(course, yardstick) }));
  return (
    <table class="ghost-figures">
      <caption class="unseen">{t('ghost.figures')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('ghost.figure')}</th>
          {each.map(({ name }) => (
            <th key={name} scope="col" class="number-cell">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {(each[0]?.curves ?? []).map(({ key }) => (
          <tr key={key} data-curve={key}>
            <th scope="row">{curveName(key, yardstick)}</th>
            {each.map(({ name, curves }) => (
              <td key={name} class="mono number-cell">
                {lastOf(curves.find((curve) => curve.key === key))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function lastOf(curve: Curve | undefined): string {
  const value = curve?.values.at(-1);
  return curve === undefined || value === undefined ? '–' : curve.unit(value);
}
