import { expect, it } from 'vitest';
import { newBrickLayout } from '#client/hall/brick-layout.ts';
import { glide, isAnyPulsing, newMotion } from '#client/hall/motion.ts';
import { paceOf } from '#client/hall/pace.ts';
import { aWorld } from '../support/a-world.ts';

function aLoop() {
  const said: string[] = [];
  const frames: (() => void)[] = [];
  const loop = { sleep: () => void said.push('sleep'), wake: () => void said.push('wake') };
  const pace = paceOf(
    () => loop,
    (run) => void frames.push(run),
  );
  const nextFrame = () => {
    for (const run of frames.splice(0)) run();
  };
  return { said, pace, nextFrame };
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

it('a hall whose promises are all kept does not pulse', () => {
  expect(isAnyPulsing(Float64Array.of(Number.POSITIVE_INFINITY, -1_000_000), 5000)).toBe(false);
  expect(isAnyPulsing(Float64Array.of(Number.POSITIVE_INFINITY, 4000), 5000)).toBe(true);
});
