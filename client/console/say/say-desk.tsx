import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { RemoteSession } from '#client/net/remote-session.ts';
import { ask } from '#client/ui/controls/ask.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Field } from '#client/ui/controls/field.tsx';
import { toast } from '#client/ui/controls/toast.tsx';
import { t } from '#client/words/words.ts';
import { SAY_MAX, SAY_POINTS, type SayPoint } from '#shared/protocol/people.ts';
import { ENTRIES } from '#shared/see/index.ts';
import '#client/ui/controls/field.css';

interface SayProps {
  readonly session: RemoteSession;
}

/** Says something to everybody: words, a kind of thing to look at, a concept to open; it stays until it is taken down. */
export function SayDesk({ session }: SayProps): JSX.Element {
  const [text, setText] = useState('');
  const [point, setPoint] = useState<SayPoint>();
  const [see, setSee] = useState('');
  const said = session.class.value?.said;
  const empty = text.trim() === '' && point === undefined && see === '';
  const say = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (empty) return;
    const request = { type: 'say', text: text.trim(), ...(point && { point }), ...(see !== '' && { see }) } as const;
    if (!(await ask(session.control(request)))) return;
    toast(t('console.said'));
    setText('');
    setPoint(undefined);
    setSee('');
  };
  return (
    <section class="panel stack" aria-label={t('console.tab.say')}>
      <h2>{t('console.tab.say')}</h2>
      <form class="stack" onSubmit={(event) => void say(event)}>
        <Field label={t('console.sayText')} value={text} onInput={setText} maxLength={SAY_MAX} />
        <fieldset class="fault-choice">
          <legend class="small">{t('console.sayPoint')}</legend>
          {SAY_POINTS.map((each) => (
            <Button
              key={each}
              size="small"
              pressed={point === each}
              onClick={() => setPoint(point === each ? undefined : each)}
            >
              {t(`say.point.${each}`)}
            </Button>
          ))}
        </fieldset>
        <label class="field">
          {t('console.saySee')}
          <select class="select" value={see} onChange={(event) => setSee(event.currentTarget.value)}>
            <option value="">{t('console.sayNoSee')}</option>
            {ENTRIES.map(({ id }) => (
              <option key={id} value={id}>
                {t(`see.entry.${id}.title`)}
              </option>
            ))}
          </select>
        </label>
        <div class="row">
          <Button kind="primary" type="submit" reason={empty ? t('console.sayNothing') : undefined}>
            {t('console.say')}
          </Button>
          {said && (
            <Button onClick={() => void ask(session.control({ type: 'say', text: '' }))}>{t('console.sayStop')}</Button>
          )}
        </div>
      </form>
    </section>
  );
}
