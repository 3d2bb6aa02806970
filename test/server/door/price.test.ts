import { describe, expect, it } from 'vitest';
import { deviceInRoom } from '#server/door/devices.ts';
import { openDoor } from '#server/door/door.ts';
import { Patience } from '#server/door/patience.ts';
import { Crowd } from '#server/door/price.ts';
import { leadingZeroBits } from '#shared/protocol/work.ts';

describe('the price of a door', () => {
  it('is nothing for the first ten, then four times as much with each doubling, up to a million hashes', () => {
    const crowd = new Crowd(10, () => 0);
    const bits: number[] = [];
    for (let n = 0; n <= 640; n++) {
      if ([0, 9, 10, 19, 20, 40, 80, 160, 320, 640].includes(n)) bits.push(crowd.bits('lobby'));
      crowd.note('lobby');
    }
    expect(bits).toEqual([0, 0, 12, 12, 14, 16, 18, 20, 20, 20]);
  });

  it('is forgotten by half every twenty seconds, and is of one door', () => {
    let nowMs = 0;
    const crowd = new Crowd(10, () => nowMs);
    for (let n = 0; n < 40; n++) crowd.note('lobby');
    expect([crowd.bits('lobby'), crowd.bits('other')]).toEqual([16, 0]);
    nowMs = 20_000;
    expect([crowd.count('lobby'), crowd.bits('lobby')]).toEqual([20, 14]);
    nowMs = 60_000;
    expect([crowd.count('lobby'), crowd.bits('lobby')]).toEqual([5, 0]);
  });
});

describe('patience', () => {
  it('grows with each wrong try of one, to four seconds, and forgets after a quiet minute', async () => {
    let nowMs = 0;
    const patience = new Patience(() => nowMs);
    for (let n = 0; n < 5; n++) expect(await patience.wrong('ann')).toBeUndefined();
    expect([patience.delayMs('ann'), patience.delayMs('ben')]).toEqual([100, 0]);
    void patience.wrong('ann');
    expect(patience.delayMs('ann')).toBe(200);
    for (let n = 0; n < 8; n++) void patience.wrong('ann');
    expect(patience.delayMs('ann')).toBe(4000);
    nowMs = 61_000;
    expect(patience.delayMs('ann')).toBe(0);
  });

  it('lets two hundred wait and answers others at once', async () => {
    const patience = new Patience(() => 0);
    for (let n = 0; n < 205; n++) void patience.wrong('ann');
    expect(await patience.wrong('ann')).toBe(4);
  });
});

describe('a device', () => {
  const door = (key: number) =>
    openDoor({ key: new Uint8Array(32).fill(key), secure: true, nowMs: () => 1_000_000_000_000 });

  it('is known by its cookie and by nothing else', () => {
    const { devices } = door(1);
    const device = devices.fresh();
    const cookie = devices.cookieOf(device);
    expect(cookie).toMatch(/; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Lax; Secure$/);
    const shown = cookie.split(';')[0];
    expect(devices.of(`theme=dark; ${shown}; x=1`)).toBe(device);
    expect(door(2).devices.of(shown)).toBeUndefined();
    for (const header of [undefined, '', 'overcommit-device=', `overcommit-device=${device}`, `x${shown}`])
      expect(devices.of(header)).toBeUndefined();
  });

  it('has another name in each session', () => {
    expect(deviceInRoom('d', 'room 1')).not.toBe(deviceInRoom('d', 'room 2'));
    expect(deviceInRoom('d', 'room 1')).toHaveLength(22);
  });

  it('has a ticket for fifteen minutes, for one door', () => {
    let nowMs = 1_000_000_000_000;
    const { tickets } = openDoor({ key: new Uint8Array(32), secure: false, nowMs: () => nowMs });
    const device = 'd'.repeat(22);
    const ticket = tickets.issue(device, 'lobby');
    expect([tickets.read(ticket, 'lobby'), tickets.read(ticket, 'other')]).toEqual([device, undefined]);
    nowMs += 15 * 60_000;
    expect(tickets.read(ticket, 'lobby')).toBe(device);
    nowMs += 1;
    expect(tickets.read(ticket, 'lobby')).toBeUndefined();
  });
});

describe('work', () => {
  it.each([
    [[0xff], 0],
    [[0x7f], 1],
    [[0x01], 7],
    [[0x00, 0xff], 8],
    [[0x00, 0x10], 11],
    [[0, 0], 16],
  ])('of a hash %j is %i bits', (hash, bits) => {
    expect(leadingZeroBits(Uint8Array.from(hash))).toBe(bits);
  });
});
