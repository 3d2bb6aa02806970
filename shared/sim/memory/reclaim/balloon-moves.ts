import type { ByHost } from '../../kernel/by-host.ts';
import type { World } from '../../kernel/world.ts';
import { takeableMib } from '../guest-memory.ts';
import { HARD, LADDERS, SOFT } from '../memory-states.ts';
import { balloonGoalMib, deflatableMib, hasBalloon, inflatableMib, mostBalloonedMib } from './ballooning.ts';
import type { SwapDevice } from './swap-devices.ts';

/** Balloons closer to their goal than this stay: sampled estimates wander by a few MiB all the time; design value. */
const DEAD_BAND_MIB = 16;

/** vSphere 6 stops its balloons when memory is hard, unless told otherwise; without the last rungs nothing else helps. */
export function balloonsIn({ scenario }: World, state: number): boolean {
  const { ladder, rungs, balloonsGoOn } = scenario.policies;
  const alone = !rungs.compression && !rungs.swap;
  return LADDERS[ladder].balloonsIn.includes(state) || (state >= SOFT && (alone || balloonsGoOn === true));
}

/** Whether balloons that stand still in a state have room to grow once it is over. */
export function balloonsCouldHelp(world: World, { start, vm }: ByHost, host: number, state: number): boolean {
  const { vms, scenario } = world;
  if (state < HARD || balloonsIn(world, state) || !scenario.policies.rungs.balloon) return false;
  for (let i = start[host]; i < start[host + 1]; i++) {
    if (hasBalloon(vms, vm[i]) && balloonGoalMib(vms, vm[i]) > vms.balloonedExactMib[vm[i]] + DEAD_BAND_MIB)
      return true;
  }
  return false;
}

/** Balloons that stand still: none shrinks, and none grows but towards what a player asked for. */
export function holdBalloons(world: World, { start, vm }: ByHost, host: number, device: SwapDevice): void {
  for (let i = start[host]; i < start[host + 1]; i++) {
    aim(world, vm[i]);
    moveOne(world, vm[i], device, 0, 0);
  }
}

/**
 * Moves all balloons of a host. `needMib` is what the ladder wants freed now; `giveableMib` is what is free beyond the
 * host's goal. Balloons that are too large may also shrink by what others grow: memory wanders from idle to busy guests.
 */
export function moveBalloons(
  world: World,
  index: ByHost,
  host: number,
  device: SwapDevice,
  needMib: number,
  giveableMib: number,
): void {
  const { start, vm } = index;
  let upMib = 0;
  let downMib = 0;
  for (let i = start[host]; i < start[host + 1]; i++) {
    aim(world, vm[i]);
    upMib += growthMib(world, vm[i], device);
    downMib += shrinkageMib(world, vm[i]);
  }
  if (upMib === 0 && downMib === 0) return;
  const growMib = Math.min(upMib, needMib + Math.max(0, downMib - giveableMib));
  const shrinkMib = Math.min(downMib, giveableMib + Math.max(0, growMib - needMib));
  const growPart = upMib === 0 ? 0 : growMib / upMib;
  const shrinkPart = downMib === 0 ? 0 : shrinkMib / downMib;
  for (let i = start[host]; i < start[host + 1]; i++) moveOne(world, vm[i], device, growPart, shrinkPart);
}

function aim({ vms, scenario }: World, v: number): void {
  vms.balloonTargetMib[v] = scenario.policies.rungs.balloon && hasBalloon(vms, v) ? balloonGoalMib(vms, v) : 0;
}

/** How far a balloon may grow in this tick: only over memory that it really frees. */
function growthMib({ vms, scenario }: World, v: number, device: SwapDevice): number {
  const missingMib = vms.balloonTargetMib[v] - vms.balloonedExactMib[v];
  if (missingMib <= 0) return 0;
  return Math.min(missingMib, inflatableMib(vms, v, device, scenario.tickSeconds), takeableMib(vms, v));
}

function shrinkageMib({ vms, scenario }: World, v: number): number {
  const surplusMib = vms.balloonedExactMib[v] - vms.balloonTargetMib[v];
  const owed = vms.balloonedExactMib[v] > mostBalloonedMib(vms, v);
  if (surplusMib <= (owed || vms.balloonTargetMib[v] === 0 ? 0 : DEAD_BAND_MIB)) return 0;
  return Math.min(surplusMib, deflatableMib(scenario.tickSeconds));
}

/**
 * A balloon grows by its part of what is needed, and in any case towards what a player asked for. One that holds memory
 * which has been locked since lets go of that, needed or not.
 */
function moveOne(world: World, v: number, device: SwapDevice, growPart: number, shrinkPart: number): void {
  const { vms } = world;
  const growMib = growthMib(world, v, device);
  if (growMib > 0) {
    const askedMib = Math.min(growMib, Math.max(0, vms.balloonAskedMib[v] - vms.balloonedExactMib[v]));
    vms.balloonedExactMib[v] += Math.max(growMib * growPart, askedMib);
  } else {
    const owedMib = Math.min(
      vms.balloonedExactMib[v] - mostBalloonedMib(vms, v),
      deflatableMib(world.scenario.tickSeconds),
    );
    vms.balloonedExactMib[v] -= Math.max(shrinkageMib(world, v) * shrinkPart, owedMib);
  }
}
