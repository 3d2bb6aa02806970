import type { Bot } from '#shared/bots/bot.ts';
import { type Plan, propose, takeTurn } from '#shared/bots/plan.ts';
import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import type { Hall } from '#shared/scenarios/hall.ts';
import { HALL_HOSTS } from '#shared/scenarios/hardware.ts';
import { BLOGGER_COOP, baseload } from '#shared/scenarios/parts.ts';
import { HOST_STATES, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import { goodShare, vmsGood } from '../figures/service.ts';
import type { HallLevel } from '../hall-level.ts';
import { kernelBlast, kernelStops } from '../kernel-stops.ts';
import { levelScenario, servers } from '../setting.ts';

const PROGRAMS = 6;
const [ON, OFF_HOST] = [HOST_STATES.indexOf('on'), HOST_STATES.indexOf('off')];
const OFF = VM_STATES.indexOf('off');

/** A program of a server of its own, as it was before there were virtual machines: it hardly uses it. */
const PROGRAM = {
  ...BLOGGER_COOP,
  tier: 'silver',
  vm: { ...BLOGGER_COOP.vm, vcpus: 2, memMib: 4096, technique: 'container', meanLoad: 0.2 },
} as const;
const later = (atS: number) => ({ ...baseload(PROGRAM, 1, []), offerAtS: atS });

const HALL: Hall = {
  scenario: levelScenario('0-1', {
    lengthS: 120,
    startHour: 9,
    // One system, and programs on it.
    hostModels: HALL_HOSTS.map((model) => ({ ...model, hypervisor: 'containerHost' })),
    hosts: [...servers('small', 4), ...servers('small', 2, 'off')],
    tenants: [...[0, 1, 2, 3].map((host) => baseload(PROGRAM, 1, [host])), later(8), later(16)],
    commands: ['placeVm', 'powerOnVm', 'powerOffVm', 'wakeHost', 'acknowledgeIncident'],
  }),
  orders: ['wakeHost', 'placeVm'],
};

/** One program on each server: nobody’s crash is anybody else’s, and nearly everything that was bought stands idle. */
export const oneAppOneBox: HallLevel = {
  kind: 'hall',
  id: '0-1',
  covers: ['C018', 'C020', 'C025', 'C065'],
  lectures: [
    { text: 'S1', section: 'Without virtualization' },
    { text: 'S2', section: 'Traditional' },
  ],
  see: ['isolation', 'consolidation'],
  hall: HALL,
  happens: kernelStops({ fromS: 60, withinS: 25 }),
  stars: [
    [{ figure: vmsGood, is: 'atLeast', value: PROGRAMS }],
    [{ figure: kernelBlast, is: 'atMost', value: 1 }],
    [{ figure: goodShare, is: 'atLeast', value: 0.9 }],
  ],
  hints: [{ costs: false }, { costs: false }],
  gate: 2,
  players: {
    bot: { bot: installer('reference', 1) },
    twin: { bot: installer('twin', 2) },
  },
};

/** Starts what waits on servers with fewer than `most` programs, and switches servers on when there is none. */
function installer(id: Bot['id'], most: number): Bot {
  return {
    id,
    play: (world, memory) =>
      takeTurn(world, memory, (plan) => {
        for (let vm = 0 as VmId; vm < world.vms.rows; vm++) if (world.vms.state[vm] === OFF) start(plan, vm, most);
      }),
  };
}

function start(plan: Plan, vm: VmId, most: number): void {
  const { hosts, vms } = plan.world;
  if (vms.host[vm] !== NONE) {
    propose(plan, { name: 'powerOnVm', args: { vm } });
    return;
  }
  const free = Array.from(hosts.state.keys(), (host) => host as HostId).filter(
    (host) =>
      hosts.vms[host] + plan.calls.filter(({ args }) => 'vm' in args && 'host' in args && args.host === host).length <
      most,
  );
  const open = free.find((host) => hosts.state[host] === ON);
  const dark = free.find((host) => hosts.state[host] === OFF_HOST);
  if (open !== undefined) propose(plan, { name: 'placeVm', args: { vm, host: open } });
  else if (dark !== undefined) propose(plan, { name: 'wakeHost', args: { host: dark } });
}
