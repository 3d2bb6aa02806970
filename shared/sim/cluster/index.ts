/** Balancing, evacuation, restarts, and the life of hosts. All that others may use of it. */
export { balancerPolicy } from './balancer-policy.ts';
export { strandedVms } from './evacuation.ts';
export { FAILING_S, failHostAt, mtbfHoursOf } from './hosts/host-hazard.ts';
export { startTransition } from './hosts/host-power.ts';
export { SHUTDOWN_C, shutDownRack, switchOnRefusal } from './hosts/host-shutdown.ts';
export { buy, freeHostRow, installHost, LIFETIME_HOURS, resaleCents, sell, valueCents } from './hosts/host-trade.ts';
export { moveHostsOn } from './hosts/host-transitions.ts';
export { panicHost } from './hosts/kernel-panic.ts';
export { patchRefusal, startPatch } from './hosts/patching.ts';
export { afterQuiet, isQuietAt } from './hosts/quiet-hour.ts';
export { recallHost } from './hosts/recall.ts';
export { cluster } from './system.ts';
export { bestTarget } from './target-choice.ts';
