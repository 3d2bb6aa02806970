import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { here } from '#client/device/address.ts';
import type { RaceChoiceProps } from '#client/ghost/race/race-choice.tsx';
import { dropWantedRace, wantedRace } from '#client/ghost/race/wanted-race.ts';
import { anySeed } from '#client/local/any-seed.ts';
import { type KeptGame, keptGames } from '#client/local/kept/kept-games.ts';
import { ScenarioChoice } from '#client/pages/create/scenario-choice.tsx';
import { nextScenario } from '#client/pages/create/solo-record.ts';
import { byTopic } from '#client/pages/create/topics.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Field } from '#client/ui/controls/field.tsx';
import { fetched } from '#client/ui/page/fetched.tsx';
import { Link } from '#client/ui/page/link.tsx';
import { Page } from '#client/ui/page/page.tsx';
import { navigate } from '#client/ui/page/router.tsx';
import { hallTitle } from '#client/words/hall-title.ts';
import { t, withAloneWords } from '#client/words/words.ts';
import { infoOf } from '#shared/protocol/hosting.ts';
import { SCENARIOS } from '#shared/scenarios/index.ts';
import { measuredTraceOf } from '#shared/sim/traces/index.ts';
import { begin } from './begin.ts';
import { Today } from './today.tsx';

/** Whom to race: its words come with it. */
const Race = fetched<RaceChoiceProps>(
  async () => (await withAloneWords(import('#client/ghost/race/race-choice.tsx'))).RaceChoice,
  true,
);

const SEED_SIGNS_MAX = 16;

/** Halls that can be played here: those whose load does not have to be brought by somebody. */
const HALLS = SCENARIOS.filter((scenario) => measuredTraceOf(scenario) === undefined).map(infoOf);

/** The hall that the address names: links from elsewhere lead to it. */
function askedHall(): string {
  return new URLSearchParams(here().query).get('hall') ?? '';
}

/** A game without an end has no end to compare. */
function isRaced(hall: string): boolean {
  return HALLS.some(({ id, lengthS }) => id === hall && lengthS > 0);
}

/** Starts a game for one, or goes on with the last. It is played on this device, without the server. */
export function SoloPage(): JSX.Element {
  const [chosen, setChosen] = useState(askedHall);
  const wanted = useMemo(() => wantedRace({ kind: 'hall', id: askedHall() }), []);
  const [seed, setSeed] = useState(wanted?.seed ?? '');
  const drawn = useMemo(anySeed, []);
  const [ghost, setGhost] = useState<string>();
  const [finding, setFinding] = useState(false);
  const isThere = HALLS.some(({ id }) => id === chosen);
  const hall = (isThere && chosen) || nextScenario(byTopic(HALLS).map(({ id }) => id));
  const submit = (event: Event): void => {
    event.preventDefault();
    dropWantedRace();
    begin({ kind: 'hall', hall, seed: seed.trim() || drawn }, ghost);
  };
  return (
    <Page title={t('solo.title')} width="medium">
      <form class="stack loose" onSubmit={submit}>
        <div class="stack">
          <h1>{t('solo.title')}</h1>
          <p class="soft">{t('solo.intro')}</p>
          <p>
            <Link to="/campaign">{t('solo.campaign')}</Link>
          </p>
        </div>
        <Unfinished />
        <Today onPlay={(daily, date) => begin({ kind: 'hall', hall: daily, seed: date })} />
        <ScenarioChoice scenarios={HALLS} value={hall} onChange={setChosen} guided />
        <Field
          label={t('solo.seed')}
          value={seed}
          onInput={setSeed}
          hint={t('solo.seedHint')}
          maxLength={SEED_SIGNS_MAX}
        />
        {isRaced(hall) && (
          <Race
            key={hall}
            place={{ kind: 'hall', id: hall }}
            seed={seed.trim() || drawn}
            given={wanted?.place.id === hall ? wanted.text : undefined}
            onChoose={(text, isFinding) => {
              setGhost(text);
              setFinding(isFinding);
            }}
          />
        )}
        <div>
          <Button type="submit" kind="primary" size="large" busy={finding}>
            {t('solo.play')}
          </Button>
        </div>
      </form>
    </Page>
  );
}

/** The last game in a hall that is not over. */
function Unfinished(): JSX.Element | null {
  const [game, setGame] = useState<KeptGame>();
  useEffect(() => {
    void keptGames().then((games) => setGame(games.find(({ over, game: { kind } }) => !over && kind === 'hall')));
  }, []);
  if (!game) return null;
  return (
    <div class="notice row">
      <p>{t('solo.keepText', { hall: hallTitle(game.scenario) })}</p>
      <Button onClick={() => navigate(`/solo/${game.id}`)}>{t('solo.keep')}</Button>
    </div>
  );
}
