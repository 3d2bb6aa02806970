import type { Bot } from '#shared/bots/bot.ts';
import { type Plan, propose, takeTurn } from '#shared/bots/plan.ts';
import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import { CAUSES, IMAGE_FINDINGS, VM_STATES } from '#shared/sim/kernel/codes/index.ts';

/** The server that the others are copied from. */
const FIRST = 0 as VmId;
const [OFF, RUNNING] = [VM_STATES.indexOf('off'), VM_STATES.indexOf('running')];
const STRANGE_LOAD = CAUSES.indexOf('strangeLoad');
const [UNKNOWN, INFECTED] = [IMAGE_FINDINGS.indexOf('unknown'), IMAGE_FINDINGS.indexOf('infected')];

/** Makes servers of empty machines, and anew of those that somebody is in, by copying the first one. `identity`: each under a name of its own. */
export function copier(id: Bot['id'], identity: boolean): Bot {
  return {
    id,
    play: (world, memory) =>
      takeTurn(world, memory, (plan) => {
        for (let vm = 1 as VmId; vm < world.vms.rows; vm++) tend(plan, vm, identity);
      }),
  };
}

function tend(plan: Plan, vm: VmId, identity: boolean): void {
  const { vms } = plan.world;
  const spoilt = vms.finding[vm] === INFECTED;
  if (vms.state[vm] === OFF) {
    if (spoilt || vms.blank[vm] === 1)
      propose(plan, { name: 'cloneVm', args: { vm: FIRST, into: vm, clone: 'full', identity } });
    else start(plan, vm);
  } else if (vms.state[vm] === RUNNING) {
    if (spoilt) propose(plan, { name: 'powerOffVm', args: { vm } });
    else if (vms.cause[vm] === STRANGE_LOAD && vms.finding[vm] === UNKNOWN)
      propose(plan, { name: 'auditImage', args: { vm } });
  }
}

function start(plan: Plan, vm: VmId): void {
  if (plan.world.vms.host[vm] !== NONE) propose(plan, { name: 'powerOnVm', args: { vm } });
  else propose(plan, { name: 'placeVm', args: { vm, host: (vm % plan.world.hosts.rows) as HostId } });
}
