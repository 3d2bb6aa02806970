import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { codesOfKeptSeats, keepSeat, keptSeat } from '#client/net/seat-store.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Field } from '#client/ui/controls/field.tsx';
import { fetched } from '#client/ui/page/fetched.tsx';
import { Page } from '#client/ui/page/page.tsx';
import { navigate } from '#client/ui/page/router.tsx';
import { showCode } from '#client/words/session-code.ts';
import { t } from '#client/words/words.ts';
import type { SessionCreated } from '#shared/protocol/messages.ts';
import { CreationEnd } from './creation-end.tsx';
import { ScenarioChoice } from './scenario-choice.tsx';
import { nextScenario } from './solo-record.ts';
import type { TodayProps } from './today.tsx';
import { byTopic } from './topics.ts';
import { useCreation } from './use-creation.ts';

const SEED_SIGNS_MAX = 16;
const ALONE = { seats: 1, teams: 1, teamForming: 'random', freeNames: false, solo: true } as const;

/** It knows all halls: it comes with them, in a place that is kept for it. */
const LazyToday = fetched<TodayProps>(async () => (await import('./today.tsx')).Today, true);

/** The hall that the address names: links from elsewhere lead to it. */
function askedHall(): string {
  return new URLSearchParams(location.search).get('hall') ?? '';
}

/** Starts a game for one, or goes on with the last. */
export function SoloPage(): JSX.Element {
  const [chosen, setChosen] = useState(askedHall);
  const [seed, setSeed] = useState('');
  const creation = useCreation(enter);
  const isThere = creation.scenarios.some(({ id }) => id === chosen);
  const scenario = (isThere && chosen) || nextScenario(byTopic(creation.scenarios).map(({ id }) => id));
  const submit = (event: Event): void => {
    event.preventDefault();
    const wish = { ...ALONE, scenario };
    if (scenario !== '') void creation.create(seed.trim() === '' ? wish : { ...wish, seed: seed.trim() });
  };
  return (
    <Page title={t('solo.title')} width="medium">
      <form class="stack loose" onSubmit={submit}>
        <div class="stack">
          <h1>{t('solo.title')}</h1>
          <p class="soft">{t('solo.intro')}</p>
        </div>
        <Unfinished />
        <div class="today">
          <LazyToday
            scenarios={creation.scenarios}
            onPlay={(hall, date) => void creation.create({ ...ALONE, scenario: hall, seed: date })}
          />
        </div>
        <ScenarioChoice scenarios={creation.scenarios} value={scenario} onChange={setChosen} guided />
        <Field
          label={t('solo.seed')}
          value={seed}
          onInput={setSeed}
          hint={t('solo.seedHint')}
          maxLength={SEED_SIGNS_MAX}
        />
        <CreationEnd creation={creation} words={t(creation.busy ? 'solo.starting' : 'solo.play')} />
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
