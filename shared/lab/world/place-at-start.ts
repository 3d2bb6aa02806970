import { below, type StreamState } from '#shared/sim/kernel/random.ts';
import { largestFirst } from '#shared/sim/placement/index.ts';
import { canTrapAndEmulate, generationOf, offersTechnique } from '#shared/sim/virtualization/index.ts';
import { hostModel } from '../host-models.ts';
import { ownStreams } from '../own-streams.ts';
import { ExperimentProblems } from '../problems.ts';
import type { WorldExperiment } from '../schema/experiment.ts';
import { hostsIn, vmsIn } from '../sizes.ts';
import type { LabTrace } from '../traces/lab-trace.ts';
import { given } from './given.ts';
import { type Places, sizeOf } from './tenants.ts';

type Wish = Exclude<WorldExperiment['vms'][number]['placement'], number[]>;
type Rule = Exclude<Wish, object>;
type Size = ReturnType<typeof sizeOf>;

/** Rules that take the largest first, and what they do with each. */
const DECREASING: { readonly [R in Rule]?: Rule } = { firstFitDecreasing: 'firstFit', bestFitDecreasing: 'bestFit' };

/** What hosts have left while VMs are dealt out, by row. */
interface Room {
  readonly freeMib: Float64Array;
  readonly freeMhz: Float64Array;
}

/** Hosts that a group may use, and how many of its VMs each has. */
interface Choice extends Room {
  readonly able: readonly number[];
  readonly onHost: Int32Array;
  readonly draws: StreamState;
}

/** A VM that is there from the start. */
interface Newcomer {
  readonly vm: number;
  /** Its number in its group, and the group's in the file. */
  readonly i: number;
  readonly group: number;
  readonly wish: Wish | readonly number[];
  readonly size: Size;
  readonly choice: Choice;
}

/**
 * Where VMs stand at the start. Rules look at hosts that are on, can run the group's technique and reach its disks. Fitting rules count
 * memory up to what may be promised, and, for VMs with a rated speed, MHz up to what the host has; a VM that fits nowhere
 * is an error with its group. VMs of rules that take the largest first are packed after all others, all groups together.
 */
export function placeAtStart(experiment: WorldExperiment, trace: LabTrace | undefined): Places {
  const places: Places = new Int32Array(vmsIn(experiment)).fill(-1);
  const room = roomOf(experiment);
  const whole = { cpu: room.freeMhz[0], memory: room.freeMib[0] };
  const all = newcomers(experiment, trace, room);
  const large = all.filter(({ wish }) => isDecreasing(wish));
  const bulks = large.map(({ size }) => ({ cpu: size.ratedMhz ?? 0, memory: size.memMib }));
  const packed = largestFirst(bulks, whole).map((at) => large[at]);
  for (const one of [...all.filter(({ wish }) => !isDecreasing(wish)), ...packed]) settle(one, places);
  return places;
}

function newcomers(experiment: WorldExperiment, trace: LabTrace | undefined, room: Room): Newcomer[] {
  const draws = ownStreams(`placement/${experiment.seed}`);
  let next = 0;
  return experiment.vms.flatMap((group, g) => {
    const first = next;
    next += group.count;
    const onHost = new Int32Array(hostsIn(experiment));
    const choice = { ...room, able: ableHosts(experiment, group), onHost, draws };
    const atStart = group.slotVms || group.offer ? 0 : Math.min(group.count, group.elastic?.start ?? group.count);
    const rows = Array.from({ length: atStart }, (_, i) => i);
    return rows
      .filter((i) => (trace?.lives?.[first + i]?.comesS ?? 0) <= 0)
      .map((i) => {
        const vm = first + i;
        return { vm, i, group: g, wish: group.placement, size: sizeOf(group, trace, vm), choice };
      });
  });
}

function ruleOf(wish: Wish): { readonly rule: Rule; readonly perHost?: number | undefined } {
  return typeof wish === 'string' ? { rule: wish } : wish;
}

function isDecreasing(wish: Newcomer['wish']): boolean {
  return isWish(wish) && DECREASING[ruleOf(wish).rule] !== undefined;
}

function isWish(wish: Newcomer['wish']): wish is Wish {
  return !Array.isArray(wish);
}

function settle(one: Newcomer, places: Places): void {
  const { vm, i, wish, size, choice } = one;
  const host = isWish(wish) ? chosen(wish, one) : wish[i];
  if (host < 0) return;
  places[vm] = host;
  choice.onHost[host] += 1;
  choice.freeMib[host] -= size.memMib;
  choice.freeMhz[host] -= size.ratedMhz ?? 0;
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

function chosen(wish: Wish, { i, group, size, choice }: Newcomer): number {
  const { rule, perHost } = ruleOf(wish);
  if (rule === 'none') return -1;
  const host = hostBy(DECREASING[rule] ?? rule, i, size, choice, perHost ?? Number.POSITIVE_INFINITY);
  if (host >= 0) return host;
  const path = `vms[${group}].placement`;
  const reason = `VM ${i} of the group fits on no host that is on and can run it (rule ${rule})`;
  throw new ExperimentProblems([{ path, reason, told: { code: 'noRoom', values: { vm: i } } }]);
}

function hostBy(rule: Rule, i: number, size: Size, choice: Choice, most: number): number {
  switch (rule) {
    case 'roundRobin':
      return nextInTurn(i, choice, most);
    case 'random':
      return anyOf(size, choice, most);
    default:
      return bestOf(rule, size, choice, most);
  }
}

function nextInTurn(i: number, { able, onHost }: Choice, most: number): number {
  const host = able.length === 0 ? -1 : able[i % able.length];
  return host >= 0 && onHost[host] < most ? host : -1;
}

function anyOf(size: Size, choice: Choice, most: number): number {
  const fitting = choice.able.filter((host) => fits(host, size, choice, most));
  return fitting.length === 0 ? -1 : fitting[below(choice.draws, 'placement', fitting.length)];
}

function bestOf(rule: Rule, size: Size, choice: Choice, most: number): number {
  const { able, freeMib } = choice;
  let best = -1;
  for (const host of able) {
    if (!fits(host, size, choice, most)) continue;
    if (rule === 'firstFit') return host;
    if (best < 0 || (rule === 'bestFit' ? freeMib[host] < freeMib[best] : freeMib[host] > freeMib[best])) best = host;
  }
  return best;
}

function fits(host: number, size: Size, { onHost, freeMib, freeMhz }: Choice, most: number): boolean {
  return onHost[host] < most && freeMib[host] >= size.memMib && freeMhz[host] >= (size.ratedMhz ?? 0);
}
