import type { SeriesFigures } from '#shared/protocol/debrief.ts';
import { HYPERVISORS } from '#shared/sim/kernel/codes/index.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { secondsAt } from '#shared/sim/kernel/time.ts';
import { overheadMib } from '#shared/sim/memory/index.ts';
import { reservedMib } from '#shared/sim/virtualization/index.ts';
import { PERMILLE } from '#shared/units.ts';

/** MiB: the most that a hypervisor and what stands beside it keep for themselves. */
const KEPT_MIB = Math.max(...HYPERVISORS.map((_, hypervisor) => reservedMib(hypervisor)));

/** Whether a VM of a tenant would have found a host in most of the time between two ticks. */
export type RoomThen = (tenant: number, fromTick: number, toTick: number) => boolean;

/**
 * Tells from the series of a game whether hosts had room for one more VM. What they could still promise on average is what one
 * of them had at least, so that it is never said of a hall that was full.
 */
export function roomThen(scenario: Scenario, series: SeriesFigures | undefined): RoomThen {
  const hostMib = Math.min(...scenario.hostModels.map(({ memMib }) => memMib));
  const at = (name: string, second: number) => series?.columns[name]?.[second] ?? 0;
  const averageMib = (second: number) =>
    ((hostMib - KEPT_MIB) * at('overcommitPercent', second)) / 100 -
    (hostMib * at('promisedPermille', second)) / PERMILLE;
  return (tenant, fromTick, toTick) => {
    const memMib = scenario.tenants[tenant]?.vm.memMib ?? Number.POSITIVE_INFINITY;
    const needMib = memMib + overheadMib(memMib);
    const first = Math.floor(secondsAt(scenario, fromTick));
    const last = Math.min((series?.beats ?? 0) - 1, Math.floor(secondsAt(scenario, toTick)));
    const seconds = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
    const free = seconds.filter((second) => at('hostsOn', second) > 0 && averageMib(second) >= needMib);
    return free.length > seconds.length / 2;
  };
}
