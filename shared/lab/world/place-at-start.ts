import { hostModel } from '../host-models.ts';
import { ExperimentProblems } from '../problems.ts';
import type { WorldExperiment } from '../schema/experiment.ts';
import { hostsIn, vmsIn } from '../sizes.ts';
import type { LabTrace } from '../traces/lab-trace.ts';
import { type Places, sizeOf } from './tenants.ts';

type Rule = 'roundRobin' | 'firstFit' | 'bestFit' | 'worstFit' | 'none';

/** What hosts have left while VMs are dealt out, by row. */
interface Room {
  readonly freeMib: Float64Array;
  readonly freeMhz: Float64Array;
  /** MHz of one core, for VMs whose size is said in vCPUs only. */
  readonly on: readonly boolean[];
}

/**
 * Where VMs stand at the start. Fitting rules count memory up to what may be promised, and, for VMs with a rated speed,
 * MHz up to what the host has; a VM that fits nowhere is an error with its group.
 */
export function placeAtStart(experiment: WorldExperiment, trace: LabTrace | undefined): Places {
  const places: Places = new Int32Array(vmsIn(experiment)).fill(-1);
  const room = roomOf(experiment);
  let first = 0;
  experiment.vms.forEach((group, g) => {
    const onHost = new Int32Array(hostsIn(experiment));
    for (let i = 0; i < group.count; i++) {
      const vm = first + i;
      if (group.slotVms || (trace?.lives?.[vm]?.comesS ?? 0) > 0) continue;
      const size = sizeOf(group, trace, vm);
      const host = Array.isArray(group.placement)
        ? group.placement[i]
        : chosen(group.placement, i, size, room, onHost, g);
      if (host < 0) continue;
      places[vm] = host;
      onHost[host] += 1;
      room.freeMib[host] -= size.memMib;
      room.freeMhz[host] -= size.ratedMhz ?? 0;
    }
    first += group.count;
  });
  return places;
}

function roomOf(experiment: WorldExperiment): Room {
  const promised = experiment.policies.overcommitPercent / 100;
  const rows = experiment.hosts.flatMap(({ count, model, state, cores, coreMhz, memMib }) => {
    const named = hostModel(model);
    const row = {
      mib: (memMib ?? named.memMib) * promised,
      mhz: (cores ?? named.cores) * (coreMhz ?? named.coreMhz),
      on: state === 'on',
    };
    return Array.from({ length: count }, () => row);
  });
  return {
    freeMib: Float64Array.from(rows, ({ mib }) => mib),
    freeMhz: Float64Array.from(rows, ({ mhz }) => mhz),
    on: rows.map(({ on }) => on),
  };
}

type Wish = Exclude<WorldExperiment['vms'][number]['placement'], number[]>;
type Size = ReturnType<typeof sizeOf>;

function chosen(wish: Wish, i: number, size: Size, room: Room, onHost: Int32Array, group: number): number {
  const { rule, perHost } = typeof wish === 'string' ? { rule: wish as Rule, perHost: undefined } : wish;
  if (rule === 'none') return -1;
  const most = perHost ?? Number.POSITIVE_INFINITY;
  const host = rule === 'roundRobin' ? nextInTurn(i, room, onHost, most) : bestOf(rule, size, room, onHost, most);
  if (host >= 0) return host;
  const path = `vms[${group}].placement`;
  throw new ExperimentProblems([{ path, reason: `VM ${i} of the group fits on no host that is on (rule ${rule})` }]);
}

function nextInTurn(i: number, room: Room, onHost: Int32Array, most: number): number {
  for (let n = 0; n < room.on.length; n++) {
    const host = (i + n) % room.on.length;
    if (room.on[host] && onHost[host] < most) return host;
  }
  return -1;
}

function bestOf(rule: Rule, size: Size, { on, freeMib, freeMhz }: Room, onHost: Int32Array, most: number): number {
  let best = -1;
  for (let host = 0; host < on.length; host++) {
    if (!on[host] || onHost[host] >= most || freeMib[host] < size.memMib || freeMhz[host] < (size.ratedMhz ?? 0))
      continue;
    if (rule === 'firstFit') return host;
    if (best < 0 || (rule === 'bestFit' ? freeMib[host] < freeMib[best] : freeMib[host] > freeMib[best])) best = host;
  }
  return best;
}
