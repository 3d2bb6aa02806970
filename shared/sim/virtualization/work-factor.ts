import {
  CPU_GENERATIONS,
  HYPERVISORS,
  type Hypervisor,
  IO_PATHS,
  type IoPath,
  PAGING_MODES,
  TECHNIQUES,
  type Technique,
  WORKLOADS,
  type Workload,
} from '../kernel/codes/index.ts';
import type { World } from '../kernel/world.ts';
import { pagingIndex } from './cpu-generations.ts';
import { GUEST_EVENTS, GUEST_PROFILES, type GuestEvent, type GuestProfile } from './guest-events.ts';
import { backendOf, pathCost } from './io-paths.ts';
import { nestedWalkTax } from './page-walks.ts';
import { portCycles } from './port-access.ts';
import { addedCycles, coldTax, type Machine, TECHNIQUE_COSTS } from './techniques.ts';

/** The parts of φ that do not change: work per native work, and cycles added per native second, in millions. */
export interface Tax {
  readonly fixed: number;
  readonly megacycles: number;
}

/** How a guest is run: by which technique, with which path to its devices, under which hypervisor, on what. */
export interface Setup {
  readonly technique: Technique;
  readonly path: IoPath;
  readonly hypervisor: Hypervisor;
  readonly machine: Machine;
}

/** What a technique makes of a kind of guest on a machine, once warm. */
export function taxOf(profile: GuestProfile, setup: Setup): Tax {
  let cycles = 0;
  for (const event of GUEST_EVENTS) cycles += profile.events[event] * eventCycles(event, setup);
  return { fixed: emulationFactor(profile, setup) + walkTax(profile, setup), megacycles: cycles / 1e6 };
}

/** Work per native work of the code itself. */
function emulationFactor({ freshShare }: GuestProfile, { technique }: Setup): number {
  const { userFactor, freshFactor } = TECHNIQUE_COSTS[technique];
  return userFactor + freshFactor * freshShare;
}

function walkTax({ walkShare }: GuestProfile, { technique, machine }: Setup): number {
  if (technique !== 'hardwareAssist' || machine.paging !== 'nested') return 0;
  return nestedWalkTax(walkShare, machine.largePages);
}

/** Cycles that one event of a guest costs more than natively. */
function eventCycles(event: GuestEvent, { technique, path, hypervisor, machine }: Setup): number {
  const backend = backendOf(technique, path, hypervisor);
  switch (event) {
    case 'packet':
    case 'receivedPacket':
    case 'diskRequest':
      return pathCost(backend, hypervisor)[event];
    case 'portAccess':
      return backend === 'emulated' ? portCycles(technique, hypervisor, machine) : 0;
    default:
      return addedCycles(technique, event, machine);
  }
}

/** What a tax is made of: an event, the walks of nested tables, or reading instructions instead of running them. */
export const TAX_PARTS = ['emulation', 'walks', ...GUEST_EVENTS] as const;
export type TaxPart = (typeof TAX_PARTS)[number];

/** The parts of a guest's tax on a core of `mhz`, each as work added per native work, largest first; those that cost nothing are left out. */
export function taxParts(workload: Workload, setup: Setup, mhz: number): readonly (readonly [TaxPart, number])[] {
  const profile = GUEST_PROFILES[workload];
  const parts: (readonly [TaxPart, number])[] = [
    ['emulation', emulationFactor(profile, setup) - 1],
    ['walks', walkTax(profile, setup)],
  ];
  for (const event of GUEST_EVENTS)
    parts.push([event, (profile.events[event] * eventCycles(event, setup)) / (mhz * 1e6)]);
  return parts.filter(([, added]) => added > 0).sort((a, b) => b[1] - a[1]);
}

/** Taxes of all techniques, classes and paths on one kind of host: pairs of fixed part and megacycles. */
export type TaxTable = Float64Array;

const tables: TaxTable[] = [];

/** The taxes on a host as it is now. Worked out once for each kind of host. */
export function taxTable(hosts: World['hosts'], h: number): TaxTable {
  const { generation, paging, hypervisor } = hosts;
  const large = hosts.largePages[h] === 1 && hosts.brokenPages[h] === 0 ? 1 : 0;
  const walks = pagingIndex(generation[h], paging[h]);
  const key = ((generation[h] * PAGING_MODES.length + walks) * 2 + large) * HYPERVISORS.length + hypervisor[h];
  tables[key] ??= tableFor(HYPERVISORS[hypervisor[h]], {
    generation: CPU_GENERATIONS[generation[h]],
    paging: PAGING_MODES[walks],
    largePages: large === 1,
  });
  return tables[key];
}

function tableFor(hypervisor: Hypervisor, machine: Machine): TaxTable {
  const table = new Float64Array(TECHNIQUES.length * WORKLOADS.length * IO_PATHS.length * 2);
  let at = 0;
  for (const technique of TECHNIQUES) {
    for (const workload of WORKLOADS) {
      for (const path of IO_PATHS) {
        const { fixed, megacycles } = taxOf(GUEST_PROFILES[workload], { technique, path, hypervisor, machine });
        table[at++] = fixed;
        table[at++] = megacycles;
      }
    }
  }
  return table;
}

const COSTS = TECHNIQUES.map((technique) => TECHNIQUE_COSTS[technique]);
const WARMS = Uint8Array.from(COSTS, ({ coldTax: cold }) => (cold > 0 ? 1 : 0));

/** φ of a guest with such a tax on a core of `mhz`, once warm. */
export function warmFactor(fixed: number, megacycles: number, mhz: number): number {
  return fixed + megacycles / mhz;
}

/** φ of a guest on a core of `mhz`, as warm as it is now; its inverse is the efficiency. */
export function guestWorkFactor(vms: World['vms'], v: number, mhz: number, table: TaxTable): number {
  const technique = vms.technique[v];
  const at = ((technique * WORKLOADS.length + vms.workload[v]) * IO_PATHS.length + vms.ioPath[v]) * 2;
  const warm = warmFactor(table[at], table[at + 1], mhz);
  return WARMS[technique] === 0 ? warm : warm + coldTax(COSTS[technique], vms.warmCpuS[v]);
}
