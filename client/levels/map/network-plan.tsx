import type { JSX } from 'preact';
import { Icon } from '#client/ui/controls/icon.tsx';
import { Link } from '#client/ui/page/link.tsx';
import { t } from '#client/words/words.ts';
import type { LevelId } from '#shared/levels/header.ts';
import { ChapterNumber } from '../words/chapter-number.tsx';
import { chapterName, levelWords } from '../words/level-words.ts';
import { StarRow } from '../words/stars.tsx';
import type { ChapterLine, Station } from './campaign.ts';
import { chapterColour } from './chapter-colours.ts';
import { firstStationX, type Plan, planOf, ROW_PX, rowTop, STATION_PX } from './plan-layout.ts';
import { stationLabel } from './station-words.ts';
import './network-plan.css';

interface NetworkPlanProps {
  readonly chapters: readonly ChapterLine[];
  /** Told which station is pointed at or focused. */
  readonly onPoint: (level: LevelId) => void;
}

/** The campaign as a network plan: each chapter a line, each level a station. */
export function NetworkPlan({ chapters, onPoint }: NetworkPlanProps): JSX.Element {
  const plan = planOf(chapters.map(({ stations }) => stations.length));
  return (
    <div class="network-plan" style={{ width: `${plan.width}px`, height: `${plan.height}px` }}>
      <Tracks plan={plan} chapters={chapters} />
      {chapters.map((chapter, row) => (
        <section
          key={chapter.no}
          class={`plan-row ${chapter.isOpen ? 'open' : 'locked'}`}
          style={{ top: `${rowTop(row)}px`, height: `${ROW_PX}px`, '--station': chapterColour(chapter.no) }}
          aria-labelledby={`chapter-${chapter.no}`}
        >
          <PlanHeading chapter={chapter} x={firstStationX(chapters.length)} />
          <ol>
            {chapter.stations.map((station, i) => (
              <li
                key={station.id}
                style={{
                  left: `${firstStationX(chapters.length) + (i - 0.5) * STATION_PX}px`,
                  width: `${STATION_PX}px`,
                }}
              >
                <PlanStation station={station} onPoint={() => onPoint(station.id)} />
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function PlanHeading({ chapter, x }: { chapter: ChapterLine; x: number }): JSX.Element {
  return (
    <header class="plan-heading" style={{ left: `${x - 16}px` }}>
      <ChapterNumber no={chapter.no} />
      <h2 id={`chapter-${chapter.no}`}>
        <span class="unseen">{t('campaign.chapter', { no: chapter.no })}</span> {chapterName(chapter.no)}
      </h2>
      <OpensAfter chapter={chapter} />
    </header>
  );
}

/** What has to be done before a chapter opens. */
export function OpensAfter({ chapter }: { chapter: ChapterLine }): JSX.Element | null {
  if (!chapter.opensAfter) return null;
  const { levels: count, chapter: no } = chapter.opensAfter;
  return (
    <span class="small soft opens-after">
      <Icon name="lock" /> {t('campaign.opensAfter', { count, no })}
    </span>
  );
}

function PlanStation({ station, onPoint }: { station: Station; onPoint: () => void }): JSX.Element {
  const { id, isOpen, stars, isNext } = station;
  return (
    <div class={`plan-station ${isNext ? 'next' : ''}`} onPointerEnter={onPoint} onFocusCapture={onPoint}>
      <Link to={`/level/${id}`} class="plan-link" label={stationLabel(station)}>
        {isNext && <span class="plan-next">{t('campaign.next')}</span>}
        <span class="plan-title">
          <span class="soft">{id}</span> {levelWords(id, 'title')}
        </span>
        {isOpen && stars > 0 && <StarRow count={stars} />}
      </Link>
    </div>
  );
}

const LINE_PX = 8;
const RING_PX = 11;

/** Decoration: what it shows is said by the list over it. */
function Tracks({ plan, chapters }: { plan: Plan; chapters: readonly ChapterLine[] }): JSX.Element {
  const { terminus } = plan;
  return (
    <svg width={plan.width} height={plan.height} aria-hidden="true">
      {chapters.map((chapter, row) => (
        <Track key={chapter.no} path={plan.lines[row]?.path ?? ''} chapter={chapter} />
      ))}
      <rect
        class="plan-terminus"
        x={terminus.x - RING_PX}
        y={terminus.y - RING_PX}
        width={terminus.width + 2 * RING_PX}
        height={2 * RING_PX}
        rx={RING_PX}
      />
      {chapters.map(({ no, stations }, row) =>
        stations.map((station, i) => {
          const point = plan.lines[row]?.stations[i];
          return point && <Stop key={station.id} {...point} station={station} colour={chapterColour(no)} />;
        }),
      )}
    </svg>
  );
}

function Track({ path, chapter }: { path: string; chapter: ChapterLine }): JSX.Element {
  return (
    <path
      class={`plan-track ${chapter.isOpen ? '' : 'locked'}`}
      d={path}
      stroke={chapterColour(chapter.no)}
      stroke-width={LINE_PX}
    />
  );
}

function Stop({ x, y, station, colour }: { x: number; y: number; station: Station; colour: string }): JSX.Element {
  const state = station.stars > 0 ? 'done' : station.isOpen ? 'open' : 'locked';
  return (
    <>
      {station.isNext && <circle class="plan-here" cx={x} cy={y} r={RING_PX + 7} />}
      <circle
        class={`plan-stop ${state}`}
        cx={x}
        cy={y}
        r={RING_PX}
        stroke={colour}
        style={state === 'done' ? { fill: colour } : undefined}
      />
      {station.stars === 3 && <path class="plan-check" d={`M${x - 5} ${y}l4 4l7 -8`} />}
    </>
  );
}
