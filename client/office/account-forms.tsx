import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { changePassword, makeFirstAdmin, signIn } from '#client/net/office-api.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Field } from '#client/ui/controls/field.tsx';
import { toast } from '#client/ui/controls/toast.tsx';
import { t } from '#client/words/words.ts';
import { ProblemNotice } from './problem-notice.tsx';
import { type Deed, useDeed } from './use-deed.ts';

interface FormProps {
  readonly onDone: () => void;
}

/** A form with its button and what went wrong. */
function Form(props: {
  readonly deed: Deed;
  readonly words: string;
  readonly onSubmit: () => void;
  readonly children: ComponentChildren;
}): JSX.Element {
  const { deed, words, onSubmit, children } = props;
  const submit = (event: Event): void => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form class="stack" onSubmit={submit}>
      {children}
      <ProblemNotice problem={deed.problem} />
      <div>
        <Button type="submit" kind="primary" busy={deed.busy}>
          {words}
        </Button>
      </div>
    </form>
  );
}

export function SignInForm({ onDone }: FormProps): JSX.Element {
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const deed = useDeed();
  const submit = async (): Promise<void> => {
    if (await deed.run(() => signIn({ login, password }))) onDone();
  };
  return (
    <section class="panel stack" aria-label={t('account.signIn')}>
      <h2>{t('account.signIn')}</h2>
      <p class="soft">{t('account.signInText')}</p>
      <Form deed={deed} words={t('account.signIn')} onSubmit={() => void submit()}>
        <Field label={t('account.login')} value={login} onInput={setLogin} autocomplete="username" maxLength={64} />
        <Field
          label={t('account.password')}
          type="password"
          value={password}
          onInput={setPassword}
          hint={t('account.forgot')}
          autocomplete="current-password"
        />
      </Form>
    </section>
  );
}

export function PasswordForm({ login, onDone }: FormProps & { login: string }): JSX.Element {
  const [old, setOld] = useState('');
  const [fresh, setFresh] = useState('');
  const [again, setAgain] = useState('');
  const deed = useDeed();
  const differs = again !== '' && again !== fresh;
  const submit = async (): Promise<void> => {
    if (again !== fresh || !(await deed.run(() => changePassword({ old, fresh })))) return;
    for (const clear of [setOld, setFresh, setAgain]) clear('');
    toast(t('account.changed'));
    onDone();
  };
  return (
    <Form deed={deed} words={t('account.change')} onSubmit={() => void submit()}>
      {/* For the browser's keeper of passwords. */}
      <input type="hidden" name="username" autocomplete="username" value={login} />
      <Field label={t('account.old')} type="password" value={old} onInput={setOld} autocomplete="current-password" />
      <Field
        label={t('account.fresh')}
        type="password"
        value={fresh}
        onInput={setFresh}
        hint={t('account.freshHint')}
        autocomplete="new-password"
      />
      <Field
        label={t('account.again')}
        type="password"
        value={again}
        onInput={setAgain}
        error={differs ? t('account.notSame') : undefined}
        autocomplete="new-password"
      />
    </Form>
  );
}

/** Folded: it is needed once in the life of a server. Open where this browser may do it at once. */
export function FirstAdmin({ mayBegin, onDone }: FormProps & { mayBegin: boolean }): JSX.Element {
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [hostKey, setHostKey] = useState('');
  const deed = useDeed();
  const submit = async (): Promise<void> => {
    if (await deed.run(() => makeFirstAdmin({ login, password }, hostKey))) onDone();
  };
  return (
    <details class="panel" open={mayBegin}>
      <summary>{t('account.first')}</summary>
      <div class="stack">
        <p class="soft">{t('account.firstText')}</p>
        <Form deed={deed} words={t('account.make')} onSubmit={() => void submit()}>
          <Field label={t('account.login')} value={login} onInput={setLogin} autocomplete="username" maxLength={64} />
          <Field
            label={t('account.password')}
            type="password"
            value={password}
            onInput={setPassword}
            hint={t('account.freshHint')}
            autocomplete="new-password"
          />
          {!mayBegin && (
            <Field
              label={t('account.hostKey')}
              type="password"
              value={hostKey}
              onInput={setHostKey}
              hint={t('account.hostKeyHint')}
            />
          )}
        </Form>
      </div>
    </details>
  );
}
