/** An experiment in which much happens: tight memory, moves, faults, a bot at the controls, VMs that come and go. */
export const LIVELY_EXPERIMENT = {
  kind: 'world',
  id: 'lively',
  seed: 'L1VELY',
  tickSeconds: 0.2,
  ticks: 1200,
  clock: { secondsPerHour: 10, startHour: 8 },
  hosts: [
    { name: 'medium', count: 3, model: 'medium' },
    { name: 'small', count: 2, model: 'small' },
    { name: 'legacy', count: 1, model: 'legacy', state: 'off' },
  ],
  vms: [
    { name: 'shop', count: 52, vcpus: 2, memMib: 4096, meanLoad: 0.3, touchedFraction: 0.95, placement: 'worstFit' },
    { name: 'bank', count: 4, vcpus: 4, memMib: 8192, workload: 'oltp', tier: 'gold', meanLoad: 0.4 },
    { name: 'rtos', count: 2, technique: 'binaryTranslation', workload: 'rtos', guest: 'rtos', balloonDriver: false },
    { name: 'render', count: 6, workload: 'batch', tier: 'bronze', meanLoad: 0.7, placement: 'none' },
  ],
  policies: { overcommitPercent: 180, scanPagesPerSecond: 20_000, haReserve: 1, migration: { dirtyFactor: 40 } },
  facility: { hostMtbfHours: 200, startCents: 3_000_000 },
  rows: { hosts: 8 },
  controllers: [{ kind: 'bot', bot: 'reference' }],
  faults: [
    { kind: 'tenantBurst', subject: 0, at: 20, for: 30, warning: 5, factor: 3 },
    { kind: 'correlatedPeak', at: 60, for: 30, warning: 10, factor: 1.15 },
    { kind: 'linkDown', at: 100, for: 10 },
    { kind: 'hostFailing', subject: 1, at: 130, warning: 20 },
  ],
  orders: [
    { at: 10, command: 'migrateLive', args: { vm: 0, host: 1 } },
    { at: 40, command: 'setSharing', args: { host: 0, policy: 'all' } },
  ],
} as const;

/** A quarter of the classic experiment on the made-up day. */
export const CLASSIC_QUARTER = {
  kind: 'classic',
  id: 'classic-quarter',
  policy: 'lr_mmt_1.2',
  hosts: 200,
  workload: { trace: 'synthetic-day', rows: 263 },
} as const;

/** A day of consolidation with real memory, on a small hall. */
export const CONSOLIDATION_SMALL = {
  kind: 'world',
  id: 'consolidation-small',
  seed: 'PACK',
  tickSeconds: 60,
  ticks: 600,
  hosts: [
    { count: 8, model: 'hpMl110G4' },
    { count: 8, model: 'hpMl110G5' },
  ],
  vms: [{ count: 32, ratedMhz: 2000, memMib: 1740, meanLoad: 0.12 }],
  workload: { kind: 'trace', trace: 'synthetic-day' },
  controllers: [{ kind: 'consolidation', detector: 'localRegression', selection: 'maxCorrelation' }],
} as const;
