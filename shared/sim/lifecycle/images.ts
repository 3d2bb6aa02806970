import type { VmId } from '#shared/ids.ts';
import { IMAGE_FINDINGS, VM_STATES } from '../kernel/codes/index.ts';
import type { Refusal } from '../kernel/refusals.ts';
import { ticksOf } from '../kernel/time.ts';
import type { OpenWorld, World } from '../kernel/world.ts';

const TEMPLATE = VM_STATES.indexOf('template');
const UNKNOWN = IMAGE_FINDINGS.indexOf('unknown');
const UNDER_AUDIT = IMAGE_FINDINGS.indexOf('underAudit');
const CLEAN = IMAGE_FINDINGS.indexOf('clean');
const INFECTED = IMAGE_FINDINGS.indexOf('infected');
/** Time that it takes to look through an image, in seconds of machine time; game value (5 seconds). */
const AUDIT_S = 5;

/** Why an image cannot be looked through now, or nothing. */
export function auditRefusal({ vms }: OpenWorld, vm: VmId): Refusal | undefined {
  return vms.auditedAtTick[vm] > 0 ? { code: 'vmIsBusy', vm } : undefined;
}

export function startAudit({ vms, scenario, tick }: World, vm: VmId): void {
  vms.auditedAtTick[vm] = tick + ticksOf(scenario, AUDIT_S);
  vms.finding[vm] = UNDER_AUDIT;
}

/**
 * Says what is in an image. What is found in a template is taken out of it, and all that was made from it is known to be
 * bad; a VM that has been at work with it cannot be trusted again: it has to be reverted, deployed or built anew.
 */
export function finishAudit(world: World, vm: VmId): void {
  const { vms, events } = world;
  const infected = vms.infected[vm] === 1;
  vms.auditedAtTick[vm] = 0;
  vms.finding[vm] = infected ? INFECTED : CLEAN;
  events.push({ type: 'imageAudited', vm, infected });
  if (!infected || vms.state[vm] !== TEMPLATE) return;
  vms.infected[vm] = 0;
  vms.finding[vm] = CLEAN;
  for (let v = 0; v < vms.rows; v++) {
    if (vms.origin[v] === vm && vms.infected[v] === 1) vms.finding[v] = INFECTED;
  }
}

/** Puts something into a VM’s image; what is known about it is out of date. */
export function infect({ vms }: World, vm: VmId): void {
  vms.infected[vm] = 1;
  if (vms.auditedAtTick[vm] === 0) vms.finding[vm] = UNKNOWN;
}
