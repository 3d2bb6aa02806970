import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { isTaken } from '#client/net/is-taken.ts';
import type { RemoteSession } from '#client/net/remote-session.ts';
import { ask } from '#client/ui/controls/ask.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { isFree, keyOf } from '#client/ui/controls/keys-free.ts';
import { duration } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import { lessonById } from '#shared/lessons/index.ts';
import type { Lesson } from '#shared/lessons/lesson.ts';
import { type PlannedStep, planOf, totalS } from '#shared/lessons/plan.ts';
import type { LessonDeed, LessonView } from '#shared/protocol/class.ts';
import type { RoomView } from '#shared/protocol/messages.ts';
import { stepTitle } from './step-title.ts';
import { useLeftS } from './use-left.ts';
import './lesson-strip.css';

interface StripProps {
  readonly session: RemoteSession;
  readonly view: RoomView;
}

/** The lesson on the teacher's screen: what happens now, what comes next, how long, and how to change that. */
export function LessonStrip({ session, view }: StripProps): JSX.Element | null {
  const told = session.class.value?.lesson;
  const lesson = told && lessonById(told.id);
  const leftS = useLeftS(told);
  const act = (deed: LessonDeed, seconds?: 15 | 30): void =>
    void ask(session.control({ type: 'lesson', deed, ...(seconds && { seconds }) }));
  useKeys(told, act);
  const scenario = session.welcome.value?.scenario;
  if (!lesson || !told || !scenario) return null;
  const plan = planOf(lesson, scenario);
  return (
    <section class="panel lesson-strip" aria-label={t('lesson.strip')}>
      <div class="lesson-now">
        <p class="soft">{t('lesson.title', { title: t(`lesson.${lesson.id}.title`) })}</p>
        <h2>{told.step < 0 ? t('lesson.notBegun') : stepTitle(lesson, told.step)}</h2>
        {told.step >= 0 && <p>{t(`lesson.${lesson.id}.step.${lesson.steps[told.step]?.id}`)}</p>}
      </div>
      <p class="lesson-left mono" role="timer" aria-label={t('lesson.left')}>
        {told.step < 0 ? duration(totalS(plan)) : duration(leftS)}
        {told.held && <span class="small"> {t('lesson.held')}</span>}
        {told.away && <span class="small"> {t('lesson.away')}</span>}
      </p>
      <Answered session={session} view={view} />
      <p class="lesson-next">{nextText(lesson, plan, told.step + 1, view.speed)}</p>
      {told.step >= 0 && <Deeds told={told} onAct={act} />}
    </section>
  );
}

/** How many have answered what is asked: when it is worth going on. */
function Answered({ session, view }: StripProps): JSX.Element | null {
  const asked = session.class.value?.ask;
  if (!asked?.open) return null;
  return (
    <p role="status">{t('lesson.answeredOf', { count: asked.answered, of: view.seats.filter(isTaken).length })}</p>
  );
}

/** What follows: what takes no time is named with what comes after it. */
function nextText(lesson: Lesson, plan: readonly PlannedStep[], next: number, speed: number): string {
  const [first, second] = [plan[next], plan[next + 1]];
  if (!first) return '';
  const isInstant = first.lastsS === 0 && second !== undefined;
  const step = isInstant ? next + 1 : next;
  const time = duration((plan[step]?.lastsS ?? 0) / speed);
  if (!isInstant) return t('lesson.next', { step: stepTitle(lesson, step), time });
  return t('lesson.nextAtOnce', { first: stepTitle(lesson, next), step: stepTitle(lesson, step), time });
}

interface DeedsProps {
  readonly told: LessonView;
  readonly onAct: (deed: LessonDeed, seconds?: 15 | 30) => void;
}

/** Keys of the strip, as `KeyboardEvent.key` tells them. */
const KEYS: { readonly [key: string]: readonly [deed: LessonDeed, seconds?: 15 | 30] } = {
  h: ['hold'],
  n: ['skip'],
  r: ['repeat'],
  '+': ['longer', 15],
};

function Deeds({ told, onAct }: DeedsProps): JSX.Element {
  if (told.away)
    return (
      <div class="lesson-deeds">
        <Button kind="primary" onClick={() => onAct('back')}>
          {t('lesson.back')}
        </Button>
      </div>
    );
  return (
    <div class="lesson-deeds">
      <Button kind="primary" shortcut="h" pressed={told.held} onClick={() => onAct(told.held ? 'go' : 'hold')}>
        {t(told.held ? 'lesson.go' : 'lesson.hold')} <kbd>H</kbd>
      </Button>
      <Button shortcut="n" onClick={() => onAct('skip')}>
        {t('lesson.skip')} <kbd>N</kbd>
      </Button>
      <Button shortcut="r" onClick={() => onAct('repeat')}>
        {t('lesson.repeat')} <kbd>R</kbd>
      </Button>
      <Button shortcut="+" onClick={() => onAct('longer', 15)}>
        {t('lesson.longer', { seconds: 15 })} <kbd>+</kbd>
      </Button>
      <Button onClick={() => onAct('longer', 30)}>{t('lesson.longer', { seconds: 30 })}</Button>
      <Button kind="quiet" onClick={() => onAct('leave')}>
        {t('lesson.leave')}
      </Button>
    </div>
  );
}

/** Keys work while nobody types and a lesson leads. */
function useKeys(told: LessonView | undefined, act: DeedsProps['onAct']): void {
  useEffect(() => {
    if (!told || told.step < 0 || told.away) return undefined;
    const heard = (event: KeyboardEvent): void => {
      const [deed, seconds] = KEYS[keyOf(event)] ?? [];
      if (!deed || !isFree(event)) return;
      act(deed === 'hold' && told.held ? 'go' : deed, seconds);
    };
    addEventListener('keydown', heard);
    return () => removeEventListener('keydown', heard);
  }, [told, act]);
}
