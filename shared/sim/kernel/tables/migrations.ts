import type { TableSpec } from './columns.ts';

/** Moves of VMs between hosts, queued or under way. Rows are reused. */
export const migrations = {
  hidden: {
    usedMib: 'MiB: memory that must travel at least once',
    roundMib: 'MiB: that this round had to send when it began',
    restMib: 'MiB: that a post-copy fetches once its guest runs on the target',
    faults: 'pages fetched at once because the guest touched them before they had come (post-copy)',
    highRounds: 'rounds in which more than half of what was sent got dirty, since the last throttling',
    roundLeftMib: 'MiB: left to send in this round',
    skippableMib:
      'MiB: hot memory of a round that has not begun, of which those pages are skipped that are dirty again; 0 = all is sent',
    roundSentS: 's: spent in this round',
    hotDirtyS: 's: since the hot set was last clean',
    dirtiedMib: 'MiB: dirtied during this round so far',
    totalMib: 'MiB: sent over all rounds',
    pauseLeftS: 's: of the pause still to serve',
    pauseTotalS: 's: of downtime caused',
    rateExactMibPerS: 'MiB/s: this round on the wire',
    limitMbit: 'Mbit/s: most that this round may take, 0 = what the network gives',
    arrivedAfterS: 's of the tick that had passed when all was on the target',
    arrived: 'flag: all is on the target; the VM belongs there from the next tick on',
  },
  open: {
    state: 'index of MIGRATION_STATES',
    vm: 'row of vms',
    from: 'row of hosts',
    to: 'row of hosts',
    round: '0 = first full pass',
    sentMib: 'MiB: sent so far',
    remainingMib: 'MiB: left in this round',
    rateMibPerS: 'MiB/s: on the wire',
    dirtyMibPerS: 'MiB/s: the guest dirties',
    predictedPauseMs: 'ms: pause if it finished after this round',
    predictedEndTick: 'tick: 0 = does not converge',
    startedAtTick: 'tick',
    mode: 'index of MIGRATION_MODES',
  },
} as const satisfies TableSpec;
