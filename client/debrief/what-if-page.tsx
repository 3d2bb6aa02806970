import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { missingArgs } from '#client/model/commands/verbs.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { problemWords } from '#client/words/problem-words.ts';
import { t } from '#client/words/words.ts';
import { secondsAt } from '#shared/sim/kernel/time.ts';
import { namedWorld, useOrders } from './orders/use-orders.ts';
import { DebriefFrame, type DebriefProps } from './page/debrief-frame.tsx';
import { placeIn } from './page/debrief-path.ts';
import { TeamChoice } from './page/team-choice.tsx';
import type { GivenOrders, WhatIfResult } from './replay/replay-desk.ts';
import { type OpenReplay, useReplay } from './replay/use-replay.ts';
import { type Draft, draftOf, editOf } from './whatif/draft.ts';
import { DraftForm } from './whatif/draft-form.tsx';
import { OrderChoice } from './whatif/order-choice.tsx';
import { useMoment } from './whatif/use-moment.ts';
import { Result } from './whatif/what-if-result.tsx';
import './whatif/what-if.css';

/** What would have come of it if one order had been given otherwise, not at all, or besides. */
export function WhatIfPage({ code }: { code: string }): JSX.Element {
  return <DebriefFrame code={code} here="whatIf" show={(props) => <Body {...props} />} />;
}

function Body(props: DebriefProps): JSX.Element {
  const { debrief } = props;
  const teams = debrief.teams.filter(({ accounts }) => accounts !== undefined);
  const [team, setTeam] = useState(() => {
    const asked = placeIn(location.search).team;
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

interface OrdersProps extends DebriefProps {
  readonly replay: OpenReplay;
  readonly team: number;
}

function Orders(props: OrdersProps): JSX.Element {
  const given = useOrders(props.replay.client, props.team);
  if (!given)
    return (
      <p class="soft" role="status">
        {t('debrief.whatIf.loading')}
      </p>
    );
  return <Desk {...props} given={given} />;
}

interface Answered {
  readonly result: WhatIfResult;
  readonly tick: number;
}

function Desk(props: OrdersProps & { given: GivenOrders }): JSX.Element {
  const { debrief, scenario, replay, team, given } = props;
  const [draft, setDraft] = useState<Draft>();
  const [answered, setAnswered] = useState<Answered | 'running' | 'failed'>();
  const names = useMemo(() => namedWorld(scenario, given), [scenario, given]);
  const people = useMemo(() => given.orders.filter(({ instructors }) => !instructors), [given]);
  const original = people.find(({ at }) => at === draft?.at)?.order;
  const by = original?.by ?? people[0]?.order.by ?? 0;
  const edit = draft && editOf(draft, by, draft.command ? missingArgs(draft.command, draft.args) : ['command']);
  const take = (next: Draft): void => {
    setDraft(next);
    setAnswered(undefined);
  };
  const run = (): void => {
    if (!edit || !draft) return;
    setAnswered('running');
    const tick = Math.min(draft.tick, original?.tick ?? draft.tick);
    replay.client.ask('whatIf', { team, edits: [edit] }).then(
      (result) => setAnswered({ result, tick }),
      () => setAnswered('failed'),
    );
  };
  const add: Draft = { type: 'add', at: -1, tick: 0, command: undefined, args: {} };
  return (
    <div class="what-if">
      <section class="stack">
        <OrderChoice
          world={names}
          orders={people}
          chosen={draft?.at}
          onChoose={({ at, order }) => take(draftOf(at, order))}
        />
        <div>
          <Button pressed={draft?.type === 'add'} onClick={() => take(add)}>
            {t('debrief.whatIf.add')}
          </Button>
        </div>
      </section>
      <section class="stack">
        {draft ? (
          <Editor {...props} draft={draft} by={by} onDraft={take} />
        ) : (
          <p class="soft">{t('debrief.whatIf.chooseFirst')}</p>
        )}
        {draft && (
          <div>
            <Button
              kind="primary"
              busy={answered === 'running'}
              reason={edit ? undefined : t('play.chooseFirst')}
              reasonAt="below"
              onClick={run}
            >
              {t('debrief.whatIf.run')}
            </Button>
          </div>
        )}
        {answered === 'running' && <p role="status">{t('debrief.whatIf.running')}</p>}
        {answered === 'failed' && <p class="notice bad">{t('debrief.replay.cannot.failed')}</p>}
      </section>
      {typeof answered === 'object' && (
        <div class="what-if-result">
          <Result
            debrief={debrief}
            scenario={scenario}
            result={answered.result}
            world={names}
            partS={secondsAt(scenario, answered.tick)}
          />
        </div>
      )}
    </div>
  );
}

interface EditorProps extends OrdersProps {
  readonly draft: Draft;
  readonly by: number;
  readonly onDraft: (draft: Draft) => void;
}

/** Leave it out, or give it otherwise. */
function Editor({ replay, scenario, team, draft, by, onDraft }: EditorProps): JSX.Element {
  const world = useMoment(replay.client, scenario, team, draft.tick);
  return (
    <>
      {draft.type !== 'add' && (
        <fieldset class="what-if-deed">
          <legend>{t('debrief.whatIf.deed')}</legend>
          {(['change', 'drop'] as const).map((type) => (
            <label key={type}>
              <input
                type="radio"
                name="deed"
                checked={draft.type === type}
                onChange={() => onDraft({ ...draft, type })}
              />
              {t(`debrief.whatIf.${type}`)}
            </label>
          ))}
        </fieldset>
      )}
      {draft.type !== 'drop' && world && (
        <DraftForm world={world} draft={draft} ticks={replay.player.ticks} by={by} onDraft={onDraft} />
      )}
    </>
  );
}
