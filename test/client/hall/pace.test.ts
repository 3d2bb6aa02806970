import { expect, it } from 'vitest';
import { newBrickLayout } from '#client/hall/layout/brick-layout.ts';
import { isAnythingHappening, newMoments, noteMoments } from '#client/hall/moments.ts';
import { glide, newMotion } from '#client/hall/motion.ts';
import { paceOf } from '#client/hall/pace.ts';
import { STATUSES } from '#shared/sim/kernel/codes/index.ts';
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

it('a small change of a bar has arrived before the next tick', () => {
  const world = aWorld({ hosts: 1, vms: 0 });
  const motion = newMotion(1, world.vms.rows);
  const bricks = newBrickLayout(1, world.vms.rows);
  glide(motion, world, bricks, 0, true);
  world.hosts.usedPermille[0] = 20;
  world.hosts.freeMib[0] = (world.hosts.freeMib[0] ?? 0) + world.hosts.memMib[0]! / 50;
  let frames = 0;
  while (glide(motion, world, bricks, 1000 / 60, false)) frames++;
  expect(frames).toBeLessThanOrEqual(12);
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
  expect(isAnythingHappening(moments, 3000)).toBe(true);
  expect(isAnythingHappening(moments, 3300)).toBe(false);
});
