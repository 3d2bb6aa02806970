import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { OrderIds } from '#client/net/order-ids.ts';
import type { RemoteSession } from '#client/net/remote-session.ts';
import { ask } from '#client/ui/controls/ask.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { toast } from '#client/ui/controls/toast.tsx';
import { teamName } from '#client/words/team-name.ts';
import { t } from '#client/words/words.ts';
import type { RequestReply, RoomView } from '#shared/protocol/messages.ts';
import { type DisturbanceName, FAULTS } from '#shared/sim/disturbances/index.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import './faults.css';
import { subjectsOf } from './fault-subjects.ts';

const ALL_TEAMS = -1;
/** What every lesson is about lies open; the rest waits behind one more press. */
const USUAL = FAULTS.slice(0, 5);
const RARER = FAULTS.slice(USUAL.length);

interface FaultsProps {
  readonly session: RemoteSession;
  readonly view: RoomView;
}

/** Makes something go wrong for one team or all. */
export function Faults({ session, view }: FaultsProps): JSX.Element {
  const [target, setTarget] = useState(ALL_TEAMS);
  const [orderIds] = useState(() => new OrderIds());
  const scenario = session.welcome.value?.scenario;
  const reason = view.phase === 'running' ? undefined : t('instructor.faultsNotRunning');
  const inject = async (fault: DisturbanceName, subject: number): Promise<void> => {
    const order = { type: 'order', team: target, name: 'injectFault', args: { fault, subject } } as const;
    const reply = await orderIds.give(order, (named) => session.control(named));
    if (await ask(Promise.resolve(reply)))
      toast(t('instructor.faultSent', { fault: faultTitle(fault), target: targetName(view, target, reply) }));
  };
  return (
    <section class="panel stack">
      <div>
        <h2>{t('instructor.faults')}</h2>
        <p class="small soft">{t('instructor.faultsHint')}</p>
      </div>
      <label class="fault-target">
        <span>{t('instructor.faultTarget')}</span>
        <select
          class="select"
          value={String(target)}
          onChange={(event) => setTarget(Number(event.currentTarget.value))}
        >
          <option value={String(ALL_TEAMS)}>{t('instructor.allTeams')}</option>
          {view.teams.map((team) => (
            <option key={team.no} value={String(team.no)}>
              {teamName(team)}
            </option>
          ))}
        </select>
      </label>
      {scenario && <FaultList faults={USUAL} {...{ scenario, reason, onInject: inject }} />}
      {scenario && (
        <details class="more-faults">
          <summary>{t('instructor.moreFaults', { count: RARER.length })}</summary>
          <FaultList faults={RARER} {...{ scenario, reason, onInject: inject }} />
        </details>
      )}
    </section>
  );
}

interface FaultListProps extends Omit<FaultRowProps, 'fault'> {
  readonly faults: readonly DisturbanceName[];
}

function FaultList({ faults, ...to }: FaultListProps): JSX.Element {
  return (
    <ul class="faults">
      {faults.map((fault) => (
        <FaultRow key={fault} fault={fault} {...to} />
      ))}
    </ul>
  );
}

interface FaultRowProps {
  readonly fault: DisturbanceName;
  readonly scenario: Scenario;
  readonly reason: string | undefined;
  readonly onInject: (fault: DisturbanceName, subject: number) => Promise<void>;
}

function FaultRow({ fault, scenario, reason, onInject }: FaultRowProps): JSX.Element {
  const subjects = subjectsOf(fault, scenario);
  const [subject, setSubject] = useState(subjects[0]?.row ?? ALL_TEAMS);
  const title = faultTitle(fault);
  return (
    <li class="fault">
      <div class="fault-words">
        <h3>{title}</h3>
        <p class="small soft">{t(`instructor.fault.${fault}.text`)}</p>
      </div>
      {subjects.length > 0 && (
        <select
          class="select"
          aria-label={`${title}: ${t('instructor.faultSubject')}`}
          value={String(subject)}
          onChange={(event) => setSubject(Number(event.currentTarget.value))}
        >
          {subjects.map(({ row, name }) => (
            <option key={row} value={String(row)}>
              {name}
            </option>
          ))}
        </select>
      )}
      <Button
        size="small"
        reason={reason}
        label={`${t('instructor.faultInject')}: ${title}`}
        onClick={() => void onInject(fault, subject)}
      >
        {t('instructor.faultInject')}
      </Button>
    </li>
  );
}

function faultTitle(fault: DisturbanceName): string {
  return t(`instructor.fault.${fault}.title`);
}

/** Whom an order reached: a team, all, or how many of all. */
function targetName(view: RoomView, target: number, reply: RequestReply): string {
  const team = view.teams.find(({ no }) => no === target);
  if (team) return teamName(team);
  const all = view.teams.length;
  const reached = reply.ok ? (reply.teams ?? all) : 0;
  return reached < all ? `${t('instructor.overview')} ${reached}/${all}` : t('instructor.allTeams');
}
