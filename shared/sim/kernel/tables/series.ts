import type { TableSpec } from './columns.ts';

/**
 * How a game went, a row a second: what was so in its last tick, or since the start (cumulative). Only halls with an end
 * and a game clock have rows, see `kernel/scenario/series-rows.ts`.
 */
export const series = {
  hidden: {
    goodTicks: 'tier-weighted VM-ticks of good service, cumulative',
    owedTicks: 'tier-weighted VM-ticks of service owed, cumulative',
    workS: 'vCPU-seconds of good service, cumulative',
    brokenS: 'vCPU-seconds of service owed and not good, cumulative',
    capacityS: 'core-seconds of hosts that draw power to run, cumulative',
    energyJ: 'J of the market clock: used by the facility, cumulative',
    resultCents: 'cents: operating result with what hosts have lost in value, cumulative',
    dueCents: 'cents: fee at full service, cumulative',
    revenueCents: 'cents: earned by service, cumulative',
    creditsCents: 'cents: given back to tenants, cumulative',
    cashCents: 'cents: balance',
    powerW: 'W: of the facility',
    promisedPermille: '‰ of the memory of hosts that are on, promised to their VMs',
    overcommitPercent: '% of machine memory that may be promised on a host',
    balloonedMib: 'MiB: inside balloons',
    compressedMib: 'MiB: of guest memory held compressed or as patches',
    swappedMib: 'MiB: of guest memory on host swap devices',
    sharedMib: 'MiB: saved by page sharing',
    stealPermille: '‰ of what guests wanted, and may have, that they waited for',
    moves: 'number of moves that arrived, cumulative',
    hostsOn: 'number of hosts that are on',
    hostsBought: 'number of hosts bought, cumulative',
    vmsRunning: 'number of VMs that run',
    badVms: 'number of VMs in breach',
  },
  open: {},
} as const satisfies TableSpec;
