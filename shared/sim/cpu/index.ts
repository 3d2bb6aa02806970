/** Who gets how many cycles, and who waits. All that others may use of it. */
export { reservationRefusal, unreservedMhz, unreservedMib } from './allocation.ts';
export { lostFraction, nextBacklog, serviceSeconds, TIMEOUT_S } from './backlog.ts';
export { showCpu, showsTooMuch } from './cpu-baseline.ts';
export { boostedWakeUpMs } from './cpu-capacity.ts';
export { askAgain, askedOfDisks, askedOfNetwork, serveWhatIsDone } from './device-asks.ts';
export { allItMayHaveMhz } from './guest-claims.ts';
export { noise } from './noise.ts';
export { hogLoads, startInterference } from './noisy-neighbours.ts';
export { locality } from './numa/locality.ts';
export { coresRefusal, leaveCores, ownerOfCores, pinCores, unpinnedVms } from './pinning.ts';
export { closeCycles, cpu, settleAsAsked, settleCycles } from './system.ts';
export { offeredPart, progress, workRate } from './work-done.ts';
