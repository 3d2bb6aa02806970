import type { TenantSpec, VmSpec } from '#shared/sim/kernel/scenario/scenario.ts';
import type { WorldExperiment } from '../schema/experiment.ts';
import { secondsOf } from '../schema/parts.ts';
import type { LabTrace } from '../traces/lab-trace.ts';
import { given } from './given.ts';

type VmGroup = WorldExperiment['vms'][number];

/** Host row of each VM at the start; −1 = nowhere. */
export type Places = Int32Array;

/** The customers of an experiment's world: one for each group, or one for each VM where sizes come from a trace. */
export function tenantsOf({ vms }: WorldExperiment, trace: LabTrace | undefined, places: Places): TenantSpec[] {
  let first = 0;
  return vms.flatMap((group) => {
    const start = first;
    first += group.count;
    if (group.slotVms) return slotsOf(group, group.slotVms);
    if (!group.sizeFrom) return [tenant(group, group.count, vmSpec(group), places.subarray(start, first))];
    return Array.from({ length: group.count }, (_, i) => {
      const vm = start + i;
      return tenant(group, 1, { ...vmSpec(group), ...sizeAt(trace, vm) }, places.subarray(vm, vm + 1));
    });
  });
}

/** Size of a VM: of its group, or of its row of the trace. */
export function sizeOf(
  group: VmGroup,
  trace: LabTrace | undefined,
  vm: number,
): { vcpus: number; memMib: number; ratedMhz?: number | undefined } {
  return group.sizeFrom ? sizeAt(trace, vm) : group;
}

function sizeAt(trace: LabTrace | undefined, vm: number) {
  const sizes = trace?.sizes;
  if (!sizes) throw new Error('a trace without sizes');
  return sizes[vm % sizes.length];
}

/** Room for deployments that come and go: rows in which nobody is until one of them arrives. */
function slotsOf(group: VmGroup, most: number): TenantSpec[] {
  const slots = Math.ceil(group.count / most);
  const rowsIn = (slot: number) => Math.min(most, group.count - slot * most);
  return Array.from({ length: slots }, (_, slot) => ({
    ...tenant(group, rowsIn(slot), vmSpec(group), new Int32Array(0)),
    baseload: false,
    offerAtS: NEVER,
  }));
}

const NEVER = -1;

function vmSpec(group: VmGroup): VmSpec {
  const { name: _, count: _c, tier: _t, sizeFrom: _s, slotVms: _v, feeCentsPerS: _f, placement: _p, ...rest } = group;
  const { product: _r, units: _u, latencyLimitMs: _l, elastic: _e, shape: _h, ...own } = rest;
  const { archetype: _a, offer: _o, termS: _t2, installed: _i, ...vm } = own;
  // The file was JSON: a field is there or it is not, never there and undefined.
  return vm as VmSpec;
}

function tenant(group: VmGroup, vms: number, vm: VmSpec, places: Int32Array): TenantSpec {
  const placed = Array.from(places);
  const { product, units, latencyLimitMs, elastic, shape, termS, installed, archetype = 'sliceUser' } = group;
  // As above.
  return {
    archetype,
    tier: group.tier,
    vms,
    vm,
    feeCentsPerS: group.feeCentsPerS,
    ...offerOf(group),
    ...given({ product, units, latencyLimitMs, elastic, shape, termS, installed }),
    ...(placed.every((host) => host >= 0) ? { placedOn: placed } : placedWhereKnown(placed)),
  } as TenantSpec;
}

/** When a group comes, and whether anybody is asked. */
function offerOf({ offer }: VmGroup): Partial<TenantSpec> {
  if (!offer) return { baseload: true, offerAtS: 0, offerForS: 0 };
  const { at, for: stands, wantsHeadroom, comesWith } = offer;
  const asked = {
    baseload: stands === undefined,
    offerAtS: at === undefined ? NEVER : secondsOf(at),
    offerForS: secondsOf(stands ?? 0),
  };
  return { ...asked, ...given({ wantsHeadroom, comesWith }) };
}

/** Hosts in order, up to the first VM that stands nowhere: a list has no holes. */
function placedWhereKnown(placed: readonly number[]): { placedOn?: readonly number[] } {
  const known = placed.findIndex((host) => host < 0);
  return known > 0 ? { placedOn: placed.slice(0, known) } : {};
}
