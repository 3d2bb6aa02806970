import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { OrderIds } from '#client/net/order-ids.ts';
import type { RemoteSession } from '#client/net/remote-session.ts';
import { ask } from '#client/ui/controls/ask.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Dialog } from '#client/ui/controls/dialog.tsx';
import { toast } from '#client/ui/controls/toast.tsx';
import { teamName } from '#client/words/team-name.ts';
import { t } from '#client/words/words.ts';
import type { RequestReply, RoomView } from '#shared/protocol/messages.ts';
import type { DisturbanceName } from '#shared/sim/disturbances/index.ts';
import { FaultChoice } from './fault-cards.tsx';
import './faults.css';
import { faultTitle, Silence, Where } from './fault-details.tsx';
import { canHappen, hallsOf, subjectsOf } from './fault-subjects.ts';
import '#client/ui/controls/field.css';

const ALL_TEAMS = -1;
interface FaultsProps {
  readonly session: RemoteSession;
  readonly view: RoomView;
}

/** A fault being put together; whom it hits is the team that is watched, or who is chosen. */
interface Draft {
  readonly target: number | undefined;
  readonly fault: DisturbanceName | undefined;
  readonly subject: number | undefined;
  readonly silent: boolean;
}

const EMPTY: Draft = { target: undefined, fault: undefined, subject: undefined, silent: false };

/** Makes something go wrong for one team or all: whom, what, where, and then once more for what hits everybody. */
export function Faults({ session, view }: FaultsProps): JSX.Element {
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const [asking, setAsking] = useState(false);
  const [orderIds] = useState(() => new OrderIds());
  const scenario = session.welcome.value?.scenario;
  const watched = view.teams.find(({ no }) => no === session.watched.value)?.no;
  const target = draft.target ?? (view.teams.length === 1 ? view.teams[0]?.no : watched);
  const halls = hallsOf(session.overview.value, target ?? ALL_TEAMS);
  // What was chosen may have become impossible meanwhile.
  const fault = draft.fault && canHappen(draft.fault, halls) ? draft.fault : undefined;
  const subjects = fault && scenario ? subjectsOf(fault, scenario, halls) : [];
  const subject = subjects.some(({ row }) => row === draft.subject) ? draft.subject : subjects[0]?.row;
  const inject = async (): Promise<void> => {
    setAsking(false);
    if (target === undefined || fault === undefined) return;
    const args = { fault, subject: subject ?? ALL_TEAMS, silent: draft.silent };
    const order = { type: 'order', team: target, name: 'injectFault', args } as const;
    const reply = await orderIds.give(order, (named) => session.control(named));
    if (!(await ask(Promise.resolve(reply)))) return;
    const sent = args.silent ? 'instructor.faultSentSilently' : 'instructor.faultSent';
    toast(t(sent, { fault: faultTitle(args.fault), target: targetName(view, target, reply) }));
    setDraft({ ...EMPTY, target: draft.target, silent: draft.silent });
  };
  // A fault that cannot happen here must not be offered for a moment and then vanish under the pointer.
  if (!scenario || session.overview.value.length === 0) return <section class="panel" />;
  return (
    <section class="panel stack faults">
      <h2>{t('instructor.faults')}</h2>
      <Targets view={view} target={target} onChoose={(chosen) => setDraft({ ...draft, target: chosen })} />
      <Button
        kind="primary"
        reason={reasonAgainst(view, target, fault)}
        reasonAt="below"
        onClick={() => (target === ALL_TEAMS ? setAsking(true) : void inject())}
      >
        {t('instructor.faultInject')}
      </Button>
      <FaultChoice
        halls={halls}
        view={view}
        scenario={scenario}
        chosen={fault}
        onChoose={(chosen) => setDraft({ ...draft, fault: chosen, subject: undefined })}
      />
      {fault && (
        <Where
          fault={fault}
          scenario={scenario}
          subjects={subjects}
          subject={subject}
          onChoose={(chosen) => setDraft({ ...draft, subject: chosen })}
        />
      )}
      <Silence silent={draft.silent} onChoose={(silent) => setDraft({ ...draft, silent })} />
      <p class="small soft">{t('instructor.faultsHint')}</p>
      {asking && fault && (
        <AllTeams fault={fault} view={view} onClose={() => setAsking(false)} onInject={() => void inject()} />
      )}
    </section>
  );
}

function reasonAgainst(view: RoomView, target: number | undefined, fault: string | undefined): string | undefined {
  if (view.phase !== 'running') return t('instructor.faultsNotRunning');
  if (target === undefined) return t('instructor.faultNoTarget');
  return fault === undefined ? t('instructor.faultNone') : undefined;
}

/** So many teams are buttons; more are a list. */
const TEAM_BUTTONS_MOST = 4;

interface TargetsProps {
  readonly view: RoomView;
  readonly target: number | undefined;
  readonly onChoose: (target: number) => void;
}

function Targets({ view, target, onChoose }: TargetsProps): JSX.Element | null {
  if (view.teams.length === 1) return null;
  const choices = [...view.teams.map((team) => ({ no: team.no, name: teamName(team) }))];
  const all = { no: ALL_TEAMS, name: t('instructor.allTeams') };
  if (choices.length <= TEAM_BUTTONS_MOST) {
    return (
      <fieldset class="fault-choice" aria-label={t('instructor.faultTarget')}>
        {[...choices, all].map(({ no, name }) => (
          <Button key={no} size="small" pressed={no === target} onClick={() => onChoose(no)}>
            {name}
          </Button>
        ))}
      </fieldset>
    );
  }
  return (
    <select
      class="select"
      aria-label={t('instructor.faultTarget')}
      value={target === undefined ? '' : String(target)}
      onChange={(event) => onChoose(Number(event.currentTarget.value))}
    >
      <option value="" disabled>
        {t('instructor.faultTarget')}
      </option>
      {[...choices, all].map(({ no, name }) => (
        <option key={no} value={String(no)}>
          {name}
        </option>
      ))}
    </select>
  );
}

interface AllTeamsProps {
  readonly fault: DisturbanceName;
  readonly view: RoomView;
  readonly onClose: () => void;
  readonly onInject: () => void;
}

/** What hits every hall at once is asked about once more. */
function AllTeams({ fault, view, onClose, onInject }: AllTeamsProps): JSX.Element {
  return (
    <Dialog
      title={t('instructor.faultAllTitle', { fault: faultTitle(fault) })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('app.cancel')}</Button>
          <Button kind="danger" onClick={onInject}>
            {t('instructor.faultInject')}
          </Button>
        </>
      }
    >
      <p>{t('instructor.faultAllText', { count: view.teams.length })}</p>
    </Dialog>
  );
}

/** Whom an order reached: a team, all, or how many of all. */
function targetName(view: RoomView, target: number, reply: RequestReply): string {
  const team = view.teams.find(({ no }) => no === target);
  if (team) return teamName(team);
  const all = view.teams.length;
  const reached = reply.ok ? (reply.teams ?? all) : 0;
  return reached < all ? `${t('instructor.overview')} ${reached}/${all}` : t('instructor.allTeams');
}
