import type { JSX } from 'preact';
import { Button } from '#client/ui/controls/button.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import { navigate } from '#client/ui/page/router.tsx';
import { t } from '#client/words/words.ts';
import { levelById } from '#shared/levels/index.ts';
import type { Level } from '#shared/levels/level.ts';
import { progress } from '../progress/kept-progress.ts';
import { ChapterNumber } from '../words/chapter-number.tsx';
import { chapterName, levelWords } from '../words/level-words.ts';
import { StarReasons } from '../words/star-reasons.tsx';
import { StarRow } from '../words/stars.tsx';
import type { ChapterLine, Station } from './campaign.ts';
import { chapterColour } from './chapter-colours.ts';
import { OpensAfter } from './network-plan.tsx';
import './level-board.css';

interface LevelBoardProps {
  readonly station: Station;
  readonly chapter: ChapterLine;
}

/** One level beside the plan: what it is about, how it stands, and the way in. */
export function LevelBoard({ station, chapter }: LevelBoardProps): JSX.Element | null {
  const level = levelById(station.id);
  if (!level) return null;
  return (
    <section class="level-board" aria-label={t('campaign.board')} style={{ '--station': chapterColour(chapter.no) }}>
      <p class="level-board-line small">
        <ChapterNumber no={chapter.no} /> {chapterName(chapter.no)}
        {station.isNext && <span class="level-board-next">{t('campaign.goOn')}</span>}
      </p>
      <h2>
        <span class="soft">{level.id}</span> {levelWords(level.id, 'title')}
      </h2>
      <LevelIdea level={level} station={station} />
      <LevelStanding level={level} />
      {station.isOpen ? <PlayButton station={station} /> : <OpensAfter chapter={chapter} />}
    </section>
  );
}

/** What one takes along from a level that is done; of another what it is about. */
export function LevelIdea({ level, station }: { level: Level; station: Station }): JSX.Element {
  if (station.stars > 0)
    return (
      <p>
        <strong>{t('attempt.idea')}</strong> {levelWords(level.id, 'idea')}
      </p>
    );
  return <p>{levelWords(level.id, 'brief')}</p>;
}

/** The best attempt with its reasons; before there is one, what the stars ask for. */
export function LevelStanding({ level }: { level: Level }): JSX.Element {
  const record = progress.value[level.id];
  return (
    <div class="level-standing">
      {record && (
        <p class="row">
          <StarRow count={record.stars} />{' '}
          <span class="small soft">{t('campaign.attempts', { count: record.attempts })}</span>
        </p>
      )}
      <StarReasons level={level} won={record?.stars} conditions={record?.conditions} />
    </div>
  );
}

function PlayButton({ station }: { station: Station }): JSX.Element {
  return (
    <Button kind="primary" size="large" onClick={() => navigate(`/level/${station.id}`)}>
      <Icon name="play" /> {t(station.stars > 0 ? 'campaign.playAgain' : 'campaign.play')}
    </Button>
  );
}
