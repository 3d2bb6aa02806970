import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { eraseSession } from '#client/net/office-api.ts';
import { forgetPastGame } from '#client/net/past-games.ts';
import { dropSeat } from '#client/net/seat-store.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { toast } from '#client/ui/controls/toast.tsx';
import { Link } from '#client/ui/page/link.tsx';
import { Page } from '#client/ui/page/page.tsx';
import { navigate } from '#client/ui/page/router.tsx';
import { hallTitle } from '#client/words/hall-title.ts';
import { problemWords } from '#client/words/problem-words.ts';
import { showCode } from '#client/words/session-code.ts';
import { t } from '#client/words/words.ts';
import { AskFirst } from './ask-first.tsx';
import { EvidenceSection } from './evidence-section.tsx';
import { GradesSection } from './grades-section.tsx';
import { PeopleFiles } from './people-files.tsx';
import { ProblemNotice } from './problem-notice.tsx';
import { useDeed } from './use-deed.ts';
import { useNotice } from './use-notice.ts';
import { type PeopleData, usePeople } from './use-people.ts';
import './office.css';

/** What each person of a session did, their grades as files, and erasing: for whoever led it, once it is over. */
export function PeoplePage({ code }: { code: string }): JSX.Element {
  const { loaded, again } = usePeople(code);
  return (
    <Page title={t('people.title')} width="wide">
      <div class="stack loose">
        <div class="stack">
          <h1>{t('people.title')}</h1>
          {typeof loaded === 'object' && 'people' in loaded && (
            <p class="soft">
              {loaded.debrief.title || hallTitle(loaded.debrief.scenario)} ·{' '}
              <Link to={`/d/${code}`}>{showCode(code)}</Link>
            </p>
          )}
        </div>
        {typeof loaded === 'object' && 'people' in loaded ? (
          <Whole data={loaded} onChange={again} />
        ) : (
          <p class={loaded === 'loading' ? 'soft' : 'notice bad'} role="status">
            {waitWords(loaded)}
          </p>
        )}
      </div>
    </Page>
  );
}

function waitWords(loaded: Exclude<ReturnType<typeof usePeople>['loaded'], PeopleData>): string {
  if (typeof loaded === 'object') return problemWords(loaded.problem);
  return t(loaded === 'loading' ? 'people.wait' : 'people.notInstructor');
}

function Whole({ data, onChange }: { data: PeopleData; onChange: () => void }): JSX.Element {
  return (
    <>
      <p>{t('people.intro')}</p>
      <EvidenceSection data={data} onChange={onChange} />
      <PeopleFiles data={data} />
      <GradesSection data={data} />
      <EraseSection data={data} />
    </>
  );
}

function EraseSection({ data: { code, token } }: { data: PeopleData }): JSX.Element {
  const [asks, setAsks] = useState(false);
  const { retentionDays } = useNotice();
  const deed = useDeed();
  const erase = async (): Promise<void> => {
    if (!(await deed.run(() => eraseSession(code, token)))) return;
    dropSeat(code, 'instructor');
    forgetPastGame(code);
    toast(t('people.eraseAllDone'));
    navigate('/host');
  };
  return (
    <section class="panel stack" aria-label={t('people.eraseAll')}>
      <h2>{t('people.eraseAll')}</h2>
      <p class="soft">{t('people.eraseAllText', { days: retentionDays })}</p>
      <ProblemNotice problem={deed.problem} />
      <div>
        <Button kind="danger" busy={deed.busy} onClick={() => setAsks(true)}>
          {t('people.eraseAll')}
        </Button>
      </div>
      {asks && (
        <AskFirst
          title={t('people.eraseAllTitle')}
          text={t('admin.eraseText')}
          deed={t('people.eraseAll')}
          onDo={() => void erase()}
          onClose={() => setAsks(false)}
        />
      )}
    </section>
  );
}
