import type { VmId } from '#shared/ids.ts';
import { serviceSeconds } from '../cpu/index.ts';
import { CAUSES, type Cause } from '../kernel/codes/index.ts';
import type { World } from '../kernel/world.ts';
import { meanLatencyMs, P95_PER_MEAN } from './latency.ts';
import { WORTH_NAMING, weighTime, weightOf, weighWork } from './speed-losses.ts';

const at = (cause: Cause): number => CAUSES.indexOf(cause);
const NONE = at('none');
const STEAL = at('steal');
const LIMIT = at('limit');
const HEAT = at('heat');
const THROTTLED = at('throttled');
const REMOTE = at('remoteMemory');
const NEIGHBOURS = at('neighbours');

const parts = new Float64Array(CAUSES.length);

/**
 * What makes the answers of a guest slow although it does all the work that is asked of it: the largest of what its network
 * path and its disk add, of requests that wait for each other at its own vCPUs, and of work that takes longer than it would
 * on bare vCPUs of its own.
 */
export function slownessOf(world: World, vm: VmId): Cause {
  const { vms } = world;
  const serviceMs = serviceSeconds(world, vm) * 1000;
  if (serviceMs <= 0) return 'ownLoad';
  const bareMs = meanLatencyMs(serviceMs, vms.vcpus[vm], vms.load[vm], 1);
  const queueMs = P95_PER_MEAN * (bareMs - serviceMs);
  const pathsMs = vms.netLatencyMs[vm] + vms.diskLatencyMs[vm];
  const slowerMs = vms.latencyExactMs[vm] - P95_PER_MEAN * serviceMs - queueMs - pathsMs;
  const most = Math.max(queueMs, vms.netLatencyMs[vm], vms.diskLatencyMs[vm], slowerMs);
  if (most === queueMs) return 'ownLoad';
  if (most === slowerMs) return slowedBy(world, vm);
  return most === vms.diskLatencyMs[vm] ? 'disk' : 'network';
}

/** What a vCPU of the guest could do less than a bare one, by its largest factor; its own load if there is none. */
function slowedBy(world: World, v: number): Cause {
  const { vms, hosts } = world;
  parts.fill(0);
  weighTime(world, v, parts);
  const clock = hosts.clockFactor[vms.host[v]];
  const wholeMhz = vms.vcpus[v] * hosts.coreMhz[vms.host[v]] * clock;
  const limitedMhz = vms.limitMhz[v] > 0 ? Math.min(wholeMhz, vms.limitMhz[v]) : wholeMhz;
  weighWork(vms, v, 1 / vms.taxFactor[v], parts);
  parts[HEAT] += weightOf(clock);
  parts[THROTTLED] += weightOf(1 - vms.throttlePermille[v] / 1000);
  if (wholeMhz > 0) parts[LIMIT] += weightOf(limitedMhz / wholeMhz);
  parts[STEAL] += weightOf(1 - vms.readyFraction[v]);
  parts[REMOTE] += weightOf(vms.cpuFactor[v]);
  parts[NEIGHBOURS] += weightOf(vms.noiseFactor[v]);
  let most = NONE;
  for (let c = 0; c < parts.length; c++) if (parts[c] > parts[most]) most = c;
  return parts[most] > WORTH_NAMING ? CAUSES[most] : 'ownLoad';
}
