import type { JSX } from 'preact';
import { shortHost } from '#client/console/join-url.ts';
import { amount, answerText, optionsOf, questionText } from '#client/lesson/ask-words.ts';
import { MeasurePlot } from '#client/lesson/measure/measure-plot.tsx';
import { Button } from '#client/ui/controls/button.tsx';
import { Page } from '#client/ui/page/page.tsx';
import { t } from '#client/words/words.ts';
import { lessonById } from '#shared/lessons/index.ts';
import type { Lesson, LessonQuestion } from '#shared/lessons/lesson.ts';
import type { AnswerShape, NumberShape } from '#shared/protocol/questions.ts';
import './sheet.css';

/** A lesson on a page for students: its questions to be answered by hand, without what is true; it stands in for a device, too. */
export function HandoutPage({ id }: { id: string }): JSX.Element {
  const lesson = lessonById(id);
  if (!lesson) return <Page title={t('lesson.handout')}>{t('problem.unknownLesson')}</Page>;
  return (
    <Page title={t(`lesson.${id}.title`)} width="wide">
      <article class="sheet handout stack">
        <header>
          <p class="soft">
            {t('lesson.handout')} · {t('lesson.sheetLetter', { letter: id.toUpperCase() })}
          </p>
          <h1>{t(`lesson.${id}.title`)}</h1>
          <p>{t(`lesson.${id}.text`)}</p>
          <dl class="handout-votes">
            <Line words={t('lesson.handoutName')} />
          </dl>
          <div class="sheet-print">
            <Button onClick={() => print()}>{t('lesson.print')}</Button>
          </div>
        </header>
        <section>
          <h2>{t('lesson.handoutGoals')}</h2>
          <p>{t(`lesson.${id}.goals`)}</p>
        </section>
        <section class="stack">
          <h2>{t('lesson.questions')}</h2>
          {inOrder(lesson).map((question) => (
            <Blank key={question.id} lesson={lesson} question={question} />
          ))}
        </section>
        <section>
          <h2>{t('lesson.handoutHomework')}</h2>
          <p>
            {t(`lesson.${id}.homework`)} {t('lesson.sheetAddresses', { address: shortHost() })}
          </p>
        </section>
      </article>
    </Page>
  );
}

/** Questions in the order in which they are asked. */
function inOrder({ steps, questions }: Lesson): readonly LessonQuestion[] {
  const asked = steps.flatMap((step) => (step.kind === 'predict' || step.kind === 'measure' ? [step.question] : []));
  return asked.flatMap((id) => questions.filter((question) => question.id === id));
}

function Blank({ lesson, question }: { lesson: Lesson; question: LessonQuestion }): JSX.Element {
  const { id, shape } = question;
  const isTwice = lesson.steps.some((step) => step.kind === 'again' && step.question === id);
  return (
    <div class="sheet-question">
      <p>
        <strong>{questionText({ lesson: lesson.id, question })}</strong>
      </p>
      <Room lesson={lesson.id} question={question} />
      <dl class="handout-votes">
        {shape.kind !== 'measure' && <Line words={t('lesson.handoutAlone')} />}
        {isTwice && <Line words={t('lesson.handoutAfter')} />}
        {shape.kind === 'measure' && <Line words={t('lesson.handoutValue')} />}
        <Line words={t('lesson.handoutTrue')} />
      </dl>
    </div>
  );
}

function Line({ words }: { words: string }): JSX.Element {
  return (
    <div>
      <dt>{words}</dt>
      <dd />
    </div>
  );
}

/** What an answer is chosen from: options, an axis, or the empty plot of an experiment. */
function Room({ lesson, question }: { lesson: string; question: LessonQuestion }): JSX.Element {
  const { shape } = question;
  if (shape.kind === 'measure') return <MeasurePlot ask={unasked(question)} measure={shape.measure} />;
  if (isNumber(shape))
    return <p>{t('lesson.range', { min: amount(shape.unit, shape.min), max: amount(shape.unit, shape.max) })}</p>;
  return (
    <ul class="handout-options">
      {optionsOf(shape).map((option) => (
        <li key={option}>{answerText({ lesson, question }, option)}</li>
      ))}
    </ul>
  );
}

function isNumber(shape: AnswerShape): shape is NumberShape {
  return shape.kind === 'number' || shape.kind === 'point';
}

/** A question that nobody has answered. */
function unasked(question: LessonQuestion) {
  return { no: 0, question, open: true, vote: 1, answered: 0, spreads: [] };
}
