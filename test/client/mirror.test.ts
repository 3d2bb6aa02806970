import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { Mirror } from '#client/net/mirror.ts';
import { type Broadcast, keyFrame, mergedFrame, nextFrame, startBroadcast } from '#shared/protocol/broadcast.ts';
import type { Squeeze } from '#shared/protocol/frame.ts';
import { hashOpen, type World } from '#shared/sim/kernel/world.ts';
import { step } from '#shared/sim/step.ts';
import { aWorld } from '../support/a-world.ts';

/** As the server does it. */
const deflate: Squeeze = (bytes) => deflateRawSync(bytes, { level: 1 });

interface Show {
  readonly world: World;
  readonly broadcast: Broadcast;
  readonly mirror: Mirror;
  /** Steps once and returns the frame for those in step. */
  tick(): Uint8Array;
}

function aShow(epoch = 1): Show {
  const world = aWorld({ hosts: 2, vms: 4 });
  const broadcast = startBroadcast(world, epoch);
  const mirror = new Mirror(world.scenario);
  const tick = (): Uint8Array => {
    step(world, []);
    return nextFrame(broadcast, deflate);
  };
  return { world, broadcast, mirror, tick };
}

/** A show whose mirror holds everything up to tick 3. */
function inStep(epoch = 1): Show {
  const show = aShow(epoch);
  for (let i = 0; i < 3; i++) show.tick();
  show.mirror.apply(keyFrame(show.broadcast, deflate));
  return show;
}

function hashOf(mirror: Mirror): number {
  const { vms, hosts } = mirror.world;
  return hashOpen(Int32Array.from([...vms.loadPermille, ...vms.touchedMib, ...hosts.demandPermille, ...hosts.powerW]));
}

describe('a mirror', () => {
  it('knows nothing before its first key frame, and asks for one when it gets something else', () => {
    const show = aShow();
    expect(show.mirror.held).toBeUndefined();
    expect(show.mirror.apply(show.tick())).toEqual({ type: 'resync' });
  });

  it('holds after a key frame what the world shows', () => {
    const show = inStep(7);
    expect(show.mirror.held).toEqual({ epoch: 7, tick: 3 });
    expect(show.mirror.world.tick).toBe(3);
    expect([...show.mirror.world.vms.state]).toEqual([...show.world.vms.state]);
    expect([...show.mirror.world.hosts.privateMib]).toEqual([...show.world.hosts.privateMib]);
  });

  it('follows differences tick by tick, hash for hash', () => {
    const show = inStep();
    for (let i = 0; i < 40; i++) expect(show.mirror.apply(show.tick()).type).toBe('applied');
    expect(show.mirror.tick).toBe(43);
    expect([...show.mirror.world.vms.loadPermille]).toEqual([...show.world.vms.loadPermille]);
    expect(hashOpen(show.broadcast.shown)).toBe(hashOpen(show.world.open));
  });

  it('hands over the events of a frame', () => {
    const show = inStep();
    show.world.events.length = 0;
    step(show.world, []);
    show.world.events.push({ type: 'scenarioOver' });
    expect(show.mirror.apply(nextFrame(show.broadcast, deflate))).toEqual({
      type: 'applied',
      tick: 4,
      events: [...show.world.events],
    });
  });

  it('asks for a key frame when a difference is missing, and takes it', () => {
    const show = inStep();
    show.tick();
    expect(show.mirror.apply(show.tick())).toEqual({ type: 'resync' });
    expect(show.mirror.held).toBeUndefined();
    expect(show.mirror.apply(keyFrame(show.broadcast, deflate)).type).toBe('applied');
    expect(show.mirror.held).toEqual({ epoch: 1, tick: 5 });
  });

  it('makes up for missed ticks with one merged frame', () => {
    const show = inStep();
    for (let i = 0; i < 12; i++) show.tick();
    expect(show.mirror.apply(mergedFrame(show.broadcast, 3, deflate))).toMatchObject({ type: 'applied', tick: 15 });
    expect([...show.mirror.world.vms.touchedMib]).toEqual([...show.world.vms.touchedMib]);
    expect(show.mirror.apply(show.tick()).type).toBe('applied');
  });

  it('does not take a merged frame that starts after what it holds', () => {
    const show = inStep();
    for (let i = 0; i < 5; i++) show.tick();
    expect(show.mirror.apply(mergedFrame(show.broadcast, 4, deflate))).toEqual({ type: 'resync' });
  });

  it('notices by the hash that it no longer equals its world', () => {
    const show = inStep();
    show.mirror.world.hosts.freeMib[0] += 1;
    const results = Array.from({ length: 10 }, () => show.mirror.apply(show.tick()).type);
    // Ticks 4 to 9 carry no hash, tick 10 does.
    expect(results.slice(0, 7)).toEqual([...Array(6).fill('applied'), 'resync']);
  });

  it('ignores what it already has', () => {
    const show = inStep();
    const frame = show.tick();
    show.mirror.apply(frame);
    const before = hashOf(show.mirror);
    expect(show.mirror.apply(frame)).toEqual({ type: 'stale' });
    expect(hashOf(show.mirror)).toBe(before);
  });

  it('takes nothing from an owner that was replaced', () => {
    const show = inStep(2);
    const old = startBroadcast(show.world, 1);
    expect(show.mirror.apply(keyFrame(old, deflate))).toEqual({ type: 'stale' });
    expect(show.mirror.held).toEqual({ epoch: 2, tick: 3 });
  });

  it('asks for a key frame when a new owner goes on with differences', () => {
    const show = inStep(1);
    const next = startBroadcast(show.world, 2);
    step(show.world, []);
    expect(show.mirror.apply(nextFrame(next, deflate))).toEqual({ type: 'resync' });
    expect(show.mirror.apply(keyFrame(next, deflate)).type).toBe('applied');
  });

  it('tells bytes of another version from frames', () => {
    const show = inStep();
    const frame = show.tick();
    frame[0] += 1;
    expect(show.mirror.apply(frame)).toEqual({ type: 'alien' });
  });

  it('asks for a key frame after a body that is no frame body', () => {
    const show = inStep();
    const frame = show.tick().slice(0, 20);
    expect(show.mirror.apply(frame)).toEqual({ type: 'resync' });
    expect(show.mirror.apply(keyFrame(show.broadcast, deflate)).type).toBe('applied');
  });
});
