import type { JSX } from 'preact';
import { Link } from '#client/ui/page/link.tsx';
import { t } from '#client/words/words.ts';
import type { Level } from '#shared/levels/level.ts';
import { chapterOf } from '#shared/levels/progress/opening.ts';
import { chapterColour } from '../map/chapter-colours.ts';
import { ChapterNumber } from '../words/chapter-number.tsx';
import { chapterName, levelWords } from '../words/level-words.ts';
import './level-head.css';

/** Which level of which chapter this is, and the way back to all. */
export function LevelHead({ level }: { level: Level }): JSX.Element {
  const chapter = chapterOf(level.id);
  return (
    <header class="level-head" style={{ '--station': chapterColour(chapter) }}>
      <p class="small">
        <Link to="/campaign">{t('attempt.all')}</Link> <ChapterNumber no={chapter} /> {chapterName(chapter)}
      </p>
      <h1>
        <span class="soft">{level.id}</span> {levelWords(level.id, 'title')}
      </h1>
    </header>
  );
}
