import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { missingArgs } from '#client/model/commands/verbs.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { t } from '#client/words/words.ts';
import { isDecision } from '#shared/replay/decision.ts';
import type { OrderEdit } from '#shared/replay/edits.ts';
import { secondsAt } from '#shared/sim/kernel/time.ts';
import { namedWorld } from '../orders/use-orders.ts';
import type { DebriefProps } from '../page/debrief-frame.tsx';
import type { GivenOrders, WhatIfResult } from '../replay/replay-desk.ts';
import type { OpenReplay } from '../replay/use-replay.ts';
import { type Draft, draftOf, editOf } from './draft.ts';
import { DraftForm } from './draft-form.tsx';
import { OrderChoice } from './order-choice.tsx';
import { useMoment } from './use-moment.ts';
import { answerText, scoresOf } from './what-if-answer.ts';
import { Result } from './what-if-result.tsx';
import './what-if.css';

/** A team's game that is played again. */
export interface TeamGame extends DebriefProps {
  readonly replay: OpenReplay;
  readonly team: number;
}

/** Where one order is changed, left out or added, and the whole game played again with it. */
export function WhatIfDesk(props: TeamGame & { readonly given: GivenOrders }): JSX.Element {
  const { debrief, scenario, given } = props;
  const names = useMemo(() => namedWorld(scenario, given), [scenario, given]);
  const people = useMemo(() => decisionsIn(given), [given]);
  const { draft, by, edit, answered, take, run } = useDraft(props, people);
  const done = typeof answered === 'object' ? answered : undefined;
  const scores = useMemo(() => done && scoresOf(debrief, done.result), [debrief, done]);
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
          <Button pressed={draft?.type === 'add'} onClick={() => take(ADDED)}>
            {t('debrief.whatIf.add')}
          </Button>
        </div>
      </section>
      <section class="stack">
        {!draft && <p class="soft">{t('debrief.whatIf.chooseFirst')}</p>}
        {draft && <Editor {...props} draft={draft} by={by} onDraft={take} />}
        {draft && <RunButton ready={edit !== undefined} busy={answered === 'running'} onRun={run} />}
        <p role="status" class={answered === 'running' ? '' : 'unseen'}>
          {answered === 'running' ? t('debrief.whatIf.running') : done && answerText(scores)}
        </p>
        {answered === 'failed' && <p class="notice bad">{t('debrief.replay.cannot.failed')}</p>}
      </section>
      {done && (
        <div class="what-if-result">
          <Result
            scores={scores}
            scenario={scenario}
            result={done.result}
            world={names}
            partS={secondsAt(scenario, done.tick)}
          />
        </div>
      )}
    </div>
  );
}

/** What the people of a hall decided. */
function decisionsIn({ orders }: GivenOrders): GivenOrders['orders'] {
  return orders.filter(({ instructors, order }) => !instructors && isDecision(order.call));
}

/** An order to add, before anything is said of it. */
const ADDED: Draft = { type: 'add', at: -1, tick: 0, command: undefined, args: {}, given: {} };

/** What came of playing again; `tick`: where the games part. */
type Answered = { readonly result: WhatIfResult; readonly tick: number } | 'running' | 'failed';

/** The draft that was played, and what came of it. */
interface Tried {
  readonly draft: Draft;
  readonly answered: Answered;
}

interface DraftState {
  readonly draft: Draft | undefined;
  /** Seat in whose name the order is given. */
  readonly by: number;
  readonly edit: OrderEdit | undefined;
  readonly answered: Answered | undefined;
  readonly take: (draft: Draft) => void;
  readonly run: () => void;
}

/** What is being tried, and what came of it; another draft makes the answer to the last one void. */
function useDraft({ replay, team }: TeamGame, people: GivenOrders['orders']): DraftState {
  const [draft, setDraft] = useState<Draft>();
  const [tried, setTried] = useState<Tried>();
  const original = people.find(({ at }) => at === draft?.at)?.order;
  const by = original?.by ?? people[0]?.order.by ?? 0;
  const edit = draft && editOf(draft, by, draft.command ? missingArgs(draft.command, draft.args) : ['command']);
  const run = (): void => {
    if (!edit || !draft) return;
    // The answer to an earlier draft may come after a later one was tried.
    const tell = (answered: Answered) => setTried((last) => (last?.draft === draft ? { draft, answered } : last));
    setTried({ draft, answered: 'running' });
    const tick = Math.min(draft.tick, original?.tick ?? draft.tick);
    replay.client.ask('whatIf', { team, edits: [edit] }).then(
      (result) => tell({ result, tick }),
      () => tell('failed'),
    );
  };
  const answered = tried?.draft === draft ? tried?.answered : undefined;
  return { draft, by, edit, answered, take: setDraft, run };
}

function RunButton({ ready, busy, onRun }: { ready: boolean; busy: boolean; onRun: () => void }): JSX.Element {
  return (
    <div>
      <Button
        kind="primary"
        busy={busy}
        reason={ready ? undefined : t('play.chooseFirst')}
        reasonAt="below"
        onClick={onRun}
      >
        {t('debrief.whatIf.run')}
      </Button>
    </div>
  );
}

interface EditorProps extends TeamGame {
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
