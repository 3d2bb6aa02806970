import type { ComponentChildren, JSX } from 'preact';
import { useContext, useMemo } from 'preact/hooks';
import { isLocalId } from '#client/local/local-id.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { fetched } from '#client/ui/page/fetched.tsx';
import { Link } from '#client/ui/page/link.tsx';
import { Page } from '#client/ui/page/page.tsx';
import { navigate } from '#client/ui/page/router.tsx';
import { hallTitle } from '#client/words/hall-title.ts';
import { problemWords } from '#client/words/problem-words.ts';
import { showCode } from '#client/words/session-code.ts';
import { t, withLevelWords } from '#client/words/words.ts';
import type { Debrief } from '#shared/protocol/debrief.ts';
import { scenarioOf } from '#shared/replay/scenario-of.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { DEBRIEF_PAGES, type DebriefPage, debriefPath } from './debrief-path.ts';
import type { LevelTitleProps } from './level-title.tsx';
import { useDebrief } from './past-session.ts';
import { WaysOn } from './ways-on.ts';
import './debrief.css';

/** What every page of a debrief is made from. */
export interface DebriefProps {
  readonly debrief: Debrief;
  readonly scenario: Scenario;
}

interface FrameProps {
  readonly code: string;
  readonly here: DebriefPage;
  /** The page, once the session is known. */
  readonly show: (props: DebriefProps) => ComponentChildren;
}

/** The frame of the pages of a debrief: which session, the tabs, and what stands in the way of showing it. */
export function DebriefFrame({ code, here, show }: FrameProps): JSX.Element {
  const loaded = useDebrief(code);
  const debrief = typeof loaded === 'object' && 'teams' in loaded ? loaded : undefined;
  const scenario = useMemo(() => debrief && scenarioOf(debrief), [debrief?.scenario, debrief?.seed]);
  return (
    <Page title={t('debrief.title')} width="wide">
      <div class="debrief stack">
        {debrief && scenario ? (
          <>
            <Head code={code} here={here} debrief={debrief} />
            {show({ debrief, scenario })}
          </>
        ) : (
          <Wait code={code} loaded={loaded} />
        )}
      </div>
    </Page>
  );
}

function Head({ code, here, debrief }: { code: string; here: DebriefPage; debrief: Debrief }): JSX.Element {
  const Ways = useContext(WaysOn);
  return (
    <header class="debrief-head">
      <div>
        <h1>{debrief.level === undefined ? titleOf(debrief) : <LazyLevelTitle level={debrief.level} />}</h1>
        <p class="soft small">{factsOf(code, debrief)}</p>
        {Ways && <Ways code={code} debrief={debrief} />}
      </div>
      <nav aria-label={t('debrief.title')}>
        <ul class="debrief-tabs">
          {DEBRIEF_PAGES.map((page) => (
            <li key={page} class={page === here ? 'here' : ''}>
              <Link to={debriefPath(code, page)} current={page === here}>
                {t(`debrief.tab.${page}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}

/** A level is called by its own name: its words are fetched with it. */
const LazyLevelTitle = fetched<LevelTitleProps>(
  async () => (await withLevelWords(import('./level-title.tsx'))).LevelTitle,
  true,
);

function titleOf({ title, scenario }: Debrief): string {
  return title || hallTitle(scenario);
}

/** Hall, code and seed; a game alone has no code, and a level no hall of the menu. */
function factsOf(code: string, { scenario, seed, level }: Debrief): string {
  if (level !== undefined) return t('debrief.factsLevel', { level, seed });
  const hall = hallTitle(scenario);
  if (isLocalId(code)) return t('debrief.factsAlone', { hall, seed });
  return t('debrief.facts', { hall, code: showCode(code), seed });
}

/** Not there yet, or not for whoever asks: says which. */
function Wait({ code, loaded }: { code: string; loaded: ReturnType<typeof useDebrief> }): JSX.Element {
  if (loaded === 'loading')
    return (
      <p class="soft" role="status">
        {t('app.loading')}
      </p>
    );
  const words =
    loaded === 'noSeat'
      ? t('debrief.noSeat', { code: showCode(code) })
      : loaded === 'notKept'
        ? t('debrief.notKept')
        : 'problem' in loaded
          ? problemWords(loaded.problem)
          : t('debrief.noHall');
  return (
    <>
      <h1>{t('debrief.title')}</h1>
      <p class="notice bad" role="alert">
        {words}
      </p>
      <div class="row">
        <Button onClick={() => location.reload()}>{t('app.retry')}</Button>
        <Button onClick={() => navigate('/')}>{t('app.home')}</Button>
      </div>
    </>
  );
}
