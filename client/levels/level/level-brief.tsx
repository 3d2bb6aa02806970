import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '#client/ui/controls/button.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import { duration } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import type { Level } from '#shared/levels/level.ts';
import { type Answers, AskForm } from '../ask/ask-form.tsx';
import { AssistSwitches } from '../assist/assist-switches.tsx';
import { assists } from '../assist/settings.ts';
import { progress } from '../progress/kept-progress.ts';
import { levelWords } from '../words/level-words.ts';
import { StarReasons } from '../words/star-reasons.tsx';
import { StarRow } from '../words/stars.tsx';
import { TermList } from '../words/term-list.tsx';
import { LevelHead } from './level-head.tsx';
import './level-brief.css';

interface LevelBriefProps {
  readonly level: Level;
  /** Begins it, with the answers to what is asked before. */
  readonly onStart: (answers: Answers) => void;
  /** Whom to race is still being found: it begins a little later. */
  readonly waits?: boolean;
}

/** What one has to know before a level: situation, what is wanted, what the stars ask for, and the way in. */
export function LevelBrief({ level, onStart, waits = false }: LevelBriefProps): JSX.Element {
  const before = (level.kind === 'hall' && level.asks?.filter(({ when }) => when === 'before')) || [];
  const [answers, setAnswers] = useState<Answers>();
  const isAsked = before.length > 0 && answers === undefined;
  return (
    <div class="level-brief stack loose">
      <LevelHead level={level} />
      <p class="level-brief-text">{levelWords(level.id, 'brief')}</p>
      {isAsked ? (
        <AskForm
          level={level}
          asks={before}
          button={t('attempt.toStart')}
          onAnswer={setAnswers}
          onSkip={() => setAnswers({})}
        />
      ) : (
        <StartRow level={level} waits={waits} onStart={() => onStart(answers ?? {})} />
      )}
      <TermList level={level} />
      <Stars level={level} />
      <details class="level-help panel">
        <summary>
          <h2>{t('attempt.help')}</h2>
        </summary>
        <AssistSwitches level={level} />
      </details>
    </div>
  );
}

function StartRow({ level, waits, onStart }: { level: Level; waits: boolean; onStart: () => void }): JSX.Element {
  return (
    <div class="row">
      <Button kind="primary" size="large" busy={waits} onClick={onStart}>
        <Icon name="play" /> {t('attempt.start')}
      </Button>
      <p class="soft">{paceText(level)}</p>
    </div>
  );
}

/** How long it takes, and that nobody has to hurry. */
function paceText(level: Level): string {
  if (level.kind !== 'hall') return t('attempt.untimedText');
  if (assists().untimed) return t('attempt.untimedHall');
  return t('attempt.lengthText', { time: duration(level.hall.scenario.lengthS) });
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
