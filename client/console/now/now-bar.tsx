import type { JSX } from 'preact';
import type { Desk } from '#client/console/desk.ts';
import { isTaken } from '#client/net/is-taken.ts';
import { ask } from '#client/ui/controls/ask.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Icon, type IconName } from '#client/ui/controls/icon.tsx';
import { duration, number } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import { type Control, PAUSES, type Pause, type RoomView, SPEEDS } from '#shared/protocol/messages.ts';
import { EndDialog } from './end-dialog.tsx';
import './now-bar.css';

interface NowProps {
  readonly desk: Desk;
  readonly view: RoomView;
}

/** What happens now and next, how long there is, and the one big pause. */
export function NowBar({ desk, view }: NowProps): JSX.Element {
  const control = (request: Control): void => void ask(desk.session.control(request));
  const plays = view.phase === 'running' || view.phase === 'paused';
  return (
    <section class="panel now-bar" aria-label={t('instructor.title')}>
      <div class="now-what">
        <h2>{t(`instructor.phase.${view.phase}`)}</h2>
        {plays && <Clock desk={desk} view={view} />}
        {plays && <Next desk={desk} view={view} />}
        {view.phase === 'paused' && <p class="notice">{t(PAUSED[view.pause])}</p>}
        {view.phase === 'lobby' && <TeamsThatPlay view={view} />}
      </div>
      <div class="now-pauses">
        {view.phase === 'lobby' && <Start view={view} onStart={() => control({ type: 'start' })} />}
        {plays && <Pauses desk={desk} view={view} onControl={control} />}
      </div>
      <div class="now-rest">
        {plays && <Speeds view={view} onControl={control} />}
        <Button
          size="small"
          shortcut="?"
          onClick={() => {
            desk.keysShown.value = true;
          }}
        >
          {t('console.keys')} <kbd>?</kbd>
        </Button>
        <Button
          size="small"
          kind="danger"
          shortcut="x"
          onClick={() => {
            desk.ending.value = true;
          }}
        >
          <Icon name="stop" />
          {t('instructor.end')}
        </Button>
      </div>
      <EndDialog desk={desk} />
    </section>
  );
}

const PAUSED: { readonly [P in Pause]: string } = {
  look: 'instructor.pausedLook',
  handsOff: 'instructor.pausedHandsOff',
  blank: 'console.pausedBlank',
};

function Clock({ desk, view }: NowProps): JSX.Element | null {
  const tick = Math.max(0, ...desk.session.overview.value.map((team) => team.tick));
  const scenario = desk.session.welcome.value?.scenario;
  if (!scenario) return null;
  const doneS = tick * scenario.tickSeconds;
  if (view.lengthS === 0)
    return <p class="now-clock mono">{t('instructor.clockEndless', { done: duration(doneS) })}</p>;
  const left = duration(Math.max(0, view.lengthS - doneS) / view.speed);
  return (
    <p class="now-clock mono">
      {t('instructor.clock', { done: duration(doneS), total: duration(view.lengthS) })} · {t('console.left', { left })}
    </p>
  );
}

/** What comes next by itself; with a lesson, its strip says that. */
function Next({ desk }: NowProps): JSX.Element | null {
  const [first] = desk.session.overview.value;
  const scenario = desk.session.welcome.value?.scenario;
  if (!first || !scenario || desk.session.class.value?.lesson) return null;
  const { next } = first.watch;
  if (!next) return <p class="small soft">{t('console.nextNothing')}</p>;
  const inS = Math.max(0, next.atS - first.tick * scenario.tickSeconds);
  return <p class="small">{t('console.next', { what: t(`forecast.${next.kind}.name`), time: duration(inS) })}</p>;
}

interface ControlProps {
  readonly view: RoomView;
  readonly onControl: (request: Control) => void;
}

const LOOKS: { readonly [P in Pause]: { readonly icon: IconName; readonly words: string; readonly key: string } } = {
  look: { icon: 'eye', words: 'instructor.pauseLook', key: 'p' },
  handsOff: { icon: 'hand', words: 'instructor.pauseHandsOff', key: 'o' },
  blank: { icon: 'moon', words: 'console.pauseBlank', key: 'b' },
};

/** One press stops the class, and one lets it go on; a pause may be changed into another one. */
function Pauses({ desk, view, onControl }: ControlProps & { desk: Desk }): JSX.Element {
  const paused = view.phase === 'paused';
  return (
    <>
      {paused && !standsForLesson(desk) && (
        <Button kind="primary" shortcut="p" onClick={() => onControl({ type: 'resume' })}>
          <Icon name="play" />
          {t('instructor.resume')} <kbd>P</kbd>
        </Button>
      )}
      {PAUSES.map((pause) => (
        <Button
          key={pause}
          pressed={paused && view.pause === pause}
          {...(!paused || pause !== 'look' ? { shortcut: LOOKS[pause].key } : {})}
          onClick={() => onControl({ type: 'pause', pause })}
        >
          <Icon name={LOOKS[pause].icon} />
          {t(LOOKS[pause].words)} {(!paused || pause !== 'look') && <kbd>{LOOKS[pause].key.toUpperCase()}</kbd>}
        </Button>
      ))}
    </>
  );
}

/** While a lesson stands by itself or is held, it goes on by its own buttons. */
function standsForLesson({ session }: Desk): boolean {
  const lesson = session.class.value?.lesson;
  return lesson !== undefined && lesson.step >= 0 && !lesson.away && (lesson.passes || lesson.held);
}

function Speeds({ view, onControl }: ControlProps): JSX.Element {
  return (
    <fieldset class="now-speeds">
      <legend class="unseen">{t('instructor.speed')}</legend>
      {SPEEDS.map((speed) => (
        <Button
          key={speed}
          size="small"
          pressed={view.speed === speed}
          onClick={() => onControl({ type: 'speed', speed })}
        >
          {t('instructor.speedOf', { speed: number(speed, decimalsOf(speed)) })}
        </Button>
      ))}
    </fieldset>
  );
}

/** As few decimals as the speed needs. */
function decimalsOf(speed: number): number {
  return [0, 1, 2].find((decimals) => Number(speed.toFixed(decimals)) === speed) ?? 2;
}

function Start({ view, onStart }: { view: RoomView; onStart: () => void }): JSX.Element {
  const nobody = !view.seats.some(isTaken);
  return (
    <Button
      kind="primary"
      size="large"
      onClick={onStart}
      reason={nobody ? t('instructor.startNobody') : undefined}
      reasonAt="below"
    >
      <Icon name="play" />
      {t('instructor.start')}
    </Button>
  );
}

/** How many teams will play: never more than there are people, and said before the start. */
function TeamsThatPlay({ view }: { view: RoomView }): JSX.Element | null {
  const people = view.seats.filter(isTaken);
  if (people.length === 0) return null;
  const asked = view.teams.length;
  const formed = new Set(people.map(({ team }) => team)).size;
  const playing = Math.min(asked, view.teamForming === 'random' ? people.length : Math.max(formed, 1));
  const teamless = view.teamForming === 'random' ? 0 : people.filter((seat) => seat.team < 0).length;
  const words =
    playing === asked
      ? t('instructor.teamsPlay', { count: playing })
      : t('instructor.teamsFewer', { count: playing, asked });
  return (
    <>
      <p class="small">{words}</p>
      {teamless > 0 && <p class="small soft">{t('instructor.startUnassigned', { count: teamless })}</p>}
    </>
  );
}
