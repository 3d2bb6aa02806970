import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { RemoteSession } from '#client/net/remote-session.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Field } from '#client/ui/controls/field.tsx';
import { problemWords } from '#client/words/problem-words.ts';
import { t } from '#client/words/words.ts';
import type { AskView } from '#shared/protocol/class.ts';
import { isAnswer, type NumberShape } from '#shared/protocol/questions.ts';
import { AnswersPlot } from './answers-plot.tsx';
import { amount, answerText, optionsOf, questionText, whyText } from './ask-words.ts';
import { isAbout, stepOf } from './is-about.ts';
import { MeasureForm } from './measure/measure-form.tsx';
import './ask-card.css';

interface AskProps {
  readonly session: RemoteSession;
  readonly ask: AskView;
}

/** The question of the moment on a player's screen: to be answered, then with what all answered and what is true. It can be made small. */
export function AskCard({ session, ask }: AskProps): JSX.Element {
  const [small, setSmall] = useState(false);
  // What the moment is no longer about makes room; each new thing to do or to read comes up by itself.
  const plays = session.view.value?.phase === 'running';
  const about = isAbout(ask, stepOf(session.class.value), plays);
  useEffect(() => setSmall(!about), [ask.no, ask.vote, ask.open, ask.truth !== undefined, about]);
  const own = session.ownAnswers.value;
  const mine = own?.ask === ask.no ? (own.values[ask.vote - 1] ?? undefined) : undefined;
  if (small)
    return (
      <aside class="ask-card small">
        <Button size="small" onClick={() => setSmall(false)}>
          {t(ask.open && mine === undefined ? 'lesson.answerNow' : 'lesson.question')}
        </Button>
      </aside>
    );
  return (
    <aside class="ask-card" aria-label={t('lesson.question')}>
      <div class="ask-head">
        <h2>{questionText(ask)}</h2>
        <Button size="small" kind="quiet" onClick={() => setSmall(true)}>
          {t('lesson.smaller')}
        </Button>
      </div>
      {ask.open && ask.vote > 1 && <p class="soft">{t('lesson.secondVote')}</p>}
      {ask.open && <AnswerForm key={`${ask.no}/${ask.vote}`} session={session} ask={ask} mine={mine} />}
      <p role="status">{standing(ask, mine)}</p>
      {(!ask.open || ask.points) && <AnswersPlot ask={ask} />}
      {ask.truth && <p>{whyText(ask)}</p>}
    </aside>
  );
}

function standing(ask: AskView, mine: number | undefined): string {
  if (ask.question.shape.kind === 'measure')
    return mine === undefined ? '' : t('lesson.youMeasured', { figure: answerText(ask, mine) });
  if (mine !== undefined)
    return t(ask.open ? 'lesson.answeredOpen' : 'lesson.answered', { answer: answerText(ask, mine) });
  return t(ask.open ? 'lesson.notAnswered' : 'lesson.answeredNothing');
}

interface FormProps extends AskProps {
  readonly mine: number | undefined;
}

/** How often an answer that the server had no time for is sent again, and how long one waits in between, ms. */
const TRIES = 5;
const AGAIN_MS = 700;

async function give(session: RemoteSession, ask: number, value: number): Promise<string | undefined> {
  for (let tries = 1; ; tries++) {
    const reply = await session.answer(ask, value);
    if (reply.ok) return undefined;
    const passes = reply.problem === 'tooMany' || reply.problem === 'offline' || reply.problem === 'storageFailing';
    if (!passes || tries >= TRIES) return problemWords({ code: reply.problem });
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS * tries));
  }
}

function AnswerForm({ session, ask, mine }: FormProps): JSX.Element {
  const [problem, setProblem] = useState<string>();
  const choose = (value: number): void => void give(session, ask.no, value).then(setProblem);
  const { shape } = ask.question;
  const you = session.welcome.value?.you;
  if (shape.kind === 'measure') {
    const seat = you?.role === 'player' ? you.seat : 0;
    return (
      <>
        <MeasureForm measure={shape.measure} seat={seat} done={mine !== undefined} onMeasured={choose} />
        {problem && <p class="notice bad">{problem}</p>}
      </>
    );
  }
  return (
    <>
      {shape.kind === 'choice' || shape.kind === 'host' ? (
        <div class="ask-options">
          {optionsOf(shape).map((option) => (
            <Button key={option} pressed={mine === option} onClick={() => choose(option)}>
              {answerText(ask, option)}
            </Button>
          ))}
        </div>
      ) : (
        <NumberForm shape={shape} mine={mine} onChoose={choose} />
      )}
      {problem && <p class="notice bad">{problem}</p>}
    </>
  );
}

interface NumberProps {
  readonly shape: NumberShape;
  readonly mine: number | undefined;
  readonly onChoose: (value: number) => void;
}

function NumberForm({ shape, mine, onChoose }: NumberProps): JSX.Element {
  const { min, max, unit } = shape;
  const [typed, setTyped] = useState(mine === undefined ? '' : String(mine));
  const value = typed.trim() === '' ? Number.NaN : Number(typed);
  const good = isAnswer(shape, value);
  const range = t('lesson.range', { min: amount(unit, min), max: amount(unit, max) });
  const submit = (event: Event): void => {
    event.preventDefault();
    if (good) onChoose(value);
  };
  return (
    <form class="ask-number" onSubmit={submit}>
      {shape.kind === 'point' && (
        <input
          type="range"
          aria-label={t('lesson.point')}
          aria-valuetext={good ? amount(unit, value) : range}
          min={min}
          max={max}
          value={good ? value : (min + max) / 2}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      <Field
        label={t('lesson.yourNumber')}
        type="number"
        min={min}
        max={max}
        value={typed}
        onInput={setTyped}
        hint={good ? amount(unit, value) : range}
      />
      <Button kind="primary" type="submit" reason={good ? undefined : range}>
        {t(mine === undefined ? 'lesson.answer' : 'lesson.answerOther')}
      </Button>
    </form>
  );
}
