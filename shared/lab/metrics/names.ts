/** Every metric of a run in a world, with its unit and meaning: what tables print and the reference page says. */
export const METRICS = {
  energyKwh: 'kWh used by servers (business time)',
  facilityKwh: 'kWh with PUE',
  migrations: 'live and cold moves that arrived',
  migrationsStarted: 'moves that began to travel',
  migrationsFailed: 'moves that ended without arriving',
  migratedGib: 'GiB sent by moves that arrived',
  pauseSeconds: 's of pauses of all moves that arrived',
  slatah:
    'part of host-time in use in which hosts did not give guests the CPU that these wanted and may have (SLA violation time per active host)',
  pdm: 'part of wanted CPU work that guests lost while they were moved (performance degradation due to migrations)',
  slav: 'slatah × pdm',
  speedMean: 'mean part of wanted work that got done, over running VMs and ticks',
  unmetMean: 'mean part of the work asked of VMs that is beyond their vCPUs, over running VMs and ticks',
  speedP5: 'that part in the worst twentieth of VM-ticks (5th percentile)',
  latencyMeanMs: 'ms: mean 95th percentile of service time, over VMs that answer requests and ticks',
  lossMean: 'mean part of requests that timed out',
  stealMean: 'mean part of time that vCPUs were ready and did not run',
  stallMean: 'mean part of time that vCPUs waited for memory',
  sharedGib: 'GiB saved by page sharing, mean over time',
  balloonedGib: 'GiB in balloons, mean over time',
  compressedGib: 'GiB held compressed, mean over time',
  swappedGib: 'GiB swapped by hosts, mean over time',
  swappedPeakGib: 'GiB swapped by hosts, largest',
  hostHoursOn: 'host-hours of business time powered on',
  hostsOnMean: 'mean hosts powered on',
  hostsOnEnd: 'hosts powered on at the end',
  hostShutdowns: 'hosts sent to sleep or off, and failed',
  hostFailures: 'hosts that failed',
  vmsRunningEnd: 'VMs running at the end',
  vmsRestarted: 'VMs restarted after their host failed',
  breaches: 'times that a VM’s service fell below its tier’s threshold',
  vmHoursServed: 'VM-hours of business time in which a VM ran',
  cpuUpdates: 'VM-updates: running VMs, summed over ticks',
  orders: 'orders and controllers’ commands that were carried out',
  refused: 'orders and controllers’ commands that were refused',
  cashCents: 'cents: balance at the end',
} as const satisfies { readonly [name: string]: string };

export type MetricName = keyof typeof METRICS;
export type Metrics = { readonly [M in MetricName]: number };
export const METRIC_NAMES = Object.keys(METRICS) as [MetricName, ...MetricName[]];

/** Every metric of the classic experiment. */
export const CLASSIC_METRICS = {
  energyKwh: 'kWh used by all hosts',
  migrations: 'moves started',
  slatah: 'SLA violation time per active host, as a fraction',
  pdm: 'performance degradation due to migrations, as a fraction',
  slav: 'slatah × pdm',
  hostShutdowns: 'times a host became empty, counting those never used',
  hostsWithVmsAtEnd: 'hosts with VMs at the end',
  vmsAliveAtEnd: 'VMs not destroyed',
} as const satisfies { readonly [name: string]: string };

/** Systems of the tick without which a metric means nothing; absent = it always does. */
export const METRIC_SYSTEMS: { readonly [M in MetricName]?: string } = {
  energyKwh: 'facility',
  facilityKwh: 'facility',
  slatah: 'cpu',
  pdm: 'service',
  slav: 'service',
  speedMean: 'service',
  unmetMean: 'demand',
  speedP5: 'service',
  latencyMeanMs: 'service',
  lossMean: 'service',
  stealMean: 'cpu',
  stallMean: 'memory',
  sharedGib: 'memory',
  balloonedGib: 'memory',
  compressedGib: 'memory',
  swappedGib: 'memory',
  swappedPeakGib: 'memory',
  breaches: 'health',
  cashCents: 'billing',
};
