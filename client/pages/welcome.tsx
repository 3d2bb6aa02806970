import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { HAS_SERVER } from '#client/device/base-path.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Field } from '#client/ui/controls/field.tsx';
import { Line, Station } from '#client/ui/controls/line.tsx';
import { Link } from '#client/ui/page/link.tsx';
import { Page } from '#client/ui/page/page.tsx';
import { navigate } from '#client/ui/page/router.tsx';
import { readSessionCode, showTypedCode } from '#client/words/session-code.ts';
import { t } from '#client/words/words.ts';
import { RackPicture } from './rack-picture.tsx';
import { LookBack, WayBack } from './way-back.tsx';
import './welcome.css';

/** The first page: join, host, learn level by level, or play alone. */
export function WelcomePage(): JSX.Element {
  return (
    <Page title="" width="wide">
      <div class="welcome">
        <div class="welcome-ways">
          <h1 class="welcome-claim">{t('app.claim')}</h1>
          <WayBack />
          <Line>
            <Station colour="var(--memory-private)">{HAS_SERVER ? <JoinByCode /> : <NoClasses />}</Station>
            {HAS_SERVER && (
              <Station colour="var(--memory-shared)">
                <Way name="host" to="/host" />
              </Station>
            )}
            <Station colour="var(--memory-ballooned)">
              <Way name="campaign" to="/campaign" />
            </Station>
            <Station colour="var(--memory-compressed)">
              <Way name="solo" to="/solo" />
            </Station>
          </Line>
          <LookBack />
          <p>
            <Link to="/see">{t('join.seeConcepts')}</Link>{' '}
            {HAS_SERVER && <Link to="/privacy">{t('join.privacy')}</Link>}
          </p>
        </div>
        <RackPicture />
      </div>
    </Page>
  );
}

function JoinByCode(): JSX.Element {
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const code = readSessionCode(typed);
  const submit = (event: Event): void => {
    event.preventDefault();
    setTried(true);
    if (code) navigate(`/j/${code}`);
  };
  return (
    <form class="join-by-code" onSubmit={submit}>
      <h2>{t('join.joinTitle')}</h2>
      <Field
        label={t('join.codeLabel')}
        value={typed}
        onInput={(text) => setTyped(showTypedCode(text))}
        hint={t('join.codeHint')}
        error={tried && !code ? t('join.codeIncomplete') : undefined}
        look="code"
        placeholder="K7Q-F3M"
      />
      <div class="row">
        <Button kind="primary" size="large" type="submit">
          {t('join.codeContinue')}
        </Button>
        <p class="small soft">{t('join.noAccount')}</p>
      </div>
    </form>
  );
}

/** On a plain web space nobody can host or join a class. */
function NoClasses(): JSX.Element {
  return (
    <div class="stack">
      <h2>{t('join.classes')}</h2>
      <p class="soft">{t('problem.noServer')}</p>
    </div>
  );
}

function Way({ name, to }: { name: 'host' | 'campaign' | 'solo'; to: string }): JSX.Element {
  return (
    <div class="way">
      <div>
        <h2>{t(`join.${name}Title`)}</h2>
        <p class="soft">{t(`join.${name}Text`)}</p>
      </div>
      <Button onClick={() => navigate(to)}>{t(`join.${name}Button`)}</Button>
    </div>
  );
}
