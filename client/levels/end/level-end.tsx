import type { ComponentChildren, JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { Button } from '#client/ui/controls/button.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import { Link } from '#client/ui/page/link.tsx';
import { navigate } from '#client/ui/page/router.tsx';
import { t } from '#client/words/words.ts';
import type { Judgement } from '#shared/levels/judge.ts';
import type { Level } from '#shared/levels/level.ts';
import { countStars } from '#shared/levels/progress/progress.ts';
import { LevelHead } from '../level/level-head.tsx';
import { nextNow } from '../map/campaign.ts';
import { keepAttempt } from '../progress/kept-progress.ts';
import { levelName, levelWords } from '../words/level-words.ts';
import { StarReasons } from '../words/star-reasons.tsx';
import { StarRow } from '../words/stars.tsx';
import { LevelSources } from './level-sources.tsx';
import './level-end.css';

interface LevelEndProps {
  readonly level: Level;
  readonly result: Judgement;
  /** Whether a hint has cost the third star. */
  readonly spent: boolean;
  /** Where one looks back at the attempt; absent where nothing is kept of it. */
  readonly debrief?: string;
  readonly onAgain: () => void;
  /** Plays it in another hall of its kind; absent where there is only one. */
  readonly onAnother?: () => void;
  /** What else is to be said of the attempt. */
  readonly children?: ComponentChildren;
}

/** What an attempt came to: stars with their reasons, the idea, what to think about, and the ways on. */
export function LevelEnd(props: LevelEndProps): JSX.Element {
  const { level, result, spent, children } = props;
  const stars = countStars(result.stars);
  useEffect(() => keepAttempt(level.id, { stars, conditions: result.conditions }), []);
  // The button that ended it may stand far down the page.
  useEffect(() => scrollTo(0, 0), []);
  return (
    <div class="level-end stack loose">
      <LevelHead level={level} />
      <section class="level-result" aria-labelledby="result-title">
        <StarRow count={stars} large />
        <h2 id="result-title">{t(`attempt.result${stars}`)}</h2>
      </section>
      <Ways {...props} done={stars > 0} />
      <section class="panel stack" aria-label={t('attempt.starsTitle')}>
        <StarReasons level={level} won={stars} conditions={result.conditions} />
        {spent && <p class="small soft">{t('attempt.spentText')}</p>}
        {children}
      </section>
      <Idea level={level} />
      <LevelSources level={level} />
    </div>
  );
}

/** On, once more, or back: the likeliest first. */
function Ways({ level, done, debrief, onAgain, onAnother }: LevelEndProps & { done: boolean }): JSX.Element {
  const next = nextNow();
  const on = done && next !== undefined && next !== level.id ? next : undefined;
  return (
    <nav class="row" aria-label={t('attempt.ways')}>
      {on && (
        <Button kind="primary" size="large" onClick={() => navigate(`/level/${on}`)}>
          {t('attempt.nextLevel', { level: levelName(on) })}
        </Button>
      )}
      <Button kind={on ? 'plain' : 'primary'} size="large" onClick={onAgain}>
        {t('attempt.again')}
      </Button>
      {onAnother && (
        <Button size="large" onClick={onAnother}>
          <Icon name="dice" /> {t('attempt.another')}
        </Button>
      )}
      {debrief && <Link to={debrief}>{t('attempt.debrief')}</Link>}
      <Link to="/campaign">{t('attempt.all')}</Link>
    </nav>
  );
}

/** What one takes along, and a question that it answers: thought about before it is opened. */
function Idea({ level }: { level: Level }): JSX.Element {
  return (
    <section class="stack" aria-labelledby="idea-title">
      <h2 id="idea-title">{t('attempt.ideaTitle')}</h2>
      <p class="level-idea">{levelWords(level.id, 'idea')}</p>
      <details class="level-question">
        <summary>
          <strong>{levelWords(level.id, 'question')}</strong> <span class="small soft">{t('attempt.thinkFirst')}</span>
        </summary>
        <p>{levelWords(level.id, 'explain')}</p>
      </details>
    </section>
  );
}
