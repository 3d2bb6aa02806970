import type { JSX } from 'preact';
import { shortHost } from '#client/console/join-url.ts';
import { answerText, optionsOf, questionText, whyText } from '#client/lesson/ask-words.ts';
import { rangeText } from '#client/lesson/measure/measure-words.ts';
import { stepTitle } from '#client/lesson/step-title.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Link } from '#client/ui/page/link.tsx';
import { Page } from '#client/ui/page/page.tsx';
import { duration } from '#client/words/formats.ts';
import { hallTitle } from '#client/words/hall-title.ts';
import { t } from '#client/words/words.ts';
import { lessonById } from '#shared/lessons/index.ts';
import type { Lesson, LessonQuestion } from '#shared/lessons/lesson.ts';
import { MEASURES } from '#shared/lessons/measures/index.ts';
import { planOf, totalS } from '#shared/lessons/plan.ts';
import { scenarioById } from '#shared/scenarios/index.ts';
import { Begin } from './begin.tsx';
import './sheet.css';

const SECONDS_PER_MINUTE = 60;

/** A lesson on a page to print: times, questions with the answers to expect, and what can go wrong. */
export function SheetPage({ id }: { id: string }): JSX.Element {
  const lesson = lessonById(id);
  const scenario = lesson && scenarioById(lesson.hall, lesson.seed);
  if (!lesson || !scenario) return <Page title={t('lesson.sheet')}>{t('problem.unknownLesson')}</Page>;
  const plan = planOf(lesson, scenario);
  const minutes = Math.round(totalS(plan) / SECONDS_PER_MINUTE);
  return (
    <Page title={t(`lesson.${id}.title`)} width="wide">
      <article class="sheet stack">
        <header>
          <p class="soft">
            {t('lesson.sheet')} · {t('lesson.sheetLetter', { letter: id.toUpperCase() })}
          </p>
          <h1>{t(`lesson.${id}.title`)}</h1>
          <p>{t(`lesson.${id}.text`)}</p>
          <p class="soft">
            {t('lesson.sheetFor', { minutes, teamSize: lesson.teamSize, hall: hallTitle(lesson.hall) })}
          </p>
          <div class="sheet-print">
            <Button onClick={() => print()}>{t('lesson.print')}</Button>
            <Link to={`/lesson/${id}/handout`}>{t('lesson.handout')}</Link>
          </div>
        </header>
        <section>
          <h2>{t('lesson.handoutGoals')}</h2>
          <p>{t(`lesson.${id}.goals`)}</p>
        </section>
        <section>
          <h2>{t('lesson.sheetBefore')}</h2>
          <p>{t(`lesson.${id}.before`)}</p>
        </section>
        <Begin lesson={lesson} />
        <section class="sheet-whole">
          <h2>{t('lesson.sheetTimes')}</h2>
          <Times lesson={lesson} plan={plan} />
        </section>
        <section class="sheet-whole sheet-questions">
          <h2>{t('lesson.sheetQuestions')}</h2>
          {lesson.questions.map((question) => (
            <Expected key={question.id} lesson={id} question={question} />
          ))}
        </section>
        <section>
          <h2>{t('lesson.sheetWrong')}</h2>
          <p>{t(`lesson.${id}.wrong`)}</p>
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

function Times({ lesson, plan }: { lesson: Lesson; plan: ReturnType<typeof planOf> }): JSX.Element {
  return (
    <table>
      <thead>
        <tr>
          <th>{t('lesson.sheetTime')}</th>
          <th>{t('lesson.sheetStep')}</th>
          <th>{t('lesson.sheetWhat')}</th>
        </tr>
      </thead>
      <tbody>
        {plan.map(({ step, atS, lastsS }, no) => (
          <tr key={step.id}>
            <td class="mono">
              {duration(atS)}
              {lastsS > 0 && ` (${duration(lastsS)})`}
            </td>
            <th scope="row">{stepTitle(lesson, no)}</th>
            <td>{t(`lesson.${lesson.id}.step.${step.id}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Expected({ lesson, question }: { lesson: string; question: LessonQuestion }): JSX.Element {
  const asked = { lesson, question };
  const { truth, shape } = question;
  const options = shape.kind === 'choice' ? optionsOf(shape).map((option) => answerText(asked, option)) : [];
  return (
    <div class="sheet-question">
      <p>
        <strong>{questionText(asked)}</strong>
      </p>
      {options.length > 0 && <p>{t('lesson.sheetOptions', { options: options.join(' · ') })}</p>}
      {shape.kind === 'measure' && <p>{t('lesson.measureSheet', { values: rangeText(MEASURES[shape.measure]) })}</p>}
      {truth.kind === 'known' && <p>{t('lesson.sheetExpected', { answer: answerText(asked, truth.value) })}</p>}
      <p>{whyText(asked)}</p>
    </div>
  );
}
