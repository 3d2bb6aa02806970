import type { HostId } from '#shared/ids.ts';
import { type ByHost, indexByHost } from '../kernel/by-host.ts';
import { HOST_STATES, MEMORY_STATES } from '../kernel/codes/index.ts';
import type { World } from '../kernel/world.ts';
import { estimateActive } from './active-estimate.ts';
import { entitle } from './idle-tax.ts';
import { backGrowth, countIncoming, hypervisorMib, measureFree, noteGrowth } from './memory-accounts.ts';
import { canUseFastPath, grantAll } from './memory-fast-path.ts';
import { chargeStalls } from './memory-stalls.ts';
import { basisMib, HARD, LADDERS, nextMemoryState, relievedMib, SOFT } from './memory-states.ts';
import { totalMemory } from './memory-totals.ts';
import { balloonsCouldHelp, balloonsIn, holdBalloons, moveBalloons } from './reclaim/balloon-moves.ts';
import { settleDebt } from './reclaim/memory-debt.ts';
import { pageIn } from './reclaim/page-ins.ts';
import { maySwap } from './reclaim/rungs.ts';
import { SWAP_DEVICES, type SwapDevice } from './reclaim/swap-devices.ts';
import { swapOut } from './reclaim/swapping.ts';
import { exchanged } from './reclaim/thrashing.ts';
import { patchPages } from './sharing/page-deltas.ts';
import { sharePages } from './sharing/page-sharing.ts';

const ON = HOST_STATES.indexOf('on');

/** Reclaiming aims this far beyond the end of a state, since guests touch pages again meanwhile; design value. */
const BEYOND = 1.05;

/** A state ends if memory is still free after what guests touch again in this time; design value. */
const MOMENT_S = 0.2;

/** System of the tick: estimates what is active, shares pages, and climbs the reclamation ladder. */
export function memory(world: World): void {
  const index = indexByHost(world);
  countIncoming(world);
  estimateActive(world);
  for (let h = 0; h < world.hosts.rows; h++) {
    if (world.hosts.state[h] === ON) reclaim(world, index, h);
    else rest(world, h);
  }
}

/**
 * The memory of one host for one tick. What guests give up or touch again comes first, then the ladder takes what is
 * short, and only then is new memory handed out, so that a host never gives what it does not have.
 */
function reclaim(world: World, index: ByHost, host: number): void {
  const { hosts, scenario } = world;
  hosts.hypervisorMib[host] = hypervisorMib(world, index, host);
  hosts.incomingMib[host] = Math.min(hosts.incomingMib[host], hosts.memMib[host] - hosts.hypervisorMib[host]);
  const waitingMib = noteGrowth(world, index, host);
  let cpuS = sharePages(world, index, host) + patchPages(world, index, host);
  measureFree(world, index, host);
  const goalMib = goalOf(world, host);
  if (canUseFastPath(world, index, host, hosts.freeExactMib[host] - waitingMib - goalMib)) grantAll(world, index, host);
  else cpuS += reclaimUnderPressure(world, index, host, waitingMib, goalMib) / scenario.tickSeconds;
  totalMemory(world, index, host);
  // Assigned, not added: migration adds its own work after this, and the next tick's CPU pass reads the sum.
  hosts.overheadMhz[host] = cpuS * hosts.coreMhz[host] + hosts.platformMhz[host];
}

/** All that a host does when memory is short, or was. Answers CPU seconds spent. */
function reclaimUnderPressure(world: World, index: ByHost, host: number, waitingMib: number, goalMib: number): number {
  const { hosts, scenario } = world;
  const device = SWAP_DEVICES[scenario.hostModels[hosts.model[host]].swapDevice];
  if (pageIn(world, index, host, device)) measureFree(world, index, host);
  changeState(world, host, hosts.freeExactMib[host] - waitingMib - takenBackMib(world, index, host));
  entitle(world, index, host, hosts.memMib[host] - hosts.hypervisorMib[host] - hosts.incomingMib[host], goalMib);
  const cpuS = climb(world, index, host, device, waitingMib, goalMib);
  if (waitingMib > 0) {
    backGrowth(world, index, host, waitingMib);
    measureFree(world, index, host);
  }
  settleDebt(world, index, host, maySwap(world) ? device.writeMibPerS * scenario.tickSeconds : 0);
  chargeStalls(world, index, host, device);
  return cpuS + exchanged.cpuS;
}

