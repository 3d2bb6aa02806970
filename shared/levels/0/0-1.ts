import type { Bot } from '#shared/bots/bot.ts';
import { type Plan, propose, takeTurn } from '#shared/bots/plan.ts';
import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import type { Deck, OfferCard } from '#shared/scenarios/deck.ts';
import type { Hall } from '#shared/scenarios/hall.ts';
import { HALL_HOSTS } from '#shared/scenarios/hardware.ts';
import { BLOGGER_COOP } from '#shared/scenarios/parts.ts';
import { HOST_STATES, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { answersRight } from '../figures/answers.ts';
import { goodShare, vmsGood } from '../figures/service.ts';
import { meanOf } from '../figures/watched.ts';
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

/** One program, more or less busy. */
function program(meanLoad: number, placedOn: readonly number[]): OfferCard {
  return {
    tenant: { ...PROGRAM, vm: { ...PROGRAM.vm, meanLoad }, offerForS: 0, placedOn },
    vms: [1, 1],
    assigned: true,
  };
}

/** Somebody on each of these servers from the start, and two who come soon. */
const DECK: Deck = {
  offers: [
    ...[0, 1, 2, 3].map((host) => ({
      take: [1, 1] as const,
      fromS: [0, 0] as const,
      apartS: [0, 0] as const,
      cards: [0.1, 0.25, 0.4].map((load) => program(load, [host])),
    })),
    { take: [2, 2], fromS: [5, 12], apartS: [4, 12], cards: [0.1, 0.2, 0.4].map((load) => program(load, [])) },
  ],
  events: [],
};

/** Time that the processors of servers that run are busy, as a mean over them. */
function useOfServers({ hosts }: World): number {
  let [used, running] = [0, 0];
  for (let host = 0; host < hosts.rows; host++) {
    if (hosts.state[host] !== ON) continue;
    running += 1;
    used += hosts.usedPermille[host] / 1000;
  }
  return running > 0 ? used / running : 0;
}

const meanUse = meanOf('use', 'share');

const HALL: Hall = {
  scenario: levelScenario('0-1', {
    lengthS: 120,
    startHour: 9,
    // One system, and programs on it.
    hostModels: HALL_HOSTS.map((model) => ({ ...model, hypervisor: 'containerHost' })),
    hosts: [...servers('small', 4), ...servers('small', 2, 'off')],
    rows: { hosts: PROGRAMS, vms: PROGRAMS, tenants: PROGRAMS, migrations: 2, incidents: 16, forecasts: 2 },
    tenants: [],
    commands: ['placeVm', 'powerOnVm', 'powerOffVm', 'wakeHost', 'acknowledgeIncident'],
  }),
  deck: DECK,
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
  watch: { use: useOfServers },
  asks: [
    {
      id: 'use',
      when: 'after',
      kind: { kind: 'number', from: 0, to: 1, step: 0.01, unit: 'share', within: 0.03 },
      right: meanUse.read,
    },
  ],
  happens: kernelStops({ fromS: 60, withinS: 25 }),
  stars: [
    [{ figure: vmsGood, is: 'atLeast', value: PROGRAMS }],
    [{ figure: kernelBlast, is: 'atMost', value: 1 }],
    [
      { figure: goodShare, is: 'atLeast', value: 0.9 },
      { figure: answersRight, is: 'atLeast', value: 1 },
    ],
  ],
  hints: [{ costs: false }, { costs: false }, { costs: false }],
  gate: 2,
  players: {
    bot: { bot: installer('reference', 1), answers: (run) => ({ use: meanUse.read(run) }) },
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
