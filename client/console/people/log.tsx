import '#client/ui/controls/field.css';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Desk } from '#client/console/desk.ts';
import { addressOf } from '#client/device/address.ts';
import { inviteCoHost } from '#client/net/api.ts';
import { keptSeat } from '#client/net/seat-store.ts';
import { ask } from '#client/ui/controls/ask.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Field } from '#client/ui/controls/field.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import { toast } from '#client/ui/controls/toast.tsx';
import { duration } from '#client/words/formats.ts';
import { problemWords } from '#client/words/problem-words.ts';
import { teamName } from '#client/words/team-name.ts';
import { hasWords, t } from '#client/words/words.ts';
import { NOTE_MAX } from '#shared/protocol/debrief.ts';
import type { RoomView } from '#shared/protocol/messages.ts';
import type { DeedView } from '#shared/protocol/people.ts';
import { takeBack } from './log-deeds.ts';
import './people.css';

interface LogProps {
  readonly desk: Desk;
  readonly view: RoomView;
}

/** Who did what in this session, each with the way back; a note for the debrief, and a link for somebody who leads as well. */
export function Log({ desk, view }: LogProps): JSX.Element {
  const log = [...(view.desk?.log ?? [])].reverse();
  return (
    <section class="panel stack" aria-label={t('console.tab.log')}>
      <h2>{t('console.tab.log')}</h2>
      {view.phase !== 'lobby' && <Mark desk={desk} />}
      <CoHost code={desk.code} />
      {log.length === 0 && <p class="soft">{t('console.logEmpty')}</p>}
      <ol class="deeds">
        {log.map((deed) => (
          <Line key={deed.no} desk={desk} view={view} deed={deed} />
        ))}
      </ol>
    </section>
  );
}

function Line({ desk, view, deed }: LogProps & { deed: DeedView }): JSX.Element {
  const words = deedWords(view, deed);
  return (
    <li class={deed.takenBack ? 'taken-back' : ''}>
      <span class="mono small">{duration(deed.atS)}</span>
      <span>
        {deed.host > 0 && <strong>{t('console.host', { no: deed.host })}: </strong>}
        {words}
        {deed.takenBack && <span class="soft"> · {t('console.isTakenBack')}</span>}
      </span>
      {deed.undoable && (
        <Button
          size="small"
          label={`${t('console.takeBack')}: ${words}`}
          onClick={() => void takeBack(desk.session, deed)}
        >
          {t('console.takeBack')}
        </Button>
      )}
    </li>
  );
}

/** A deed in words: what, about whom, and what of it. */
function deedWords(view: RoomView, { type, name, team, what }: DeedView): string {
  const of = view.teams.find(({ no }) => no === team);
  const parts = [t(`console.deed.${type}`), whatWords(what), name, of && teamName(of)];
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}

function whatWords(what: string | undefined): string | undefined {
  const keys = [
    `instructor.fault.${what}.title`,
    `instructor.doorWay.${what}`,
    `console.pause.${what}`,
    `console.lessonDeed.${what}`,
    `projector.shown.${what}`,
  ];
  const found = keys.find((key) => hasWords(key));
  return found === undefined ? what : t(found);
}

/** Marks the moment for every team's debrief, with a note. */
function Mark({ desk }: { desk: Desk }): JSX.Element {
  const [note, setNote] = useState('');
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (!(await ask(desk.session.bookmark(note.trim())))) return;
    setNote('');
    toast(t('play.marked'));
  };
  return (
    <form class="one-line" onSubmit={(event) => void submit(event)}>
      <Field label={t('instructor.markNote')} value={note} onInput={setNote} maxLength={NOTE_MAX} />
      <Button size="small" type="submit" shortcut="*">
        {t('play.mark')}
      </Button>
    </form>
  );
}

/** The link stands behind the `#`, which is sent to no server. */
function CoHost({ code }: { code: string }): JSX.Element {
  const [link, setLink] = useState('');
  const invite = async (): Promise<void> => {
    const answer = await inviteCoHost(code, keptSeat(code, 'instructor')?.token ?? '');
    if (!answer.ok) return toast(problemWords(answer.problem));
    const made = new URL(addressOf(`/i/${code}#${answer.value.coHostToken}`), location.href).href;
    setLink(made);
    await navigator.clipboard?.writeText(made).then(
      () => toast(t('app.copied')),
      () => undefined,
    );
  };
  return (
    <div class="stack">
      <div>
        <Button size="small" onClick={() => void invite()}>
          <Icon name="users" />
          {t('console.coHost')}
        </Button>
      </div>
      {link !== '' && (
        <label class="field">
          {t('console.coHostLink')}
          <input type="text" readOnly value={link} onFocus={(event) => event.currentTarget.select()} />
        </label>
      )}
    </div>
  );
}
