import { expect, it } from 'vitest';
import { newBrickLayout } from '#client/hall/layout/brick-layout.ts';
import {
  isAnythingFalling,
  isAnythingHappening,
  isHappeningTo,
  newMoments,
  noteMoments,
} from '#client/hall/moments.ts';
import { awayOf, DEMAND, goalOf, type Motion, moveOn, newMotion, setOut, USED } from '#client/hall/motion.ts';
import { paceOf } from '#client/hall/pace.ts';
import { GLIDE_OVER_MS, glideLeft } from '#client/hall/quads/glide.ts';
import { HOST_STATES, STATUSES } from '#shared/sim/kernel/codes/index.ts';
import { aWorld } from '../../support/a-world.ts';

function aLoop() {
  const said: string[] = [];
  const frames: (() => void)[] = [];
  const naps: (() => void)[] = [];
  const wakeFromNap = () => {
    for (const run of naps.splice(0)) run();
  };
  const loop = { sleep: () => void said.push('sleep'), wake: () => void said.push('wake') };
  const pace = paceOf(
    () => loop,
    (run) => void frames.push(run),
    (run) => void naps.push(run),
  );
  const nextFrame = () => {
    for (const run of frames.splice(0)) run();
  };
  return { said, pace, nextFrame, wakeFromNap };
}

it('a hall in which nothing moves draws nothing until something stirs', () => {
  const { said, pace, nextFrame } = aLoop();
  pace.rest();
  pace.rest();
  expect(said).toEqual(['sleep']);
  pace.stir();
  pace.stir();
  expect(said).toEqual(['sleep']);
  nextFrame();
  expect(said).toEqual(['sleep', 'wake']);
});

it('a hall in which dots only run naps between two frames, and wakes at once when something stirs', () => {
  const { said, pace, nextFrame, wakeFromNap } = aLoop();
  pace.nap();
  nextFrame();
  expect(said).toEqual(['sleep']);
  wakeFromNap();
  nextFrame();
  expect(said).toEqual(['sleep', 'wake']);
  pace.nap();
  pace.stir();
  nextFrame();
  expect(said).toEqual(['sleep', 'wake', 'sleep', 'wake']);
  wakeFromNap();
  nextFrame();
  expect(said).toEqual(['sleep', 'wake', 'sleep', 'wake']);
});

it('a hall that was left does not wake up any more', () => {
  const { said, pace, nextFrame } = aLoop();
  pace.rest();
  pace.stir();
  pace.end();
  nextFrame();
  expect(said).toEqual(['sleep']);
});

/** Where a bar of the first host is seen. */
function seen(motion: Motion, bar: number): number {
  return goalOf(motion.bars, bar) + awayOf(motion, motion.bars, bar);
}

it('a bar glides to where a tick puts it, and a tick that comes meanwhile does not make it jump', () => {
  const world = aWorld({ hosts: 1, vms: 0 });
  const motion = newMotion(1, world.vms.rows);
  const bricks = newBrickLayout(1, world.vms.rows);
  setOut(motion, world, bricks, true);
  world.hosts.usedPermille[0] = 800;
  expect(setOut(motion, world, bricks, false)).toBe(true);
  expect(seen(motion, USED)).toBe(0);
  moveOn(motion, 100);
  expect(seen(motion, USED)).toBeCloseTo(800 * (1 - Math.exp(-1)), 3);
  const before = seen(motion, USED);
  world.hosts.usedPermille[0] = 200;
  setOut(motion, world, bricks, false);
  expect(seen(motion, USED)).toBeCloseTo(before, 3);
  moveOn(motion, GLIDE_OVER_MS);
  expect(seen(motion, USED)).toBe(200);
});

it('a change too small to see does not keep the hall awake', () => {
  const world = aWorld({ hosts: 1, vms: 0 });
  const motion = newMotion(1, world.vms.rows);
  const bricks = newBrickLayout(1, world.vms.rows);
  setOut(motion, world, bricks, true);
  world.hosts.demandPermille[0] = 2;
  expect(setOut(motion, world, bricks, false)).toBe(false);
  expect(seen(motion, DEMAND)).toBe(2);
});

it('a glide only nears its end, and is over', () => {
  for (let ms = 0; ms < GLIDE_OVER_MS; ms += 10) expect(glideLeft(ms + 10)).toBeLessThan(glideLeft(ms));
  expect(glideLeft(0)).toBe(1);
  expect(glideLeft(GLIDE_OVER_MS)).toBe(0);
});

it('a hall that is opened has no past, and a promise that breaks is seen for a while', () => {
  const world = aWorld({ hosts: 1, vms: 2 });
  const moments = newMoments(world);
  world.vms.status[0] = STATUSES.indexOf('breach');
  noteMoments(moments, world, 0);
  expect(isAnythingHappening(moments, 0)).toBe(false);
  world.vms.status[1] = STATUSES.indexOf('breach');
  noteMoments(moments, world, 1000);
  expect(moments.torn[1]).toBe(1000);
  expect([0, 1].map((vm) => isHappeningTo(moments, vm, 3000))).toEqual([false, true]);
  expect(isAnythingHappening(moments, 3000)).toBe(true);
  expect(isAnythingHappening(moments, 3300)).toBe(false);
});

it('a host that dies is seen falling for a moment, one that goes to sleep is not', () => {
  const world = aWorld({ hosts: 2, vms: 0 });
  const moments = newMoments(world);
  noteMoments(moments, world, 0);
  world.hosts.state[0] = HOST_STATES.indexOf('asleep');
  noteMoments(moments, world, 1000);
  expect(isAnythingFalling(moments, 1000)).toBe(false);
  world.hosts.state[1] = HOST_STATES.indexOf('failed');
  noteMoments(moments, world, 2000);
  expect(isAnythingFalling(moments, 2500)).toBe(true);
  expect(isAnythingFalling(moments, 2600)).toBe(false);
});
