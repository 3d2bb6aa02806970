import { VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';

/** Looks that are remembered (Beloglazov & Buyya, CCPE 24(13), 2012: thirty). */
const LOOKS = 30;
const RUNNING = VM_STATES.indexOf('running');

/**
 * What VMs wanted, as means over the time from look to look: a look that read the last tick alone would see more extremes the
 * shorter ticks are, and decide otherwise.
 */
export interface Past {
  /** Of each VM at the last looks, MHz, oldest first; all rows are equally long. A VM that did not run wanted nothing. */
  readonly wantedMhz: number[][];
  /** The last of them. */
  readonly latestMhz: Float64Array;
  /** Since the last look: sums over the ticks in which a VM ran, and their number. */
  readonly sumMhz: Float64Array;
  readonly ticks: Float64Array;
}

export function emptyPast(vms: number): Past {
  const column = () => new Float64Array(vms);
  return {
    wantedMhz: Array.from({ length: vms }, () => []),
    latestMhz: column(),
    sumMhz: column(),
    ticks: column(),
  };
}

/** Counts in what all VMs wanted in the last tick. */
export function watch({ sumMhz, ticks }: Past, { vms }: World): void {
  for (let vm = 0; vm < sumMhz.length; vm++) {
    if (vms.state[vm] !== RUNNING) continue;
    sumMhz[vm] += vms.wantMhz[vm];
    ticks[vm] += 1;
  }
}

/** Ends the time since the last look. */
export function recall({ wantedMhz, latestMhz, sumMhz, ticks }: Past): void {
  wantedMhz.forEach((list, vm) => {
    latestMhz[vm] = ticks[vm] > 0 ? sumMhz[vm] / ticks[vm] : 0;
    list.push(latestMhz[vm]);
    if (list.length > LOOKS) list.shift();
  });
  sumMhz.fill(0);
  ticks.fill(0);
}
