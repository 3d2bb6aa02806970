import { NONE } from '#shared/ids.ts';
import { lockedMib } from '#shared/sim/capabilities/index.ts';
import { MEMORY_STATES, SHARING_POLICIES, TENANT_ZONES } from '#shared/sim/kernel/codes/index.ts';
import { basisMib, LADDERS } from '#shared/sim/memory/index.ts';
import { type Exact, type ExactRules, exactBy, poweredOn, type Seen } from './seen.ts';
import { tileMibOf } from './tiles.ts';

/**
 * Where a page that a guest takes for RAM really is. `own`: a frame of its own. `shared`: no frame of its own, one that others
 * have serves it too. `patched`: a patch to a frame of others. `compressed`: in the compression cache. `ballooned`: the guest gave
 * it to its balloon. `swapped`: on the host's swap device. `waiting`: touched, and the host has no frame for it. `untouched`:
 * never touched, so nobody has to keep it. `untold`: own, waiting or untouched, which a mirror does not tell apart.
 */
export const PAGE_STATES = [
  'own',
  'shared',
  'patched',
  'compressed',
  'ballooned',
  'swapped',
  'waiting',
  'untouched',
  'untold',
] as const;
export type PageState = (typeof PAGE_STATES)[number];

/** Who picked the pages that are in such a state; nobody did for the others. */
export const CHOSEN_BY: { readonly [S in PageState | 'guestPaged']?: 'guest' | 'host' } = {
  shared: 'host',
  patched: 'host',
  compressed: 'host',
  swapped: 'host',
  ballooned: 'guest',
  guestPaged: 'guest',
};

/** What lies in the frames of a host. `cache`: compressed pages and patches. `untold`: what a mirror's steps leave over. */
export const FRAME_STATES = ['hypervisor', 'own', 'incoming', 'cache', 'free', 'untold'] as const;
export type FrameState = (typeof FRAME_STATES)[number];

export interface PagePart {
  readonly state: PageState;
  readonly mib: number;
}

export interface FramePart {
  readonly state: FrameState;
  readonly mib: number;
  /** Row of the VM whose frames they are; absent where they are nobody's, or of several. */
  readonly vm?: number;
}

/** The two maps of one guest. */
export interface GuestMemory {
  readonly vm: number;
  readonly tenant: number;
  /** MiB that its kernel takes for its RAM. */
  readonly memMib: number;
  /** MiB that its programs and its kernel use, in RAM or paged out. */
  readonly usesMib: number;
  /** MiB of that: touched within the last minutes. True value in a world, what the hypervisor believes in a mirror. */
  readonly activeMib: number;
  /** MiB of that: on the guest's own swap disk. */
  readonly guestPagedMib: number;
  /** Where what it takes for RAM is: adds up to `memMib`. */
  readonly pages: readonly PagePart[];
  /** MiB of frames, cache and patches that it occupies. */
  readonly machineMib?: number;
  /** MiB that the host would leave it at present. */
  readonly targetMib?: number;
  /** MiB that are never taken from it. */
  readonly lockedMib: number;
  /** Whether it can be asked to choose pages by itself. */
  readonly balloonDriver: boolean;
  /** Other VMs of the host whose frames may serve its equal pages. */
  readonly partners: readonly number[];
  /** Fraction of time that its vCPUs wait for memory. */
  readonly stall: number;
}

/** The memory of one host, opened up. */
export interface MemoryPicture {
  readonly view: 'memory';
  readonly host: number;
  readonly exact: boolean;
  readonly memMib: number;
  readonly tileMib: number;
  readonly state: (typeof MEMORY_STATES)[number];
  /** Adds up to `memMib`. */
  readonly frames: readonly FramePart[];
  readonly guests: readonly GuestMemory[];
  readonly promisedMib: number;
  readonly savedMib: number;
  readonly balloonedMib: number;
  readonly compressedMib: number;
  readonly patchedMib: number;
  readonly swappedMib: number;
  readonly freeMib: number;
  /** MiB of free memory that the host aims at, and below which its states begin; the best one first. */
  readonly goalMib: number;
  readonly levels: readonly { readonly state: (typeof MEMORY_STATES)[number]; readonly belowMib: number }[];
  readonly sharing: (typeof SHARING_POLICIES)[number];
}

/** Reads the memory of a host. */
export function memoryOf(world: Seen, host: number, rules?: ExactRules): MemoryPicture {
  const { hosts } = world;
  const known = exactBy(world, rules);
  const exact = known?.world;
  const memMib = hosts.memMib[host];
  const here = poweredOn(world, host);
  const guests = here.map((vm) => guestMemory(world, vm, partnersOf(world, vm, here), known));
  return {
    view: 'memory',
    host,
    exact: exact !== undefined,
    memMib,
    tileMib: tileMibOf(memMib),
    state: MEMORY_STATES[hosts.memoryState[host]],
    frames: known ? framesOf(known, host, guests) : toldFrames(world, host),
    guests,
    promisedMib: hosts.promisedMib[host],
    savedMib: exact ? exact.hosts.savedExactMib[host] : hosts.sharedMib[host],
    balloonedMib: exact ? exact.hosts.balloonedExactMib[host] : hosts.balloonedMib[host],
    compressedMib: exact ? exact.hosts.compressedExactMib[host] : hosts.compressedMib[host],
    patchedMib: exact ? exact.hosts.patchedExactMib[host] : hosts.patchedMib[host],
    swappedMib: exact ? exact.hosts.swappedExactMib[host] : hosts.swappedMib[host],
    freeMib: exact ? exact.hosts.freeExactMib[host] : hosts.freeMib[host],
    ...levelsOf(world, memMib),
    sharing: world.scenario.policies.rungs.sharing ? SHARING_POLICIES[hosts.sharing[host]] : 'off',
  };
}

