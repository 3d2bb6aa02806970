import type { JSX } from 'preact';
import { Link } from '#client/ui/page/link.tsx';
import { t } from '#client/words/words.ts';
import type { Level } from '#shared/levels/level.ts';
import { LECTURES } from '#shared/see/lectures.ts';

/** Where one sees the idea of a level, and the lectures that teach it. */
export function LevelSources({ level }: { level: Level }): JSX.Element {
  return (
    <section class="level-sources" aria-labelledby="sources-title">
      <h2 id="sources-title">{t('attempt.more')}</h2>
      <ul>
        {level.see.map((concept) => (
          <li key={concept}>
            <Link to={`/see/${concept}`}>{t(`see.entry.${concept}.title`)}</Link>
          </li>
        ))}
      </ul>
      <ul class="small soft">
        {level.lectures.map(({ text, section }) => (
          <li key={text + section}>{t('see.lecture', { title: LECTURES[text], section })}</li>
        ))}
      </ul>
    </section>
  );
}
