import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWorld } from '#shared/sim/create.ts';
import { HOST_STATES, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import { isPowered } from '#shared/sim/kernel/guest-power.ts';
import { GUEST_FIGURES, HOST_FIGURES } from '#shared/sim/kernel/tables/figures.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { step } from '#shared/sim/step.ts';
import { anyGame } from '../support/any-command.ts';
import { livelyScenario } from '../support/lively-world.ts';
import { runs } from '../support/runs.ts';

type Columns = { readonly [column: string]: Float64Array | Int32Array };

/** Open columns that show a figure. */
const SHOWN_OF_GUESTS = [
  'loadPermille',
  'stealPermille',
  'coStopPermille',
  'remotePermille',
  'taxPermille',
  'stallPermille',
  'speedPermille',
  'latencyMs',
  'lossPermille',
  'touchedMib',
  'activeMib',
  'balloonedMib',
  'compressedMib',
  'swappedMib',
  'sharedMib',
  'patchedMib',
  'guestSwapMib',
];
const SHOWN_OF_HOSTS = [
  'demandPermille',
  'usedPermille',
  'stealPermille',
  'nicPermille',
  'dom0Permille',
  'hypervisorMib',
  'privateMib',
  'sharedMib',
  'balloonedMib',
  'compressedMib',
  'patchedMib',
  'swappedMib',
];

/** What a VM or a host is, was ordered, owes or is judged by; a column that is in no list is not yet thought about. */
const KEPT_OF_GUESTS =
  /^(loadNoise|burst|burstEndsAtTick|ratedMhz|workLeftS|hogUntilTick|hogFactor|sampledLoad|peakRatio|peakFrom|bootsAtTick|leavesAtTick|meanLoad|touchedShare|activeShare|farMib|rehomedAtTick|taxFactor|packetBytes|patchShare|similarShare|cpuFactor|noiseFactor|unportedUntilTick|netFraction|diskFraction|leakMibPerS|leaksUntilTick|readIops|writeIops|readsPerRequest|freshMibPerS|diskTokens|dataExactMib|writtenExactMib|runFilesMib|imageMib|bootLeft|checkS|dirtyDisk|infected|heapLessMib|heapWork|missedFor|stress|stressSlow|state|readyAtTick|readyPart|host|tenant|vcpus|memMib|workload|technique|guest|ioPath|hung|cpuShown|balloonDriver|driverAtTick|heapMib|liveHeapMib|shares|reservationMhz|limitMhz|reservedMib|balloonAskedMib|numaNode|pinnedFirst|pinnedCores|throttlePermille|haPriority|migration|datastore|diskGib|thin|diskMib|iopsCap|snapshots|base|origin|blank|microVm|identity|duplicate|finding|auditedAtTick|status|cause|breachAtTick|isolated|compromised|guestPatch|breakInPermille)$/;
const KEPT_OF_HOSTS =
  /^(freeExactMib|clockFactor|dom0Share|powerExactW|energyJ|energyFraction|failAtTick|purchaseCents|boughtAtTick|emptySinceTick|failPart|renewedAtTick|faultSinceTick|cpuNoise|bandwidthNoise|memoryLatencyNoise|cacheNoise|threadNoise|processNoise|diskNoise|state|readyAtTick|model|maintenance|sharing|hypervisor|generation|paging|largePages|dom0State|dom0ReadyAtTick|dom0Vcpus|cores|coreMhz|smt|memMib|numaNodes|sliceMs|pinnedCores|compression|pagePatching|vms|vcpus|promisedMib|freeMib|memoryState|patchLevel|patching|patchReadyAtTick|standby|recallAtTick|failingPart|warningPermille|noticeFromTick|noticeUntilTick|powerW|quarantined|compromised|coreScheduling|escapePermille|leakPermille)$/;

const ON = HOST_STATES.indexOf('on');
const POWERLESS = ['none', 'failed'] as const;

/** Figures of guests without power and of hosts that are not on which are not nought. */
function leftovers({ vms, hosts }: World): string[] {
  const found: string[] = [];
  const look = (table: Columns, row: number, name: string, columns: readonly string[]) => {
    for (const column of columns) {
      if (table[column]?.[row] !== 0) found.push(`${name} ${row} ${column}`);
    }
  };
  for (let vm = 0; vm < vms.rows; vm++) {
    if (isPowered(vms, vm)) continue;
    look(vms as unknown as Columns, vm, VM_STATES[vms.state[vm]], [...GUEST_FIGURES, ...SHOWN_OF_GUESTS]);
  }
  for (let host = 0; host < hosts.rows; host++) {
    if (hosts.state[host] === ON) continue;
    const state = HOST_STATES[hosts.state[host]];
    look(hosts as unknown as Columns, host, state, [...HOST_FIGURES, ...SHOWN_OF_HOSTS]);
    if ((POWERLESS as readonly string[]).includes(state)) {
      look(hosts as unknown as Columns, host, state, ['powerExactW', 'powerW']);
    }
  }
  return found;
}

describe('a row of which nothing is at work', () => {
  it('[PUB-1] has a place in one list for each of its columns', () => {
    const { schema } = createWorld(livelyScenario()).layout;
    const names = (table: { hidden: object; open: object }) => [
      ...Object.keys(table.hidden),
      ...Object.keys(table.open),
    ];
    const guests = new Set<string>([...GUEST_FIGURES, ...SHOWN_OF_GUESTS]);
    const hosts = new Set<string>([...HOST_FIGURES, ...SHOWN_OF_HOSTS]);
    expect(names(schema.vms).filter((name) => guests.has(name) === KEPT_OF_GUESTS.test(name))).toEqual([]);
    expect(names(schema.hosts).filter((name) => hosts.has(name) === KEPT_OF_HOSTS.test(name))).toEqual([]);
  });

  it('[PUB-1] has every figure at nought from that tick on, after any orders', () => {
    const fresh = createWorld(livelyScenario());
    fc.assert(
      fc.property(anyGame(fresh, 40), (game) => {
        const world = createWorld(livelyScenario());
        for (const orders of game) {
          step(world, orders);
          expect(leftovers(world)).toEqual([]);
        }
      }),
      runs(40),
    );
  });
});
