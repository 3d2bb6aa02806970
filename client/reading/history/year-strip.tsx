import type { JSX } from 'preact';
import { t } from '#client/words/words.ts';
import { EVENT_KINDS, type HistoryEvent } from '#shared/see/history/history.ts';

const FIRST_YEAR = 1955;
const LAST_YEAR = 2015;
const YEARS_A_TICK = 10;
/** Of the drawing, in its own units. */
const WIDTH = 1000;
const LANE = 34;
const EDGE = 24;
const RADIUS = 8;

/** The years from left to right, a lane for each kind; each mark leads to its event below. Words say the same: the list. */
export function YearStrip({ events }: { readonly events: readonly HistoryEvent[] }): JSX.Element {
  const lanes = EVENT_KINDS.filter((kind) => events.some((event) => event.kind === kind));
  const height = lanes.length * LANE + EDGE;
  const ticks = Array.from(
    { length: (LAST_YEAR - FIRST_YEAR) / YEARS_A_TICK },
    (_, i) => FIRST_YEAR + 5 + i * YEARS_A_TICK,
  );
  return (
    <nav aria-label={t('history.drawn', { from: FIRST_YEAR, to: LAST_YEAR })}>
      <svg class="year-strip" viewBox={`0 0 ${WIDTH} ${height}`}>
        <title>{t('history.timeline')}</title>
        {ticks.map((year) => (
          <g key={year}>
            <line class="year-line" x1={xOf(year)} x2={xOf(year)} y1={0} y2={height - EDGE} />
            <text x={xOf(year)} y={height - 6} text-anchor="middle">
              {year}
            </text>
          </g>
        ))}
        {lanes.map((kind, lane) => (
          <Lane key={kind} events={events.filter((event) => event.kind === kind)} y={(lane + 0.5) * LANE} />
        ))}
      </svg>
    </nav>
  );
}

function xOf(year: number): number {
  return EDGE + ((year - FIRST_YEAR) / (LAST_YEAR - FIRST_YEAR)) * (WIDTH - 2 * EDGE);
}

/** Events of one kind; two of one year stand side by side. */
function Lane({ events, y }: { readonly events: readonly HistoryEvent[]; readonly y: number }): JSX.Element {
  const [first, last] = [events[0], events.at(-1)];
  return (
    <g class={`lane kind-${first?.kind}`}>
      {first && last && <line class="lane-line" x1={xOf(first.year)} x2={xOf(last.year)} y1={y} y2={y} />}
      {events.map(({ id, year }, i) => {
        const words = t('history.mark', { year, title: t(`history.event.${id}.title`) });
        return (
          <a key={id} href={`#${id}`} aria-label={words}>
            <title>{words}</title>
            <circle cx={xOf(year) + (events[i - 1]?.year === year ? RADIUS : 0)} cy={y} r={RADIUS} />
          </a>
        );
      })}
    </g>
  );
}
