import type { JSX } from 'preact';
import { FoldedTable } from '#client/ui/tables/folded-table.tsx';
import { t } from '#client/words/words.ts';
import type { WorldEntry } from '#shared/see/entry.ts';
import type { SeeRun } from '#shared/see/run.ts';
import { clockOf, figureName, written, writtenBeside } from '../figure-words.ts';

interface FigureListProps {
  readonly entry: WorldEntry;
  readonly run: SeeRun;
  readonly plain: SeeRun | undefined;
  readonly moment: number;
}

/** The figures of an entry at a moment, each with what it is without the levers. */
export function FigureList({ entry, run, plain, moment }: FigureListProps): JSX.Element {
  return (
    <dl class="see-figures">
      {entry.figures.map((figure, f) => {
        const now = run.figures[f]?.[moment] ?? 0;
        const [value, instead] = writtenBeside(figure.unit, now, plain?.figures[f]?.[moment] ?? now);
        return (
          <div key={figure.id}>
            <dt class="soft">{figureName(figure)}</dt>
            <dd class="mono">{value}</dd>
            {plain && <dd class="small soft">{t('see.instead', { value: instead })}</dd>}
          </div>
        );
      })}
    </dl>
  );
}

/** So many rows are read rather than searched. Design value. */
const TABLE_ROWS = 12;

/** All figures as a table at even steps, up to the moment that is shown. */
export function FigureTable({ entry, run, moment }: Omit<FigureListProps, 'plain'>): JSX.Element {
  const stride = Math.max(1, Math.ceil(moment / TABLE_ROWS));
  const moments = Array.from({ length: Math.floor(moment / stride) + 1 }, (_, i) => i * stride);
  if (moments.at(-1) !== moment) moments.push(moment);
  return (
    <FoldedTable
      summary={t('see.asTable')}
      head={[t('see.time'), ...entry.figures.map(figureName)]}
      rows={moments.map((at) => [
        clockOf(run.tickSeconds, at),
        ...entry.figures.map(({ unit }, f) => written(unit, run.figures[f]?.[at] ?? 0)),
      ])}
    />
  );
}
