import type { JSX } from 'preact';
import { Line, Station as LineStation } from '#client/ui/controls/line.tsx';
import { Link } from '#client/ui/page/link.tsx';
import { t } from '#client/words/words.ts';
import { levelById } from '#shared/levels/index.ts';
import { ChapterNumber } from '../words/chapter-number.tsx';
import { chapterName, levelWords } from '../words/level-words.ts';
import { StarRow } from '../words/stars.tsx';
import type { ChapterLine, Station } from './campaign.ts';
import { chapterColour } from './chapter-colours.ts';
import { LevelIdea, LevelStanding } from './level-board.tsx';
import { OpensAfter } from './network-plan.tsx';
import { stationLabel } from './station-words.ts';
import './chapter-list.css';

/** The campaign as a list: the same lines and stations one under another, each with its stars and their reasons. */
export function ChapterList({ chapters }: { chapters: readonly ChapterLine[] }): JSX.Element {
  return (
    <div class="chapter-list stack loose">
      {chapters.map((chapter) => (
        <section
          key={chapter.no}
          class={`stack ${chapter.isOpen ? 'open' : 'locked'}`}
          aria-labelledby={`chapter-${chapter.no}`}
          style={{ '--station': chapterColour(chapter.no) }}
        >
          <header class="row">
            <ChapterNumber no={chapter.no} />
            <h2 id={`chapter-${chapter.no}`}>
              <span class="unseen">{t('campaign.chapter', { no: chapter.no })}</span> {chapterName(chapter.no)}
            </h2>
            <OpensAfter chapter={chapter} />
          </header>
          <Line>
            {chapter.stations.map((station) => (
              <LineStation
                key={station.id}
                colour={chapterColour(chapter.no)}
                state={station.stars > 0 ? 'done' : 'open'}
              >
                <LevelEntry station={station} />
              </LineStation>
            ))}
          </Line>
        </section>
      ))}
    </div>
  );
}

function LevelEntry({ station }: { station: Station }): JSX.Element | null {
  const { id, stars, isOpen, isNext } = station;
  const level = levelById(id);
  if (!level) return null;
  return (
    <div class={`chapter-entry ${isOpen ? '' : 'locked'}`}>
      <h3>
        <Link to={`/level/${id}`} class="chapter-link" label={stationLabel(station)}>
          <span class="soft">{id}</span>
          <span>{levelWords(id, 'title')}</span>
          {isOpen && <StarRow count={stars} />}
          {isNext && <span class="level-board-next">{t('campaign.next')}</span>}
        </Link>
      </h3>
      <details>
        <summary>{t('campaign.about')}</summary>
        <div class="stack">
          <LevelIdea level={level} station={station} />
          <LevelStanding level={level} />
        </div>
      </details>
    </div>
  );
}
