import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { isTaken } from '#client/model/facts/is-taken.ts';
import type { RemoteSession } from '#client/net/remote-session.ts';
import { ask } from '#client/ui/controls/ask.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Dialog } from '#client/ui/controls/dialog.tsx';
import { Field } from '#client/ui/controls/field.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import { toast } from '#client/ui/controls/toast.tsx';
import { duration, number } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import { NOTE_MAX } from '#shared/protocol/debrief.ts';
import { type Control, type RoomView, SPEEDS } from '#shared/protocol/messages.ts';
import './controls.css';

interface ControlsProps {
  readonly session: RemoteSession;
  readonly view: RoomView;
}

/** Start, pause, speed, end. */
export function Controls({ session, view }: ControlsProps): JSX.Element {
  const control = (request: Control): void => void ask(session.control(request));
  return (
    <section class="panel stack" aria-label={t('instructor.title')}>
      <div class="controls-head">
        <h2>{t(`instructor.phase.${view.phase}`)}</h2>
        <Clock session={session} view={view} />
      </div>
      {view.phase === 'paused' && (
        <p class="notice">{t(view.pause === 'look' ? 'instructor.pausedLook' : 'instructor.pausedHandsOff')}</p>
      )}
      {view.phase === 'lobby' && <Start view={view} onStart={() => control({ type: 'start' })} />}
      {view.phase === 'running' && <Pauses onPause={(pause) => control({ type: 'pause', pause })} />}
      {view.phase === 'paused' && !standsForLesson(session) && (
        <Button kind="primary" size="large" onClick={() => control({ type: 'resume' })}>
          <Icon name="play" />
          {t('instructor.resume')}
        </Button>
      )}
      {(view.phase === 'running' || view.phase === 'paused') && <Speeds view={view} onControl={control} />}
      {(view.phase === 'running' || view.phase === 'paused') && <Mark session={session} />}
      {view.phase !== 'over' && <Ends onControl={control} />}
    </section>
  );
}

/** While a lesson stands by itself or is held, it goes on by its own buttons. */
function standsForLesson(session: RemoteSession): boolean {
  const lesson = session.class.value?.lesson;
  return lesson !== undefined && lesson.step >= 0 && !lesson.away && (lesson.passes || lesson.held);
}

/** Marks the moment for every team's debrief, with a note. */
function Mark({ session }: Pick<ControlsProps, 'session'>): JSX.Element {
  const [note, setNote] = useState('');
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (!(await ask(session.bookmark(note.trim())))) return;
    setNote('');
    toast(t('play.marked'));
  };
  return (
    <form class="controls-mark" onSubmit={(event) => void submit(event)}>
      <Field label={t('instructor.markNote')} value={note} onInput={setNote} maxLength={NOTE_MAX} />
      <Button size="small" type="submit">
        {t('play.mark')}
      </Button>
    </form>
  );
}

function Clock({ session, view }: ControlsProps): JSX.Element | null {
  const tick = Math.max(0, ...session.overview.value.map((team) => team.tick));
  const scenario = session.welcome.value?.scenario;
  if (view.phase === 'lobby' || !scenario) return null;
  const done = duration(tick * scenario.tickSeconds);
  const words =
    view.lengthS > 0
      ? t('instructor.clock', { done, total: duration(view.lengthS) })
      : t('instructor.clockEndless', { done });
  return <p class="mono">{words}</p>;
}

function Start({ view, onStart }: { view: RoomView; onStart: () => void }): JSX.Element {
  const people = view.seats.filter(isTaken);
  const teamless = view.teamForming === 'random' ? 0 : people.filter((seat) => seat.team < 0).length;
  return (
    <>
      <Button
        kind="primary"
        size="large"
        onClick={onStart}
        reason={people.length === 0 ? t('instructor.startNobody') : undefined}
        reasonAt="below"
      >
        <Icon name="play" />
        {t('instructor.start')}
      </Button>
      {people.length > 0 && <p class="small">{teamsWords(view, people.length)}</p>}
      {teamless > 0 && <p class="small soft">{t('instructor.startUnassigned', { count: teamless })}</p>}
    </>
  );
}

/** How many teams will play: never more than there are people, and said before the start. */
function teamsWords(view: RoomView, people: number): string {
  const asked = view.teams.length;
  const formed = new Set(view.seats.filter(isTaken).map(({ team }) => team)).size;
  const playing = view.teamForming === 'random' ? Math.min(asked, people) : Math.min(asked, Math.max(formed, 1));
  if (playing === asked) return t('instructor.teamsPlay', { count: playing });
  return t('instructor.teamsFewer', { count: playing, asked });
}

function Pauses({ onPause }: { onPause: (pause: RoomView['pause']) => void }): JSX.Element {
  return (
    <div class="controls-pauses">
      <div>
        <Button onClick={() => onPause('look')}>
          <Icon name="eye" />
          {t('instructor.pauseLook')}
        </Button>
        <p class="small soft">{t('instructor.pauseLookText')}</p>
      </div>
      <div>
        <Button onClick={() => onPause('handsOff')}>
          <Icon name="hand" />
          {t('instructor.pauseHandsOff')}
        </Button>
        <p class="small soft">{t('instructor.pauseHandsOffText')}</p>
      </div>
    </div>
  );
}

interface PartProps {
  readonly view: RoomView;
  readonly onControl: (request: Control) => void;
}

function Speeds({ view, onControl }: PartProps): JSX.Element {
  return (
    <fieldset class="controls-speeds">
      <legend>{t('instructor.speed')}</legend>
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

function Ends({ onControl }: Pick<PartProps, 'onControl'>): JSX.Element {
  const [asking, setAsking] = useState(false);
  const end = (): void => {
    setAsking(false);
    onControl({ type: 'end' });
  };
  return (
    <div class="row">
      <Button size="small" kind="danger" onClick={() => setAsking(true)}>
        <Icon name="stop" />
        {t('instructor.end')}
      </Button>
      {asking && (
        <Dialog
          title={t('instructor.endTitle')}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button onClick={() => setAsking(false)}>{t('app.cancel')}</Button>
              <Button kind="danger" onClick={end}>
                {t('instructor.endConfirm')}
              </Button>
            </>
          }
        >
          <p>{t('instructor.endText')}</p>
        </Dialog>
      )}
    </div>
  );
}
