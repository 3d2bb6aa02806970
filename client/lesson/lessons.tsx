import type { JSX } from 'preact';
import { Choice } from '#client/ui/controls/choice.tsx';
import { Link } from '#client/ui/page/link.tsx';
import { hallTitle } from '#client/words/hall-title.ts';
import { t } from '#client/words/words.ts';
import { LESSONS } from '#shared/lessons/index.ts';
import { planOf, totalS } from '#shared/lessons/plan.ts';
import { scenarioById } from '#shared/scenarios/index.ts';

interface LessonsProps {
  readonly value: string;
  /** `teamSize`: students of a team that the lesson is made for. */
  readonly onChange: (lesson: string, teamSize?: number) => void;
}

const SECONDS_PER_MINUTE = 60;

/** Which lesson a session runs, with the sheet to print. */
export function Lessons({ value, onChange }: LessonsProps): JSX.Element {
  const lessons = LESSONS.map(({ id, hall, seed }) => {
    const lesson = LESSONS.find((each) => each.id === id);
    const scenario = scenarioById(hall, seed);
    const minutes = lesson && scenario ? Math.round(totalS(planOf(lesson, scenario)) / SECONDS_PER_MINUTE) : 0;
    return {
      value: id,
      title: `${id.toUpperCase()} · ${t(`lesson.${id}.title`)}`,
      text: t(`lesson.${id}.text`),
      facts: t('lesson.fact', { minutes, hall: hallTitle(hall) }),
    };
  });
  const choose = (id: string): void => onChange(id, LESSONS.find((lesson) => lesson.id === id)?.teamSize);
  const none = { value: '', title: t('lesson.none'), text: t('lesson.noneText') };
  return (
    <div class="stack">
      <Choice legend={t('lesson.choose')} options={[none, ...lessons]} value={value} onChange={choose} />
      {value !== '' && <Link to={`/lesson/${value}`}>{t('lesson.sheet')}</Link>}
    </div>
  );
}
