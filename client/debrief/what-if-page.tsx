import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { here } from '#client/device/address.ts';
import { number } from '#client/words/formats.ts';
import { problemWords } from '#client/words/problem-words.ts';
import { t } from '#client/words/words.ts';
import { useOrders } from './orders/use-orders.ts';
import { DebriefFrame, type DebriefProps } from './page/debrief-frame.tsx';
import { placeIn } from './page/debrief-path.ts';
import { TeamChoice } from './page/team-choice.tsx';
import { useReplay } from './replay/use-replay.ts';
import { type TeamGame, WhatIfDesk } from './whatif/what-if-desk.tsx';

/** What would have come of it if one order had been given otherwise, not at all, or besides. */
export function WhatIfPage({ code }: { code: string }): JSX.Element {
  return <DebriefFrame code={code} here="whatIf" show={(props) => <Body {...props} />} />;
}

function Body(props: DebriefProps): JSX.Element {
  const { debrief } = props;
  const teams = debrief.teams.filter(({ accounts }) => accounts !== undefined);
  const [team, setTeam] = useState(() => {
    const asked = placeIn(here().query).team;
    return teams.find((each) => each.team === asked)?.team ?? teams[0]?.team ?? 0;
  });
  const loaded = useReplay(props, [team], 0);
  return (
    <>
      {teams.length > 1 && (
        <TeamChoice
          label={t('debrief.whose')}
          teams={teams}
          value={team}
          onChoose={(chosen) => setTeam(chosen ?? team)}
        />
      )}
      <p class="soft">{t('debrief.whatIf.text')}</p>
      {loaded === 'loading' && (
        <p class="soft" role="status">
          {t('debrief.replay.loading')}
        </p>
      )}
      {typeof loaded === 'object' && 'player' in loaded && <Orders key={team} {...props} replay={loaded} team={team} />}
      {typeof loaded === 'object' && !('player' in loaded) && (
        <p class="notice bad" role="alert">
          {'problem' in loaded ? problemWords(loaded.problem) : t(`debrief.replay.cannot.${loaded.cannot}`)}
        </p>
      )}
    </>
  );
}

function Orders(props: TeamGame): JSX.Element {
  const given = useOrders(props.replay.client, props.team);
  if (!given) {
    const state = props.replay.client.states.value.get(props.team);
    const part = state ? state.reached / Math.max(1, state.ticks) : 0;
    return (
      <p class="soft" role="status">
        {t('debrief.whatIf.loading', { percent: number(Math.floor(100 * part)) })}
      </p>
    );
  }
  return <WhatIfDesk {...props} given={given} />;
}
