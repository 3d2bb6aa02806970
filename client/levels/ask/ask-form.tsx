import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '#client/ui/controls/button.tsx';
import { Choice } from '#client/ui/controls/choice.tsx';
import { Field } from '#client/ui/controls/field.tsx';
import { t } from '#client/words/words.ts';
import { answersRight } from '#shared/levels/figures/answers.ts';
import type { LevelAsk } from '#shared/levels/hall-level.ts';
import type { Level } from '#shared/levels/level.ts';
import { askWords, choiceWords, numberHint } from './ask-words.ts';

export type Answers = Readonly<Record<string, number>>;

interface AskFormProps {
  readonly level: Level;
  readonly asks: readonly LevelAsk[];
  /** What the button says that gives the answers. */
  readonly button: string;
  readonly onAnswer: (answers: Answers) => void;
  /** Goes on without an answer. */
  readonly onSkip: () => void;
}

/** Questions of a level, answered together. */
export function AskForm({ level, asks, button, onAnswer, onSkip }: AskFormProps): JSX.Element {
  const [answers, setAnswers] = useState<Answers>({});
  const missing = asks.filter(({ id }) => !Number.isFinite(answers[id] ?? Number.NaN)).length;
  const star = starOfAnswers(level);
  const submit = (event: Event): void => {
    event.preventDefault();
    if (missing === 0) onAnswer(answers);
  };
  return (
    <form class="panel stack loose" onSubmit={submit}>
      {asks.map((ask) => (
        <Ask
          key={ask.id}
          level={level}
          ask={ask}
          value={answers[ask.id]}
          onChange={(value) => setAnswers({ ...answers, [ask.id]: value })}
        />
      ))}
      {star >= 0 && <p class="small soft">{t('attempt.askCounts', { star: star + 1 })}</p>}
      <div class="row">
        <Button
          kind="primary"
          size="large"
          type="submit"
          reason={missing > 0 ? t('attempt.askMissing', { count: missing }) : undefined}
          reasonAt="below"
        >
          {button}
        </Button>
        <Button kind="quiet" onClick={onSkip}>
          {t('attempt.askSkip')}
        </Button>
      </div>
    </form>
  );
}

/** The star for which answers count; −1 where they count for none. */
function starOfAnswers({ stars }: Level): number {
  return stars.findIndex((star) => star.some(({ figure }) => figure.id === answersRight.id));
}

interface AskProps {
  readonly level: Level;
  readonly ask: LevelAsk;
  readonly value: number | undefined;
  readonly onChange: (value: number) => void;
}

function Ask({ level, ask, value, onChange }: AskProps): JSX.Element {
  if (ask.kind.kind === 'number') return <AskNumber {...{ level, ask, onChange }} />;
  const options = Array.from({ length: ask.kind.choices }, (_, choice) => ({
    value: String(choice),
    title: choiceWords(level, ask, choice),
  }));
  return (
    <Choice
      legend={askWords(level, ask)}
      options={options}
      value={value === undefined ? '' : String(value)}
      onChange={(choice) => onChange(Number(choice))}
    />
  );
}

function AskNumber({ level, ask, onChange }: Omit<AskProps, 'value'>): JSX.Element | null {
  const [typed, setTyped] = useState('');
  if (ask.kind.kind !== 'number') return null;
  const { from, to, unit } = ask.kind;
  const scale = unit === 'share' ? 100 : 1;
  const input = (text: string): void => {
    setTyped(text);
    const number = Number(text.replace(',', '.')) / scale;
    onChange(text.trim() !== '' && number >= from && number <= to ? number : Number.NaN);
  };
  return <Field label={askWords(level, ask)} value={typed} onInput={input} hint={numberHint(ask.kind)} />;
}
