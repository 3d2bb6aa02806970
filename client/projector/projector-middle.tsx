import type { JSX } from 'preact';
import { addressOf } from '#client/device/address.ts';
import { AnswersPlot } from '#client/lesson/answers-plot.tsx';
import { answerText, figureWords, optionsOf, questionText, whyText } from '#client/lesson/ask-words.ts';
import { isAbout, stepOf } from '#client/lesson/is-about.ts';
import type { PlaySession } from '#client/net/play-session.ts';
import type { RemoteSession } from '#client/net/remote-session.ts';
import { fetched } from '#client/ui/page/fetched.tsx';
import { hasWords, language, t, withProjectorWords } from '#client/words/words.ts';
import type { LessonStep } from '#shared/lessons/lesson.ts';
import type { AskView } from '#shared/protocol/class.ts';
import type { RoomView } from '#shared/protocol/messages.ts';
import type { Stage } from '#shared/protocol/stage.ts';
import { Revealed } from './revealed.tsx';
import { Skyline } from './skyline.tsx';

const Spotlight = fetched<{ session: PlaySession }>(
  async () => (await withProjectorWords(import('#client/console/watch/hall-place.tsx'))).HallPlace,
);

interface MiddleProps {
  readonly session: RemoteSession;
  readonly view: RoomView;
}

/** The one thing that the class looks at now. */
export function ProjectorMiddle({ session, view }: MiddleProps): JSX.Element {
  const told = session.class.value;
  const stage = session.stage.value;
  const step = stepOf(told);
  if (view.phase === 'over')
    return (
      <section class="projector-end">
        <p class="projector-big">{t('projector.over')}</p>
        {told?.lesson && <p class="projector-say">{t(`lesson.${told.lesson.id}.goals`)}</p>}
        {stage && <Revealed view={view} stage={stage} />}
      </section>
    );
  if (told?.ask && isAbout(told.ask, step, false)) return <AskBoard ask={told.ask} people={view.people ?? 0} />;
  if (step?.kind === 'chart' && stage?.chart) return <Chart chart={stage.chart} />;
  if (step?.kind === 'show' && step.what !== 'leader') return <Concept see={step.what.see} />;
  if (told && told.spotlight >= 0) return session.world.value ? <Spotlight session={session} /> : <p />;
  return (
    <section class="projector-look">
      {step && told?.lesson && <Said lesson={told.lesson.id} step={step} />}
      {stage && <Skyline view={view} halls={stage.halls} />}
    </section>
  );
}

/** What the class is asked to talk about, or at the beginning what the lesson is about; most steps say nothing here. */
function Said({ lesson, step }: { lesson: string; step: LessonStep }): JSX.Element | null {
  const asked = `lesson.${lesson}.front.${step.id}`;
  const key = step.kind === 'brief' ? `lesson.${lesson}.text` : asked;
  return hasWords(key) ? <p class="projector-say">{t(key)}</p> : null;
}

function AskBoard({ ask, people }: { ask: AskView; people: number }): JSX.Element {
  return (
    <section class="projector-ask">
      <h2>{questionText(ask)}</h2>
      {ask.question.shape.kind !== 'measure' && (
        <p role="status">
          {ask.open
            ? t('lesson.answeredOf', { count: ask.answered, of: people })
            : t('lesson.answersIn', { count: ask.answered, vote: ask.vote })}
        </p>
      )}
      {ask.spreads.length === 0 && !ask.truth && <Options ask={ask} />}
      <AnswersPlot ask={ask} />
      {ask.truth && <p>{whyText(ask)}</p>}
    </section>
  );
}

/** What there is to choose from, for a class that looks up; the answers take its place. */
function Options({ ask }: { ask: AskView }): JSX.Element {
  return (
    <ol class="projector-options">
      {optionsOf(ask.question.shape).map((option) => (
        <li key={option}>{answerText(ask, option)}</li>
      ))}
    </ol>
  );
}

/** A figure of all halls, from the most to the least: nobody reads whose it is. */
function Chart({ chart }: { chart: NonNullable<Stage['chart']> }): JSX.Element {
  const most = Math.max(1, ...chart.values.map(Math.abs));
  return (
    <section class="projector-chart">
      <h2>{t(`lesson.figure.${chart.figure}`)}</h2>
      <ul>
        {chart.values.map((value, row) => (
          <li key={row}>
            <span class="projector-bar" style={{ width: `${(80 * Math.abs(value)) / most}%` }} />
            <span class="mono">{figureWords(chart.figure, value)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Concept({ see }: { see: string }): JSX.Element {
  const src = addressOf(`/see/${see}?embed&lang=${language.value}`);
  return <iframe class="projector-see" src={src} title={see} />;
}
