import type { JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { at } from '#client/model/facts/cell.ts';
import { theme } from '#client/ui/page/theme.ts';
import { TableScroll } from '#client/ui/tables/table-scroll.tsx';
import { language, t } from '#client/words/words.ts';
import type { ChartLine, ChartTime, TimeChartProps } from './chart.ts';
import { drawChart } from './draw-chart.ts';
import './charts.css';

/** A chart over the time of a hall: drawn, with its legend, and as a table for those who do not see it. */
export function TimeChart(props: TimeChartProps): JSX.Element {
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  // Colours and words are drawn into the canvas: another theme or language is another drawing.
  const [shownTheme, shownLanguage] = [theme.value, language.value];
  useEffect(
    () => (place.current ? drawChart(place.current, props) : undefined),
    [props.time, props.lines, shownTheme, shownLanguage],
  );
  return (
    <figure class="time-chart" aria-labelledby={id}>
      <figcaption id={id}>
        <h3>{props.title}</h3>
        {props.note && <p class="small soft">{props.note}</p>}
      </figcaption>
      <Legend {...props} />
      <div class="chart-place" ref={place} aria-hidden="true" />
      <ChartTable {...props} />
    </figure>
  );
}

/** What each line is, with its value at the moment under the pointer, else at the end. */
function Legend({ time, lines, unit }: TimeChartProps): JSX.Element {
  const second = time.lookedAt.value ?? time.seconds;
  return (
    <ul class="chart-legend">
      {lines.map((line) => (
        <li key={line.key}>
          <Swatch line={line} />
          {line.name} <span class="mono">{unit(valueAt(line, second))}</span>
        </li>
      ))}
    </ul>
  );
}

function Swatch({ line }: { line: ChartLine }): JSX.Element {
  return (
    <svg width="20" height="10" viewBox="0 0 20 10" aria-hidden="true">
      <line
        x1="0"
        x2="20"
        y1="5"
        y2="5"
        stroke={`var(${line.colour})`}
        stroke-width="4"
        stroke-dasharray={line.dash?.join(' ')}
      />
    </svg>
  );
}

/** A line that ends before that has its last value. */
function valueAt({ values }: ChartLine, second: number): number {
  return at(values, Math.max(0, Math.min(second, values.length) - 1));
}

/** So many rows are read rather than searched. Design value. */
const TABLE_ROWS = 16;

/** The same as a table, at even steps and at every bookmark. */
function ChartTable({ title, time, lines, unit }: TimeChartProps): JSX.Element {
  return (
    <details class="chart-table">
      <summary>{t('debrief.asTable')}</summary>
      <TableScroll label={title}>
        <table>
          <caption class="unseen">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('debrief.when')}</th>
              {lines.map(({ key, name }) => (
                <th key={key} scope="col" class="number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {tableSeconds(time).map((second) => (
              <tr key={second}>
                <th scope="row">{time.clock(second)}</th>
                {lines.map((line) => (
                  <td key={line.key} class="number mono">
                    {unit(valueAt(line, second))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </details>
  );
}

function tableSeconds({ seconds, marks }: ChartTime): readonly number[] {
  const step = Math.max(1, Math.ceil(seconds / TABLE_ROWS));
  const even = Array.from({ length: Math.ceil(seconds / step) }, (_, i) => Math.min(seconds, (i + 1) * step));
  const marked = marks.map(({ second }) => Math.min(seconds, Math.max(1, Math.round(second))));
  return [...new Set([...even, ...marked])].sort((a, b) => a - b);
}
