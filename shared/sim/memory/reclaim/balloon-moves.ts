import type { ByHost } from '../../kernel/by-host.ts';
import type { World } from '../../kernel/world.ts';
import { takeableMib } from '../guest-memory.ts';
import { HARD, LADDERS, SOFT } from '../memory-states.ts';
import { balloonGoalMib, deflatableMib, hasBalloon, inflatableMib, mostBalloonedMib } from './ballooning.ts';
import { mayBalloon, maySwap } from './rungs.ts';
import type { SwapDevice } from './swap-devices.ts';

/** Balloons closer to their goal than this stay: sampled estimates wander by a few MiB all the time; design value. */
const DEAD_BAND_MIB = 16;

/** Scratch: how far each balloon of the host at hand may grow and shrink in this tick, in MiB. */
let growth = new Float64Array(64);
let shrinkage = new Float64Array(64);

/** vSphere 6 stops its balloons when memory is hard, unless told otherwise; without the last rungs nothing else helps. */
export function balloonsIn(world: World, state: number): boolean {
  const { ladder, rungs, balloonsGoOn } = world.scenario.policies;
  const alone = !rungs.compression && !maySwap(world);
  return LADDERS[ladder].balloonsIn.includes(state) || (state >= SOFT && (alone || balloonsGoOn === true));
}

/** Whether balloons that stand still in a state have room to grow once it is over. */
export function balloonsCouldHelp(world: World, { start, vm }: ByHost, host: number, state: number): boolean {
  const { vms } = world;
  if (state < HARD || balloonsIn(world, state) || !mayBalloon(world)) return false;
  for (let i = start[host]; i < start[host + 1]; i++) {
    if (hasBalloon(vms, vm[i]) && balloonGoalMib(vms, vm[i]) > vms.balloonedExactMib[vm[i]] + DEAD_BAND_MIB)
      return true;
  }
  return false;
}

/** Balloons that stand still: none shrinks, and none grows but towards what a player asked for. */
export function holdBalloons(world: World, { start, vm }: ByHost, host: number, device: SwapDevice): void {
  const deflatable = deflatableMib(world.scenario.tickSeconds);
  for (let i = start[host]; i < start[host + 1]; i++) {
    const v = vm[i];
    aim(world, v);
    moveOne(world.vms, v, growthMib(world, v, device), 0, deflatable);
  }
}

/**
 * Moves all balloons of a host. `needMib` is what the ladder wants freed now; `giveableMib` is what is free beyond the
 * host's goal. Balloons that are too large may also shrink by what others grow: memory wanders from idle to busy guests.
 * Answers whether any could move.
 */
export function moveBalloons(
  world: World,
  index: ByHost,
  host: number,
  device: SwapDevice,
  needMib: number,
  giveableMib: number,
): boolean {
  const { start, vm } = index;
  const first = start[host];
  const count = start[host + 1] - first;
  const deflatable = deflatableMib(world.scenario.tickSeconds);
  makeRoom(count);
  let upMib = 0;
  let downMib = 0;
  for (let k = 0; k < count; k++) {
    const v = vm[first + k];
    aim(world, v);
    growth[k] = growthMib(world, v, device);
    shrinkage[k] = shrinkageMib(world.vms, v, deflatable);
    upMib += growth[k];
    downMib += shrinkage[k];
  }
  if (upMib === 0 && downMib === 0) return false;
  const growMib = Math.min(upMib, needMib + Math.max(0, downMib - giveableMib));
  const shrinkMib = Math.min(downMib, giveableMib + Math.max(0, growMib - needMib));
  const growPart = upMib === 0 ? 0 : growMib / upMib;
  const shrinkPart = downMib === 0 ? 0 : shrinkMib / downMib;
  for (let k = 0; k < count; k++)
    moveOne(world.vms, vm[first + k], growth[k], growth[k] > 0 ? growPart : shrinkage[k] * shrinkPart, deflatable);
  return true;
}

function makeRoom(count: number): void {
  if (count <= growth.length) return;
  growth = new Float64Array(2 * count);
  shrinkage = new Float64Array(2 * count);
}

function aim(world: World, v: number): void {
  const { vms } = world;
  vms.balloonTargetMib[v] = mayBalloon(world) && hasBalloon(vms, v) ? balloonGoalMib(vms, v) : 0;
}

/** How far a balloon may grow in this tick: only over memory that it really frees. */
function growthMib({ vms, scenario }: World, v: number, device: SwapDevice): number {
  const missingMib = vms.balloonTargetMib[v] - vms.balloonedExactMib[v];
  if (missingMib <= 0) return 0;
  return Math.min(missingMib, inflatableMib(vms, v, device, scenario.tickSeconds), takeableMib(vms, v));
}

function shrinkageMib(vms: World['vms'], v: number, deflatable: number): number {
  const surplusMib = vms.balloonedExactMib[v] - vms.balloonTargetMib[v];
  if (surplusMib <= 0) return 0;
  const owed = vms.balloonedExactMib[v] > mostBalloonedMib(vms, v);
  if (surplusMib <= (owed || vms.balloonTargetMib[v] === 0 ? 0 : DEAD_BAND_MIB)) return 0;
  return Math.min(surplusMib, deflatable);
}

/**
 * A balloon grows by its part of what is needed, and in any case towards what a player asked for. One that holds memory
 * which has been locked since lets go of that, needed or not. `moved`: for one that may grow by `growMib` the part of this
 * that is needed, for others the MiB that it shrinks.
 */
function moveOne(vms: World['vms'], v: number, growMib: number, moved: number, deflatable: number): void {
  const balloonedMib = vms.balloonedExactMib[v];
  if (growMib > 0) {
    const askedMib = Math.min(growMib, Math.max(0, vms.balloonAskedMib[v] - balloonedMib));
    vms.balloonedExactMib[v] = balloonedMib + Math.max(growMib * moved, askedMib);
  } else {
    const owedMib = Math.min(balloonedMib - mostBalloonedMib(vms, v), deflatable);
    vms.balloonedExactMib[v] = balloonedMib - Math.max(moved, owedMib);
  }
}
