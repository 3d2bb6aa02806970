import { generationOf } from '#shared/sim/mechanisms/host-trade.ts';
import { canTrapAndEmulate } from '#shared/sim/mechanisms/popek-goldberg.ts';
import { offersTechnique } from '#shared/sim/mechanisms/technique-gates.ts';
import { hostModel } from '../host-models.ts';
import { ExperimentProblems } from '../problems.ts';
import type { WorldExperiment } from '../schema/experiment.ts';
import { hostsIn, vmsIn } from '../sizes.ts';
import type { LabTrace } from '../traces/lab-trace.ts';
import { given } from './given.ts';
import { type Places, sizeOf } from './tenants.ts';

type Rule = 'roundRobin' | 'firstFit' | 'bestFit' | 'worstFit' | 'none';

/** What hosts have left while VMs are dealt out, by row. */
interface Room {
  readonly freeMib: Float64Array;
  readonly freeMhz: Float64Array;
}

/**
 * Where VMs stand at the start. Rules look at hosts that are on, can run the group's technique and reach its disks. Fitting rules count
 * memory up to what may be promised, and, for VMs with a rated speed, MHz up to what the host has; a VM that fits nowhere
 * is an error with its group.
 */
export function placeAtStart(experiment: WorldExperiment, trace: LabTrace | undefined): Places {
  const places: Places = new Int32Array(vmsIn(experiment)).fill(-1);
  const room = roomOf(experiment);
  let first = 0;
  experiment.vms.forEach((group, g) => {
    const able = ableHosts(experiment, group);
    const onHost = new Int32Array(hostsIn(experiment));
    for (let i = 0; i < group.count; i++) {
      const vm = first + i;
      if (i >= (group.elastic?.start ?? group.count)) break;
      if (group.slotVms || (trace?.lives?.[vm]?.comesS ?? 0) > 0) continue;
      const size = sizeOf(group, trace, vm);
      const host = Array.isArray(group.placement)
        ? group.placement[i]
        : chosen(group.placement, i, size, { ...room, able, onHost }, g);
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

/** Rows of hosts that are on, can run a group's technique and reach its disks. */
function ableHosts(
  { hosts, datastores }: WorldExperiment,
  { technique, disk }: WorldExperiment['vms'][number],
): number[] {
  const home = datastores?.[disk?.datastore ?? 0]?.local;
  let first = 0;
  const able = hosts.flatMap(({ count, state, model, hypervisor, generation, hardwareAssist }) => {
    const start = first;
    first += count;
    const host = { ...hostModel(model), ...given({ hypervisor, generation, hardwareAssist }) };
    const able =
      state === 'on' &&
      offersTechnique(host.hypervisor ?? 'type1', technique) &&
      (technique !== 'hardwareAssist' || canTrapAndEmulate(generationOf(host)));
    return able ? Array.from({ length: count }, (_, i) => start + i) : [];
  });
  return home === undefined ? able : able.filter((host) => host === home);
}

function roomOf(experiment: WorldExperiment): Room {
  const promised = experiment.policies.overcommitPercent / 100;
  const rows = experiment.hosts.flatMap(({ count, model, cores, coreMhz, memMib }) => {
    const named = hostModel(model);
    const row = {
      mib: (memMib ?? named.memMib) * promised,
      mhz: (cores ?? named.cores) * (coreMhz ?? named.coreMhz),
    };
    return Array.from({ length: count }, () => row);
  });
  return {
    freeMib: Float64Array.from(rows, ({ mib }) => mib),
    freeMhz: Float64Array.from(rows, ({ mhz }) => mhz),
  };
}

type Wish = Exclude<WorldExperiment['vms'][number]['placement'], number[]>;
type Size = ReturnType<typeof sizeOf>;

/** Hosts that a group may use, and how many of its VMs each has. */
interface Choice extends Room {
  readonly able: readonly number[];
  readonly onHost: Int32Array;
}

function chosen(wish: Wish, i: number, size: Size, choice: Choice, group: number): number {
  const { rule, perHost } = typeof wish === 'string' ? { rule: wish as Rule, perHost: undefined } : wish;
  if (rule === 'none') return -1;
  const most = perHost ?? Number.POSITIVE_INFINITY;
  const host = rule === 'roundRobin' ? nextInTurn(i, choice, most) : bestOf(rule, size, choice, most);
  if (host >= 0) return host;
  const path = `vms[${group}].placement`;
  const reason = `VM ${i} of the group fits on no host that is on and can run it (rule ${rule})`;
  throw new ExperimentProblems([{ path, reason }]);
}

function nextInTurn(i: number, { able, onHost }: Choice, most: number): number {
  const host = able.length === 0 ? -1 : able[i % able.length];
  return host >= 0 && onHost[host] < most ? host : -1;
}

function bestOf(rule: Rule, size: Size, { able, freeMib, freeMhz, onHost }: Choice, most: number): number {
  let best = -1;
  for (const host of able) {
    if (onHost[host] >= most || freeMib[host] < size.memMib || freeMhz[host] < (size.ratedMhz ?? 0)) continue;
    if (rule === 'firstFit') return host;
    if (best < 0 || (rule === 'bestFit' ? freeMib[host] < freeMib[best] : freeMib[host] > freeMib[best])) best = host;
  }
  return best;
}
