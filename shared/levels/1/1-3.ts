import type { Bot } from '#shared/bots/bot.ts';
import { type Plan, propose, takeTurn } from '#shared/bots/plan.ts';
import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import type { Hall } from '#shared/scenarios/hall.ts';
import { HALL_HOSTS } from '#shared/scenarios/hardware.ts';
import { APP_MUSEUM, baseload, CORNER_SHOP } from '#shared/scenarios/parts.ts';
import { HOST_STATES, HYPERVISORS, STATUSES, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { shareOf } from '../figures/watched.ts';
import type { HallLevel, HallRun } from '../hall-level.ts';
import type { LevelFigure } from '../header.ts';
import { levelScenario, servers } from '../setting.ts';

const SHOPS = 14;
const PROGRAMS = 3;
/** The server, and the machine of the developers. */
const [SERVER, LAPTOP] = [0, 1] as HostId[];
const [ON, OFF, RUNNING] = [HOST_STATES.indexOf('on'), VM_STATES.indexOf('off'), VM_STATES.indexOf('running')];
const BREACH = STATUSES.indexOf('breach');
const TYPE_2 = HYPERVISORS.indexOf('type2');

/** Shops with the devices that every system knows: each access to them leaves the guest. */
const SHOP = { ...CORNER_SHOP, vm: { ...CORNER_SHOP.vm, ioPath: 'emulated', meanLoad: 0.22 } } as const;
/** Programs that want a desktop: they run on a system, not in a machine of their own. */
const PROGRAM = { ...APP_MUSEUM, vm: { ...APP_MUSEUM.vm, technique: 'jvm', meanLoad: 0.3 } } as const;

const HALL: Hall = {
  scenario: levelScenario('1-3', {
    lengthS: 170,
    startHour: 7,
    // Somebody has put the same hosted hypervisor on both.
    hostModels: HALL_HOSTS.map((model) => ({ ...model, hypervisor: 'type2' })),
    hosts: [...servers('medium', 1), ...servers('small', 1)],
    tenants: [baseload(SHOP, SHOPS, []), baseload(PROGRAM, PROGRAMS, [])],
    // Whoever is in a guest of an open host is out of it within seconds; nobody else is an attacker. Management is not in reach. Design values.
    security: { escapesPerDay: 6000, acceleration: 0.01, malice: 0, breakInsPerDay: 0, perYearPer100Mib: 0 },
    commands: ['setHypervisor', 'placeVm', 'placeVms', 'powerOnVm', 'powerOffVm', 'migrateLive', 'acknowledgeIncident'],
  }),
  deck: {
    offers: [],
    events: [
      {
        take: [1, 1],
        cards: [{ kind: 'badImage', on: [14, 15, 16], atS: [80, 95], forS: [0, 0], warningS: 0, factor: [1, 1] }],
      },
      {
        take: [1, 1],
        cards: [{ kind: 'escapeAdvisory', on: [-1], atS: [105, 120], forS: [0, 0], warningS: 40, factor: [1, 1] }],
      },
    ],
  },
  orders: ['setHypervisor', 'placeVms'],
};

/** VMs that run at the end, well or not. */
const vmsUp: LevelFigure<HallRun> = {
  id: 'vmsUp',
  unit: 'count',
  read: ({ world: { vms } }) => vms.state.filter((state) => state === RUNNING).length,
};

/** Shops that get what they were promised now, of all: seconds before any could be there do not count. */
function shopsGood({ vms }: World): number {
  let good = 0;
  for (let vm = 0; vm < SHOPS; vm++) if (vms.state[vm] === RUNNING && vms.status[vm] !== BREACH) good += 1;
  return good;
}

const shopsUp = ({ vms }: World) => vms.state.slice(0, SHOPS).filter((state) => state === RUNNING).length;

/** Shops that somebody took over. */
const shopsTaken: LevelFigure<HallRun> = {
  id: 'shopsTaken',
  unit: 'count',
  counts: 'rises',
  read: ({ events }) => events.filter(({ event }) => event.type === 'vmCompromised' && event.vm < SHOPS).length,
};

/** A hypervisor on the metal for what must be fast and safe, one on a system for what needs the system. */
export const twoKindsOfFloor: HallLevel = {
  kind: 'hall',
  id: '1-3',
  covers: ['C066', 'C067', 'C068', 'C069', 'C070', 'C133'],
  lectures: [
    { text: 'S2', section: 'Hosted virtualization' },
    { text: 'S3', section: '23.2 Hypervisors' },
  ],
  see: ['attack-surface'],
  hall: HALL,
  watch: { shopsGood, shopsUp },
  stars: [
    [{ figure: vmsUp, is: 'atLeast', value: SHOPS + PROGRAMS }],
    [{ figure: shareOf('shopsWell', 'shopsGood', 'shopsUp'), is: 'atLeast', value: 0.95 }],
    [{ figure: shopsTaken, is: 'atMost', value: 0 }],
  ],
  hints: [{ costs: false }, { costs: false }, { costs: true }],
  gate: 2,
  players: { bot: { bot: setter('reference', true) }, twin: { bot: setter('twin', false) } },
};

/** Puts shops on the server and programs on the laptop. `metal`: after giving the server a hypervisor of its own. */
function setter(id: Bot['id'], metal: boolean): Bot {
  return {
    id,
    play: (world, memory) =>
      takeTurn(world, memory, (plan) => {
        if (metal) propose(plan, { name: 'setHypervisor', args: { host: SERVER, hypervisor: 'type1' } });
        const ready = world.hosts.state[SERVER] === ON && (!metal || world.hosts.hypervisor[SERVER] !== TYPE_2);
        for (let vm = 0 as VmId; vm < world.vms.rows; vm++) {
          if (world.vms.state[vm] === OFF && (vm >= SHOPS || ready)) start(plan, vm);
        }
      }),
  };
}

function start(plan: Plan, vm: VmId): void {
  if (plan.world.vms.host[vm] !== NONE) propose(plan, { name: 'powerOnVm', args: { vm } });
  else propose(plan, { name: 'placeVm', args: { vm, host: vm < SHOPS ? SERVER : LAPTOP } });
}
