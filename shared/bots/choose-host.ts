import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import { arrivalRefusal, guestNeedMib } from '#shared/sim/placement/index.ts';
import { expect, type Outlook, type Plan } from './plan.ts';

/** How full a host may get, as a share of what it has. */
export interface Caution {
  /** Of its memory, by what guests touch. */
  readonly touched: number;
  /** Of its cores, by what guests want at their peak. */
  readonly cores: number;
}

/** How full a host is expected to be, the scarcer of memory and cores, relative to what `caution` allows; 1 = just full. */
export function fullness({ world }: Plan, outlook: Outlook, caution: Caution): number {
  const { hosts } = world;
  const memory = outlook.touchedMib / (hosts.memMib[outlook.host] * caution.touched);
  const cores = outlook.peakCores / (hosts.cores[outlook.host] * caution.cores);
  return Math.max(memory, cores);
}

/** The sound host that a VM would leave least full, or `NONE` if it would overfill all of them. */
export function chooseHost(plan: Plan, vm: VmId, caution: Caution): HostId | typeof NONE {
  let [best, bestFullness]: [HostId | typeof NONE, number] = [NONE, 1];
  for (const outlook of plan.outlooks) {
    if (!mayCome(plan, vm, outlook)) continue;
    const after = fullness(plan, withVm(plan, vm, outlook), caution);
    if (after <= bestFullness) [best, bestFullness] = [outlook.host, after];
  }
  return best;
}

function mayCome(plan: Plan, vm: VmId, { host, sound, freeMib }: Outlook): boolean {
  if (!sound || plan.world.vms.host[vm] === host) return false;
  return freeMib >= guestNeedMib(plan.world, vm) && arrivalRefusal(plan.world, vm, host) === undefined;
}

function withVm({ world }: Plan, vm: VmId, outlook: Outlook): Outlook {
  const after = { ...outlook };
  expect(after, world, vm);
  return after;
}
