import type { JSX } from 'preact';
import { Link } from '#client/ui/page/link.tsx';
import { duration } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import type { Level } from '#shared/levels/level.ts';
import { chapterOf } from '#shared/levels/progress/opening.ts';
import { chapterColour } from '../map/chapter-colours.ts';
import { progress } from '../progress/kept-progress.ts';
import { chapterName, levelWords } from '../words/level-words.ts';
import { StarReasons } from '../words/star-reasons.tsx';
import { StarRow } from '../words/stars.tsx';
import './level-brief.css';

/** What one has to know before a level: situation, what is wanted, what the stars ask for. */
export function LevelBrief({ level }: { level: Level }): JSX.Element {
  return (
    <div class="level-brief stack loose">
      <LevelHead level={level} />
      <p class="level-brief-text">{levelWords(level.id, 'brief')}</p>
      <Stars level={level} />
      <p class="soft">
        {level.kind === 'hall'
          ? t('attempt.lengthText', { time: duration(level.hall.scenario.lengthS) })
          : t('attempt.untimedText')}
      </p>
    </div>
  );
}

/** Which level of which chapter this is, and the way back to all. */
function LevelHead({ level }: { level: Level }): JSX.Element {
  const chapter = chapterOf(level.id);
  return (
    <header class="level-head" style={{ '--station': chapterColour(chapter) }}>
      <p class="small">
        <Link to="/campaign">{t('attempt.all')}</Link> <span class="plan-number mono">{chapter}</span>{' '}
        {chapterName(chapter)}
      </p>
      <h1>
        <span class="soft">{level.id}</span> {levelWords(level.id, 'title')}
      </h1>
    </header>
  );
}

/** The stars with their bounds; beside them how the best attempt stands. */
function Stars({ level }: { level: Level }): JSX.Element {
  const record = progress.value[level.id];
  return (
    <section class="panel stack" aria-labelledby="stars-title">
      <div class="row">
        <h2 id="stars-title">{t(record ? 'attempt.best' : 'attempt.starsTitle')}</h2>
        {record && <StarRow count={record.stars} />}
      </div>
      <StarReasons level={level} won={record?.stars} conditions={record?.conditions} />
    </section>
  );
}
