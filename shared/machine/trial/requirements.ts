import { frameIn, PAGES, PRESENT } from '../hardware/words.ts';
import { isNeighbourIntact, shadowEntryAt } from '../vmm/allocator.ts';
import type { Run } from '../vmm/run.ts';
import type { Comparison, Difference } from './equivalence.ts';

/**
 * The three requirements of Popek & Goldberg (CACM 17(7), 1974, "Virtual machine concepts"), as a run has met them.
 */
export interface Requirements {
  /** The guest was in the same state as on the machine itself: after every step, and at the end. */
  readonly equivalence: {
    readonly holds: boolean;
    /** `programs`: of a ported kernel only what its programs and devices see is compared. */
    readonly compared: 'everything' | 'programs';
    readonly firstDifference: Difference | undefined;
    readonly atEnd: string | undefined;
  };
  /** The hypervisor kept the real resources. */
  readonly control: { readonly holds: boolean; readonly violations: readonly Violation[] };
  /** Innocuous instructions were executed by the processor itself. */
  readonly efficiency: { readonly holds: boolean; readonly share: number };
}

/** What a guest has got hold of. */
type Violation = 'noHypervisor' | 'escaped' | 'hostStopped' | 'hostDevices' | 'neighbour' | 'foreignFrame';

/** Share of innocuous instructions that must run directly. Design value: the paper asks for a "statistically dominant subset". */
const EFFICIENT_SHARE = 0.85;

export function requirementsOf(run: Run, compared: 'everything' | 'programs', comparison: Comparison): Requirements {
  const { all, byProcessor } = run.counts.innocuous;
  const share = all === 0 ? 1 : byProcessor / all;
  const violations = violationsOf(run);
  const { firstDifference, atEnd } = comparison;
  return {
    equivalence: { holds: firstDifference === undefined && atEnd === undefined, compared, firstDifference, atEnd },
    control: { holds: violations.length === 0, violations },
    efficiency: { holds: share >= EFFICIENT_SHARE, share },
  };
}

function violationsOf(run: Run): Violation[] {
  const { host, setup, counts } = run;
  if (setup.technique === 'bare') return ['noHypervisor'];
  const found: Violation[] = [];
  if (counts.escapes > 0) found.push('escaped');
  if (host.stopped !== undefined) found.push('hostStopped');
  if (host.devices.console.length > 0 || host.devices.timerEvery > 0 || host.devices.diskLeft > 0)
    found.push('hostDevices');
  if (!isNeighbourIntact(host)) found.push('neighbour');
  if (setup.paging !== 'nested' && leadsAstray(run)) found.push('foreignFrame');
  return found;
}

/** Whether an entry of the shadow leads to a frame that is not the guest's. */
function leadsAstray({ host, guest }: Run): boolean {
  for (let page = 0; page < PAGES; page++) {
    const entry = host.memory[shadowEntryAt(page)];
    if ((entry & PRESENT) !== 0 && guest.frameOf?.includes(frameIn(entry)) !== true) return true;
  }
  return false;
}