/** What the ladder wants free in the end, in MiB. */
function goalOf({ hosts, scenario }: World, host: number): number {
  const ladder = LADDERS[scenario.policies.ladder];
  return ladder.goal * basisMib(ladder, hosts.memMib[host]);
}

/** Does what the ladder says for the present state, and measures again what is free where that moved any. Answers CPU seconds spent. */
function climb(
  world: World,
  index: ByHost,
  host: number,
  device: SwapDevice,
  waitingMib: number,
  goalMib: number,
): number {
  const { hosts } = world;
  const state = hosts.memoryState[host];
  const ballooning = balloonsIn(world, state);
  let moved = true;
  if (state >= HARD && !ballooning) holdBalloons(world, index, host, device);
  else {
    const giveableMib = Math.max(0, hosts.freeExactMib[host] - waitingMib - goalMib);
    const needMib = ballooning ? shortMib(world, host, SOFT, waitingMib) : 0;
    moved = moveBalloons(world, index, host, device, needMib, giveableMib);
  }
  if (moved) measureFree(world, index, host);
  const shortOf = shortMib(world, host, state, waitingMib);
  if (shortOf === 0) return 0;
  const cpuS = swapWhatIsShort(world, index, host, device, shortOf);
  measureFree(world, index, host);
  return cpuS;
}

function swapWhatIsShort(world: World, index: ByHost, host: number, device: SwapDevice, needMib: number): number {
  const ladder = LADDERS[world.scenario.policies.ladder];
  const state = world.hosts.memoryState[host];
  if (ladder.swapsIn.includes(state)) return swapOut(world, index, host, needMib, device, 'all');
  if (state === SOFT && ladder.swapsDriverlessInSoft) return swapOut(world, index, host, needMib, device, 'driverless');
  return 0;
}

/** What is missing until a state is over, and not merely touches its end, in MiB. */
function shortMib({ hosts, scenario }: World, host: number, state: number, waitingMib: number): number {
  const relieved = BEYOND * relievedMib(LADDERS[scenario.policies.ladder], hosts.memMib[host], state);
  return Math.max(0, relieved - hosts.freeExactMib[host] + waitingMib);
}

/**
 * What guests touch again at once of the memory that a host frees by swapping, in MiB: a state is not over as long as it
 * would be back the next moment. Where balloons wait to take over it may end nevertheless.
 */
function takenBackMib(world: World, index: ByHost, host: number): number {
  if (exchanged.mib === 0) return 0;
  const state = world.hosts.memoryState[host];
  if (balloonsCouldHelp(world, index, host, state)) return 0;
  return (exchanged.mib * MOMENT_S) / world.scenario.tickSeconds;
}

function changeState({ hosts, scenario, events }: World, host: number, freeMib: number): void {
  const before = hosts.memoryState[host];
  const after = nextMemoryState(LADDERS[scenario.policies.ladder], hosts.memMib[host], before, freeMib);
  if (after === before) return;
  hosts.memoryState[host] = after;
  events.push({
    type: 'memoryStateChanged',
    host: host as HostId,
    from: MEMORY_STATES[before],
    to: MEMORY_STATES[after],
  });
}

/** A host without power holds nothing. */
function rest({ hosts }: World, host: number): void {
  hosts.hypervisorMib[host] = 0;
  hosts.incomingMib[host] = 0;
  hosts.privateExactMib[host] = 0;
  hosts.savedExactMib[host] = 0;
  hosts.balloonedExactMib[host] = 0;
  hosts.compressedExactMib[host] = 0;
  hosts.patchedExactMib[host] = 0;
  hosts.swappedExactMib[host] = 0;
  hosts.cacheMib[host] = 0;
  hosts.freeExactMib[host] = hosts.memMib[host];
  hosts.memoryState[host] = 0;
  hosts.swapIops[host] = 0;
  hosts.overheadMhz[host] = 0;
}
