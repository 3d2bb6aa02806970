import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ScenarioInfo, SessionCreated } from '#shared/protocol/messages.ts';
import { type ApiProblem, createSession, listScenarios } from '../net/api.ts';
import { codesOfKeptSeats, keepSeat, keptSeat } from '../net/seat-store.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Page } from '../ui/page.tsx';
import { problemWords } from '../ui/problem-words.ts';
import { navigate } from '../ui/router.tsx';
import { showCode } from '../ui/session-code.ts';
import { t } from '../ui/words.ts';
import { ScenarioChoice } from './scenario-choice.tsx';

const SEED_SIGNS_MAX = 16;

/** Starts a game for one, or goes on with the last. */
export function SoloPage(): JSX.Element {
  const [scenarios, setScenarios] = useState<readonly ScenarioInfo[]>([]);
  const [scenario, setScenario] = useState('');
  const [seed, setSeed] = useState('');
  const [problem, setProblem] = useState<ApiProblem>();
  const [busy, setBusy] = useState(false);
  useEffect(() => void load(), []);

  async function load(): Promise<void> {
    const answer = await listScenarios();
    if (!answer.ok) return setProblem(answer.problem);
    setScenarios(answer.value);
    setScenario(answer.value[0]?.id ?? '');
  }

  async function play(): Promise<void> {
    setBusy(true);
    const wish = { scenario, seats: 1, teams: 1, teamForming: 'random', freeNames: false, solo: true } as const;
    const answer = await createSession(seed.trim() === '' ? wish : { ...wish, seed: seed.trim() });
    setBusy(false);
    if (answer.ok) enter(answer.value);
    else setProblem(answer.problem);
  }

  const submit = (event: Event): void => {
    event.preventDefault();
    if (!busy && scenario !== '') void play();
  };
  return (
    <Page title={t('solo.title')} width="medium">
      <form class="stack loose" onSubmit={submit}>
        <div class="stack">
          <h1>{t('solo.title')}</h1>
          <p class="soft">{t('solo.intro')}</p>
        </div>
        <Unfinished />
        <ScenarioChoice scenarios={scenarios} value={scenario} onChange={setScenario} />
        <Field
          label={t('solo.seed')}
          value={seed}
          onInput={setSeed}
          hint={t('solo.seedHint')}
          maxLength={SEED_SIGNS_MAX}
        />
        {problem && (
          <p class="notice bad" role="alert">
            {problemWords(problem)}
          </p>
        )}
        <div>
          <Button type="submit" kind="primary" size="large" busy={busy}>
            {t(busy ? 'solo.starting' : 'solo.play')}
          </Button>
        </div>
      </form>
    </Page>
  );
}

function enter({ code, seat }: SessionCreated): void {
  if (!seat) return;
  keepSeat(code, { role: 'player', solo: true, token: seat.token, seatCode: seat.seatCode, name: seat.name });
  navigate(`/play/${code}`);
}

/** Games of one that this device still holds; a finished one is dropped when it ends. */
function Unfinished(): JSX.Element | null {
  const code = codesOfKeptSeats().find((kept) => keptSeat(kept)?.solo);
  if (!code) return null;
  return (
    <div class="notice row">
      <p>{t('solo.keepText', { code: showCode(code) })}</p>
      <Button onClick={() => navigate(`/play/${code}`)}>{t('solo.keep')}</Button>
    </div>
  );
}
