import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterEach, describe, expect, it } from 'vitest';
import { openDoor } from '#server/door/door.ts';
import { openLimits, RULES } from '#server/gate/limits.ts';
import { pace } from '#server/http/pace.ts';
import type { Problem } from '#shared/protocol/messages.ts';
import { findWork } from '../../../tools/load/work.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A site of one page, on which an address may ask three times and a browser of its own four times. */
async function aSite() {
  const door = openDoor({ key: new Uint8Array(32).fill(7), secure: false, nowMs: () => 1_000_000 });
  const few = { duration: 3600 };
  const limits = openLimits({ ...RULES, address: { points: 3, ...few }, device: { points: 4, ...few } });
  const site = express();
  site.use(pace({ limits, door }), (_request, response) => void response.json({ ok: true }));
  const server = createServer(site);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ask = async (headers: Record<string, string> = {}) => {
    const reply = await fetch(url, { headers });
    return { status: reply.status, body: (await reply.json()) as Problem };
  };
  const cookieOf = (device: string) => ({ cookie: door.devices.cookieOf(device).split(';')[0] ?? '' });
  return { door, ask, cookieOf };
}

describe('an address that is flooded', () => {
  it('is still open to every browser that holds a seat', async () => {
    const { door, ask, cookieOf } = await aSite();
    const device = door.devices.fresh();
    door.standing.add(device);
    for (let n = 0; n < 20; n++) await ask();
    for (let n = 0; n < 4; n++) expect((await ask(cookieOf(device))).status).toBe(200);
    expect((await ask(cookieOf(device))).body.code).toBe('tooMany');
  });

  it('is open to a newcomer that does some work, and for no more than its own share', async () => {
    const { ask } = await aSite();
    for (let n = 0; n < 3; n++) await ask();
    const { status, body } = await ask();
    expect([status, body.code, body.bits]).toEqual([428, 'passNeeded', 14]);
    const { ticket = '', bits = 0 } = body;
    const pass = { 'x-pass': `${ticket}:${await findWork(ticket, 'pass', bits)}` };
    for (let n = 0; n < 4; n++) expect((await ask(pass)).status).toBe(200);
    expect((await ask(pass)).body.code).toBe('tooMany');
  });

  it.each([
    ['without work', (ticket: string) => `${ticket}:0`],
    ['with a number that is none', (ticket: string) => `${ticket}:one`],
    ['with work for a ticket that was made up', () => `${'A'.repeat(22)}.zzzz.${'B'.repeat(22)}:1`],
    ['with nothing', () => ''],
  ])('is not open %s', async (_what, passOf) => {
    const { ask } = await aSite();
    for (let n = 0; n < 3; n++) await ask();
    const { ticket = '' } = (await ask()).body;
    expect((await ask({ 'x-pass': passOf(ticket) })).body.code).toBe('passNeeded');
  });

  it('does not count a cookie that was made up, or one of a browser without a seat', async () => {
    const { door, ask, cookieOf } = await aSite();
    for (let n = 0; n < 3; n++) await ask();
    const forged = { cookie: `overcommit-device=${'A'.repeat(22)}.${'B'.repeat(22)}` };
    expect((await ask(forged)).body.code).toBe('passNeeded');
    expect((await ask(cookieOf(door.devices.fresh()))).body.code).toBe('passNeeded');
  });
});