function guestMemory(world: Seen, vm: number, partners: readonly number[], known: Exact | undefined): GuestMemory {
  const { vms } = world;
  const exact = known?.world;
  return {
    vm,
    tenant: vms.tenant[vm],
    memMib: vms.memMib[vm],
    usesMib: exact ? exact.vms.touchedExactMib[vm] : vms.touchedMib[vm],
    activeMib: exact ? exact.vms.activeExactMib[vm] : vms.activeMib[vm],
    guestPagedMib: exact ? exact.vms.guestPagedMib[vm] : vms.guestSwapMib[vm],
    pages: known ? pagesOf(known, vm) : toldPages(world, vm),
    ...(known && {
      machineMib: known.rules.machineMib(known.world.vms, vm),
      targetMib: known.world.vms.targetMib[vm],
    }),
    lockedMib: lockedMib(vms, vm),
    balloonDriver: vms.balloonDriver[vm] === 1,
    partners,
    stall: exact ? exact.vms.stallFraction[vm] : vms.stallPermille[vm] / 1000,
  };
}

function pagesOf({ world: { vms }, rules }: Exact, vm: number): readonly PagePart[] {
  const resident = rules.residentMib(vms, vm);
  const shared = vms.savedExactMib[vm];
  return some<PagePart>([
    { state: 'own', mib: Math.max(0, resident - shared) },
    { state: 'shared', mib: shared },
    { state: 'patched', mib: vms.patchedExactMib[vm] },
    { state: 'compressed', mib: vms.compressedExactMib[vm] },
    { state: 'ballooned', mib: vms.balloonedExactMib[vm] },
    { state: 'swapped', mib: vms.swappedExactMib[vm] },
    { state: 'waiting', mib: vms.unbackedMib[vm] },
    { state: 'untouched', mib: vms.memMib[vm] - vms.everTouchedMib[vm] },
  ]);
}

/** A mirror does not know how much of it a guest has ever touched. */
function toldPages({ vms }: Seen, vm: number): readonly PagePart[] {
  const told: readonly PagePart[] = [
    { state: 'shared', mib: vms.sharedMib[vm] },
    { state: 'patched', mib: vms.patchedMib[vm] },
    { state: 'compressed', mib: vms.compressedMib[vm] },
    { state: 'ballooned', mib: vms.balloonedMib[vm] },
    { state: 'swapped', mib: vms.swappedMib[vm] },
  ];
  return some<PagePart>([{ state: 'untold', mib: Math.max(0, vms.memMib[vm] - sum(told)) }, ...told]);
}

function framesOf(
  { world: { hosts, vms }, rules }: Exact,
  host: number,
  guests: readonly GuestMemory[],
): readonly FramePart[] {
  const own = guests.map(
    ({ vm }): FramePart => ({ state: 'own', vm, mib: rules.machineMib(vms, vm) - rules.packedMib(vms, vm) }),
  );
  const cache = guests.map(({ vm }): FramePart => ({ state: 'cache', vm, mib: rules.packedMib(vms, vm) }));
  return some<FramePart>([
    { state: 'hypervisor', mib: hosts.hypervisorMib[host] },
    ...own,
    { state: 'incoming', mib: hosts.incomingMib[host] },
    ...cache,
    { state: 'free', mib: hosts.freeExactMib[host] },
  ]);
}

/** A mirror tells private and free memory of the host, and the rest only together. */
function toldFrames({ hosts }: Seen, host: number): readonly FramePart[] {
  const told: readonly FramePart[] = [
    { state: 'hypervisor', mib: hosts.hypervisorMib[host] },
    { state: 'own', mib: hosts.privateMib[host] },
    { state: 'free', mib: Math.max(0, hosts.freeMib[host]) },
  ];
  return some<FramePart>([...told, { state: 'untold', mib: Math.max(0, hosts.memMib[host] - sum(told)) }]);
}

/** Running VMs whose equal pages are merged with those of a VM: of its customer, or of everybody who keeps nothing apart. */
function partnersOf({ hosts, vms, tenants }: Seen, vm: number, here: readonly number[]): readonly number[] {
  const policy = SHARING_POLICIES[hosts.sharing[vms.host[vm]]];
  if (policy === 'off') return [];
  const inCommon = (v: number) => vms.tenant[v] === NONE || TENANT_ZONES[tenants.zone[vms.tenant[v]]] === 'common';
  const merges = (other: number) =>
    (vms.tenant[vm] !== NONE && vms.tenant[other] === vms.tenant[vm]) ||
    (policy === 'all' && inCommon(vm) && inCommon(other));
  return here.filter((other) => other !== vm && vms.sharedMib[other] > 0 && merges(other));
}

function levelsOf({ scenario }: Seen, memMib: number): Pick<MemoryPicture, 'goalMib' | 'levels'> {
  const ladder = LADDERS[scenario.policies.ladder];
  const basis = basisMib(ladder, memMib);
  const levels = MEMORY_STATES.map((state, s) => ({ state, belowMib: ladder.beginsBelow[s] * basis })).filter(
    ({ belowMib }) => belowMib > 0 && Number.isFinite(belowMib),
  );
  return { goalMib: ladder.goal * basis, levels };
}

function some<P extends { readonly mib: number }>(parts: readonly P[]): readonly P[] {
  return parts.filter(({ mib }) => mib > 0);
}

function sum(parts: readonly { readonly mib: number }[]): number {
  return parts.reduce((all, { mib }) => all + mib, 0);
}
