import type { HostId } from '#shared/ids.ts';
import type { Deck, OfferCard } from '#shared/scenarios/deck.ts';
import type { Hall } from '#shared/scenarios/hall.ts';
import { HALL_HOSTS } from '#shared/scenarios/hardware.ts';
import { APP_MUSEUM, BLOGGER_COOP, CORNER_SHOP } from '#shared/scenarios/parts.ts';
import type { VmSpec } from '#shared/sim/kernel/scenario/scenario.ts';
import { goodShare, vmsGood } from '../figures/service.ts';
import type { HallLevel } from '../hall-level.ts';
import { kernelBlast, kernelStops } from '../kernel-stops.ts';
import { levelScenario, servers } from '../setting.ts';
import { containerOperator } from './3-1-bots.ts';

const SERVICES = 12;
const FOREIGN = 2;
/** Small services that talk all day: a machine of their own would double their work. */
const SERVICE = {
  ...BLOGGER_COOP,
  tier: 'silver',
  vm: {
    ...BLOGGER_COOP.vm,
    vcpus: 2,
    memMib: 2048,
    workload: 'sender',
    technique: 'container',
    meanLoad: 0.6,
    packetBytes: 400,
    serviceMs: 1,
  },
} as const;
/** Another system: its kernel is not that of the host. */
const OTHER_SYSTEM = {
  ...APP_MUSEUM,
  tier: 'gold',
  vm: { ...CORNER_SHOP.vm, guest: 'windows', meanLoad: 0.3 },
} as const;

/** Services that talk more or less. */
function services(meanLoad: number): OfferCard {
  const vm = { ...SERVICE.vm, meanLoad };
  return { tenant: { ...SERVICE, vm, offerForS: 0 }, vms: [SERVICES / 2, SERVICES / 2], assigned: true };
}

/** Machines of another system. */
function foreign(workload: VmSpec['workload']): OfferCard {
  const vm = { ...OTHER_SYSTEM.vm, workload };
  return { tenant: { ...OTHER_SYSTEM, vm, offerForS: 0 }, vms: [FOREIGN, FOREIGN], assigned: true };
}

/** Two halves of the services that differ, and the others at once or a little later. */
const DECK: Deck = {
  offers: [
    { take: [2, 2], fromS: [0, 0], apartS: [0, 6], cards: [0.5, 0.57, 0.63].map(services) },
    {
      take: [1, 1],
      fromS: [0, 18],
      apartS: [0, 0],
      cards: (['web', 'batch', 'retrieval'] as const).map(foreign),
    },
  ],
  events: [],
};

const HALL: Hall = {
  scenario: levelScenario('3-1', {
    lengthS: 180,
    // They talk all day: cards of 100 Gbit/s are not in their way. A host is back after 5 s, before anybody restarts elsewhere.
    hostModels: HALL_HOSTS.map((model) => ({ ...model, nicMbit: 100_000, bootSeconds: 5 })),
    hosts: [...servers('medium', 1), ...servers('small', 2)],
    rows: { hosts: 3, vms: SERVICES + FOREIGN, tenants: 3, migrations: 4, incidents: 24, forecasts: 2 },
    tenants: [],
    commands: [
      'setHypervisor',
      'setTechnique',
      'placeVm',
      'placeVms',
      'powerOnVm',
      'powerOffVm',
      'acknowledgeIncident',
    ],
  }),
  deck: DECK,
  orders: ['setHypervisor', 'placeVm', 'setTechnique'],
};

/** Programs on one kernel are light and share its fate; whoever is of another kind needs a machine. */
export const sameKernelPlease: HallLevel = {
  kind: 'hall',
  id: '3-1',
  covers: ['C061', 'C062', 'C134'],
  lectures: [{ text: 'S2', section: 'OS virtualization' }],
  see: ['isolation'],
  hall: HALL,
  happens: kernelStops({ fromS: 95, withinS: 25 }),
  stars: [
    [
      { figure: vmsGood, is: 'atLeast', value: SERVICES + FOREIGN },
      { figure: goodShare, is: 'atLeast', value: 0.6 },
    ],
    [{ figure: kernelBlast, is: 'atMost', value: SERVICES / 2 }],
    [{ figure: goodShare, is: 'atLeast', value: 0.8 }],
  ],
  hints: [{ costs: false }, { costs: false }, { costs: true }],
  gate: 2,
  players: {
    bot: { bot: containerOperator('reference', [1, 2] as HostId[]) },
    twin: { bot: containerOperator('twin', [0] as HostId[]) },
  },
};
