import type { Page } from '@playwright/test';
import { io } from 'socket.io-client';
import { v7 as uuid } from 'uuid';
import { PROTOCOL_VERSION } from '#shared/protocol/frame.ts';
import type { CommandReply, SeatGranted } from '#shared/protocol/messages.ts';
import type { CommandCall } from '#shared/sim/commands/index.ts';
import { waitingVms } from '../../client/model/commands/plans.ts';
import { hostSession, Instructor, takeSeat } from '../../tools/load/host.ts';
import { Player } from '../../tools/load/player.ts';
import { emptyTally } from '../../tools/load/tally.ts';

/**
 * A session of two teams of one that is over: half a minute of a hall, in which each has decided something else, and one has
 * placed a group of VMs.
 */
export interface PastSession {
  readonly code: string;
  readonly teacherToken: string;
  readonly seats: readonly SeatGranted[];
}

/** What the teacher writes to a moment while the game runs. */
export const NOTE = 'remember this';

/** Milliseconds that are played, at four times the hall's own pace. */
const PLAYED_MS = 7_500;

export async function aPastSession(url: string): Promise<PastSession> {
  const { code, instructorToken } = await hostSession(url, {
    scenario: 'sprint',
    seed: 'LOOKBACK',
    seats: 2,
    teams: 2,
  });
  const seats = [await takeSeat(url, code), await takeSeat(url, code)];
  const teacher = new Instructor(() => url, instructorToken);
  await teacher.control({ type: 'start' });
  await teacher.control({ type: 'speed', speed: 4 });
  for (const [i, { token }] of seats.entries()) await give(url, token, 'setOvercommit', { percent: 140 + 40 * i });
  await Promise.all([placeGroup(url, seats[0]?.token ?? ''), new Promise((resolve) => setTimeout(resolve, PLAYED_MS))]);
  await teacher.socket.timeout(10_000).emitWithAck('bookmark', { note: NOTE });
  await teacher.control({ type: 'end' });
  teacher.leave();
  return { code, teacherToken: instructorToken, seats };
}

/** Places the first VMs that wait for a host, all in one order. */
async function placeGroup(url: string, token: string): Promise<void> {
  const player = new Player({ url: () => url, token, tally: emptyTally() });
  await player.connect();
  const waiting = () => (player.mirror ? waitingVms(player.mirror.world) : []);
  while (waiting().length < 2) await new Promise((resolve) => setTimeout(resolve, 100));
  const placements = waiting().map((vm, i) => [vm, i % 2]);
  const reply = await player.give({ name: 'placeVms', args: { placements } } as unknown as CommandCall);
  player.leave();
  if (!reply.ok) throw new Error(`the group was refused: ${reply.refusal.code}`);
}

async function give(url: string, token: string, name: string, args: object): Promise<void> {
  const options = { auth: { token, protocol: PROTOCOL_VERSION }, transports: ['websocket'], forceNew: true };
  const socket = io(url, options);
  const reply: CommandReply = await socket.timeout(10_000).emitWithAck('command', { id: uuid(), name, args });
  socket.disconnect();
  if (!reply.ok) throw new Error(`${name} was refused: ${reply.refusal.code}`);
}

/** Makes a browser that of somebody who was there. */
export async function wasThere(page: Page, code: string, role: 'player' | 'instructor', token: string): Promise<void> {
  const seat = { role, token, seatCode: '', name: 'somebody', solo: false };
  await page.addInitScript(
    ([key, value]) => localStorage.setItem(key ?? '', value ?? ''),
    [`overcommit.seat.${role}.${code}`, JSON.stringify(seat)],
  );
}
