import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ownAccount, signOut } from '#client/net/office-api.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Page } from '#client/ui/page/page.tsx';
import { navigate } from '#client/ui/page/router.tsx';
import { t } from '#client/words/words.ts';
import type { OwnAccount } from '#shared/protocol/office.ts';
import { FirstAdmin, PasswordForm, SignInForm } from './account-forms.tsx';
import { ProblemNotice } from './problem-notice.tsx';
import { useDeed } from './use-deed.ts';
import './office.css';

/** One's own account: sign in and out, another password, and the first administrator of a server. */
export function AccountPage(): JSX.Element {
  const [own, setOwn] = useState<OwnAccount>();
  const deed = useDeed();
  const load = async (): Promise<void> => {
    const found = await deed.run(ownAccount);
    if (found) setOwn(found.value);
  };
  useEffect(() => void load(), []);
  const reload = (): void => void load();
  return (
    <Page title={t('account.title')} width="narrow">
      <div class="stack loose">
        <h1>{t('account.title')}</h1>
        <ProblemNotice problem={deed.problem} />
        {own?.account && <SignedIn account={own.account} onChange={reload} />}
        {own && !own.account && (
          <>
            <SignInForm onDone={reload} />
            <FirstAdmin mayBegin={own.mayBegin} onDone={reload} />
          </>
        )}
      </div>
    </Page>
  );
}

interface SignedInProps {
  readonly account: NonNullable<OwnAccount['account']>;
  readonly onChange: () => void;
}

function SignedIn({ account, onChange }: SignedInProps): JSX.Element {
  const { login, role, mustChange } = account;
  const deed = useDeed();
  const leave = async (): Promise<void> => {
    if (await deed.run(signOut)) onChange();
  };
  return (
    <>
      <Section title={t('account.signedInAs', { login })}>
        <p class="soft">{t(`account.role.${role}`)}</p>
        {mustChange && (
          <p class="notice" role="status">
            {t('account.mustChange')}
          </p>
        )}
        <div class="row">
          {!mustChange && (
            <Button kind="primary" onClick={() => navigate('/host')}>
              {t('account.toHost')}
            </Button>
          )}
          {!mustChange && role === 'admin' && (
            <Button onClick={() => navigate('/admin')}>{t('account.toAdmin')}</Button>
          )}
          <Button busy={deed.busy} onClick={() => void leave()}>
            {t('account.signOut')}
          </Button>
        </div>
        <ProblemNotice problem={deed.problem} />
      </Section>
      <Section title={t('account.change')}>
        <PasswordForm login={login} onDone={onChange} />
      </Section>
    </>
  );
}

function Section({ title, children }: { title: string; children: ComponentChildren }): JSX.Element {
  return (
    <section class="panel stack" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
