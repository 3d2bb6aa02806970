import type { Bot } from '#shared/bots/bot.ts';
import { type Plan, propose, rests, takeTurn } from '#shared/bots/plan.ts';
import type { VmId } from '#shared/ids.ts';
import { CAUSES, IMAGE_FINDINGS, VM_STATES } from '#shared/sim/kernel/codes/index.ts';

const RUNNING = VM_STATES.indexOf('running');
const STRANGE_LOAD = CAUSES.indexOf('strangeLoad');
const [UNKNOWN, INFECTED] = [IMAGE_FINDINGS.indexOf('unknown'), IMAGE_FINDINGS.indexOf('infected')];
/** Time that a snapshot with evidence takes at most, ticks. */
const EVIDENCE_TICKS = 60;
/** One snapshot of a guest is enough. */
const KEPT_TICKS = 1_000_000;

/** Audits what shows strange load, cuts off what is bad, and builds it anew. `evidence`: only after a snapshot of what was in it. */
export function investigator(id: Bot['id'], evidence: boolean): Bot {
  return {
    id,
    play: (world, memory) =>
      takeTurn(world, memory, (plan) => {
        for (let vm = 0 as VmId; vm < world.vms.rows; vm++)
          if (world.vms.state[vm] === RUNNING) look(plan, vm, evidence);
      }),
  };
}

function look(plan: Plan, vm: VmId, evidence: boolean): void {
  const { vms } = plan.world;
  if (vms.finding[vm] === INFECTED) answer(plan, vm, evidence);
  else if (vms.isolated[vm] === 1) propose(plan, { name: 'isolateVm', args: { vm, isolated: false } });
  else if (vms.cause[vm] === STRANGE_LOAD && vms.finding[vm] === UNKNOWN)
    propose(plan, { name: 'auditImage', args: { vm } });
}

function answer(plan: Plan, vm: VmId, evidence: boolean): void {
  propose(plan, { name: 'isolateVm', args: { vm, isolated: true } });
  const key = `evidence ${vm}`;
  if (evidence && !rests(plan, key, KEPT_TICKS)) {
    propose(plan, { name: 'forensicSnapshot', args: { vm } });
    return;
  }
  const since = evidence ? plan.world.tick - (plan.restUntil[key] - KEPT_TICKS) : EVIDENCE_TICKS;
  if (since >= EVIDENCE_TICKS) propose(plan, { name: 'patchGuest', args: { vm } });
}
