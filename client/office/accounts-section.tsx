import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { addAccount, changeAccount, listAccounts, removeAccount, resetAccount } from '#client/net/office-api.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Dialog } from '#client/ui/controls/dialog.tsx';
import { Field } from '#client/ui/controls/field.tsx';
import { t } from '#client/words/words.ts';
import type { AccountLine, StartPassword } from '#shared/protocol/office.ts';
import { AskFirst } from './ask-first.tsx';
import { momentText } from './moment-text.ts';
import { ProblemNotice } from './problem-notice.tsx';
import { type Deed, useDeed } from './use-deed.ts';

/** Accounts of those who may host: made, locked, given another password, removed. */
export function AccountsSection(): JSX.Element {
  const [accounts, setAccounts] = useState<readonly AccountLine[]>([]);
  const [start, setStart] = useState<StartPassword>();
  const deed = useDeed();
  const load = async (): Promise<void> => {
    const answer = await listAccounts();
    if (answer.ok) setAccounts(answer.value);
  };
  useEffect(() => void load(), []);
  const given = async (ask: Parameters<Deed['run']>[0]): Promise<void> => {
    const done = await deed.run(ask);
    if (!done) return;
    const { value } = done;
    if (isStart(value)) setStart(value);
    await load();
  };
  return (
    <section class="panel stack" aria-label={t('admin.accounts')}>
      <h2>{t('admin.accounts')}</h2>
      <ProblemNotice problem={deed.problem} />
      <ul class="office-list">
        {accounts.map((account) => (
          <AccountItem key={account.id} account={account} onDeed={(ask) => void given(ask)} />
        ))}
      </ul>
      <NewAccount busy={deed.busy} onAdd={(login, role) => void given(() => addAccount(login, role))} />
      {start && <StartWords start={start} onClose={() => setStart(undefined)} />}
    </section>
  );
}

function isStart(value: unknown): value is StartPassword {
  return typeof value === 'object' && value !== null && 'password' in value;
}

interface AccountItemProps {
  readonly account: AccountLine;
  readonly onDeed: (ask: Parameters<Deed['run']>[0]) => void;
}

function AccountItem({ account, onDeed }: AccountItemProps): JSX.Element {
  const [asks, setAsks] = useState(false);
  const { id, login, role, locked } = account;
  const other = role === 'admin' ? 'host' : 'admin';
  return (
    <li>
      <AccountWords account={account} />
      <div class="row">
        <Button size="small" onClick={() => onDeed(() => changeAccount(id, { locked: !locked }))}>
          {t(locked ? 'admin.unlock' : 'admin.lock')}
        </Button>
        <Button size="small" onClick={() => onDeed(() => resetAccount(id))}>
          {t('admin.reset')}
        </Button>
        <Button size="small" onClick={() => onDeed(() => changeAccount(id, { role: other }))}>
          {t(role === 'admin' ? 'admin.makeHost' : 'admin.makeAdmin')}
        </Button>
        <Button size="small" onClick={() => setAsks(true)}>
          {t('admin.remove')}
        </Button>
      </div>
      {asks && (
        <AskFirst
          title={t('admin.removeTitle', { login })}
          text={t('admin.removeText')}
          deed={t('admin.remove')}
          onDo={() => onDeed(() => removeAccount(id))}
          onClose={() => setAsks(false)}
        />
      )}
    </li>
  );
}

function AccountWords({ account }: { account: AccountLine }): JSX.Element {
  const { login, role, locked, mustChange, seenMs } = account;
  const facts = [
    t(`account.role.${role}`),
    ...(locked ? [t('admin.locked')] : []),
    ...(mustChange ? [t('admin.mustChange')] : []),
    seenMs > 0 ? t('admin.seen', { time: momentText(seenMs) }) : t('admin.never'),
  ];
  return (
    <p>
      <strong>{login}</strong>
      <br />
      <span class="soft small">{facts.join(' · ')}</span>
    </p>
  );
}

interface NewAccountProps {
  readonly busy: boolean;
  readonly onAdd: (login: string, role: AccountLine['role']) => void;
}

function NewAccount({ busy, onAdd }: NewAccountProps): JSX.Element {
  const [login, setLogin] = useState('');
  const [isAdmin, setIsAdmin] = useState(false);
  const submit = (event: Event): void => {
    event.preventDefault();
    onAdd(login.trim().toLowerCase(), isAdmin ? 'admin' : 'host');
    setLogin('');
  };
  return (
    <form class="stack" onSubmit={submit}>
      <h3>{t('admin.newAccount')}</h3>
      <Field label={t('account.login')} value={login} onInput={setLogin} maxLength={64} />
      <label class="office-tick">
        <input type="checkbox" checked={isAdmin} onChange={(event) => setIsAdmin(event.currentTarget.checked)} />
        {t('admin.asAdmin')}
      </label>
      <div>
        <Button type="submit" busy={busy}>
          {t('admin.add')}
        </Button>
      </div>
    </form>
  );
}

/** Shown once; whoever closes it has handed it over. */
function StartWords({ start, onClose }: { start: StartPassword; onClose: () => void }): JSX.Element {
  const actions = (
    <Button kind="primary" onClick={onClose}>
      {t('admin.copied')}
    </Button>
  );
  return (
    <Dialog title={t('admin.startTitle', { login: start.login })} actions={actions} onClose={onClose}>
      <div class="stack">
        <p class="office-password mono">{start.password}</p>
        <p>{t('admin.startText')}</p>
      </div>
    </Dialog>
  );
}
