import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { shareSession } from '#client/net/office-api.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Field } from '#client/ui/controls/field.tsx';
import { toast } from '#client/ui/controls/toast.tsx';
import { problemWords } from '#client/words/problem-words.ts';
import { t } from '#client/words/words.ts';

/** Lets another account lead a session too, so that it stands in its list as well; or no more. */
export function ShareSession({ code, hostKey }: { code: string; hostKey: string }): JSX.Element {
  const [login, setLogin] = useState('');
  const share = async (add: boolean): Promise<void> => {
    const answer = await shareSession(code, login.trim().toLowerCase(), add, hostKey);
    toast(answer.ok ? t(add ? 'host.shared' : 'host.unshared', { login }) : problemWords(answer.problem));
  };
  return (
    <details class="hosted-share">
      <summary>{t('host.share')}</summary>
      <Field label={t('host.shareLogin')} value={login} onInput={setLogin} maxLength={64} />
      <div class="row">
        <Button size="small" onClick={() => void share(true)}>
          {t('host.shareAdd')}
        </Button>
        <Button size="small" onClick={() => void share(false)}>
          {t('host.shareRemove')}
        </Button>
      </div>
    </details>
  );
}
