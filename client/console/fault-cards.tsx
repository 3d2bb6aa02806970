import type { JSX } from 'preact';
import { duration } from '#client/words/formats.ts';
import { teamName } from '#client/words/team-name.ts';
import { t } from '#client/words/words.ts';
import type { RoomView, TeamOverview } from '#shared/protocol/messages.ts';
import { type DisturbanceName, FAULTS } from '#shared/sim/disturbances/index.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { answerText, faultTitle } from './fault-details.tsx';
import { canHappen } from './fault-subjects.ts';

/** What faults are about, in the order of the desk. */
const FAULT_TOPICS = ['hosts', 'load', 'room', 'guests', 'security', 'plan'] as const;
type FaultTopic = (typeof FAULT_TOPICS)[number];

/** Topic of every disturbance. */
const TOPIC_OF: { readonly [D in DisturbanceName]: FaultTopic } = {
  hostFailure: 'hosts',
  hostFailing: 'hosts',
  rackPower: 'hosts',
  linkDown: 'hosts',
  dom0Wedged: 'hosts',
  correlatedPeak: 'load',
  tenantBurst: 'load',
  ramp: 'load',
  noisyNeighbour: 'load',
  uplinkSaturated: 'load',
  datastoreFilling: 'load',
  coolingFault: 'room',
  coolerFailure: 'room',
  tariffSpike: 'room',
  utilityOutage: 'room',
  unmodifiedGuest: 'guests',
  foreignIsa: 'guests',
  memoryLeak: 'guests',
  badImage: 'guests',
  duplicateIdentity: 'guests',
  stealthHang: 'guests',
  guestCrash: 'guests',
  kernelPanic: 'guests',
  escapeAdvisory: 'security',
  sideChannelAdvisory: 'security',
  auditRequest: 'security',
  bigDeal: 'plan',
  priceWar: 'plan',
  quietHour: 'plan',
  maintenanceOrder: 'plan',
  patchDue: 'plan',
};

interface FaultChoiceProps {
  readonly halls: readonly TeamOverview[];
  readonly view: RoomView;
  readonly scenario: Scenario;
  readonly chosen: DisturbanceName | undefined;
  readonly onChoose: (fault: DisturbanceName) => void;
}

/** The faults that would find something in the halls aimed at, as cards by topic: what answers each, and whether it was sent. */
export function FaultChoice(props: FaultChoiceProps): JSX.Element {
  const possible = FAULTS.filter((fault) => canHappen(fault, props.halls));
  return (
    <div class="fault-topics">
      {FAULT_TOPICS.map((topic) => {
        const faults = possible.filter((fault) => TOPIC_OF[fault] === topic);
        if (faults.length === 0) return null;
        return (
          <fieldset key={topic}>
            <legend>{t(`console.topic.${topic}`)}</legend>
            <div class="fault-cards">
              {faults.map((fault) => (
                <FaultCard key={fault} fault={fault} {...props} />
              ))}
            </div>
          </fieldset>
        );
      })}
    </div>
  );
}

function FaultCard({
  fault,
  view,
  scenario,
  chosen,
  onChoose,
}: FaultChoiceProps & { fault: DisturbanceName }): JSX.Element {
  const sent = view.desk?.log.findLast(({ type, what }) => type === 'order' && what === fault);
  const team = view.teams.find(({ no }) => no === sent?.team);
  const whom = team ? teamName(team) : t('instructor.allTeams');
  return (
    <button
      type="button"
      class="fault-card"
      aria-label={faultTitle(fault)}
      aria-pressed={fault === chosen}
      onClick={() => onChoose(fault)}
    >
      <strong>{faultTitle(fault)}</strong>
      <span class="small soft">{answerText(scenario, fault)}</span>
      {sent && <span class="small fault-sent">{t('console.sentAt', { time: duration(sent.atS), whom })}</span>}
    </button>
  );
}
