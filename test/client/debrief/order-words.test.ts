import { beforeAll, expect, it } from 'vitest';
import { orderText } from '#client/debrief/orders/order-words.ts';
import type { CommandCall } from '#shared/sim/commands/index.ts';
import { aWorld } from '../../support/a-world.ts';
import { speakEnglish } from '../english.ts';

beforeAll(speakEnglish);

it('tells of an order with several settings only those that set something, and calls none what is none', () => {
  const world = aWorld();
  const said = (name: string, args: object) => orderText(world, { name, args } as unknown as CommandCall);
  const allocation = { vm: 0, sharesFactor: 2, reservationMhz: 0, limitMhz: 1500, reservedMib: 0 };
  expect(said('setAllocation', allocation)).toMatch(/Shares 2, CPU it gets at most 1\.5 GHz$/);
  expect(said('setAllocation', { ...allocation, limitMhz: 0 })).toMatch(/Shares 2$/);
  expect(said('setPowerCap', { host: 0, watts: 0 })).toMatch(/no cap$/);
});
