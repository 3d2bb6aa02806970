import type { Player } from '#server/rooms/requests.ts';
import type { CommandReply } from '#shared/protocol/messages.ts';
import type { CommandCall } from '#shared/sim/commands/index.ts';
import { aRoom, commandId, type TestRoom } from '../a-room.ts';
import { ROWS } from './refusal-columns.ts';

/** Orders of a seat that wait for one tick, at most. */
const AT_ONCE = 8;

export interface Duplicates {
  /** What the second time is answered with, by order. */
  readonly cells: ReadonlyMap<string, string>;
  readonly firsts: readonly CommandReply[];
  readonly seconds: readonly CommandReply[];
  readonly orders: number;
  /** Orders in the journal. */
  readonly lines: number;
}

let found: Promise<Duplicates> | undefined;

/** Gives every order twice under one id, both before it is carried out and after. */
export function duplicates(): Promise<Duplicates> {
  found ??= giveTwice();
  return found;
}

async function giveTwice(): Promise<Duplicates> {
  const { room, who } = await alone();
  const calls = ROWS.flatMap((row) => (row.kind === 'order' ? [row.call] : []));
  const [firsts, seconds]: CommandReply[][] = [[], []];
  for (let from = 0; from < calls.length; from += AT_ONCE) {
    const some = calls.slice(from, from + AT_ONCE).map((call, i) => ({ call, id: commandId(from + i + 1) }));
    const waiting = some.map(({ call, id }) => room.command(who, call, id));
    const again = some.map(({ call, id }) => room.command(who, call, id));
    await room.ticks(1);
    firsts.push(...(await Promise.all(waiting)));
    await Promise.all(again);
    seconds.push(...(await Promise.all(some.map(({ call, id }) => room.command(who, call, id)))));
  }
  const lines = (await room.store.read('room-1', 0))?.lines.filter(({ entry }) => entry.includes('"type":"order"'));
  const cells = new Map(calls.map(({ name }, i) => [name, isSame(firsts[i], seconds[i]) ? 'asBefore' : 'other']));
  return { cells, firsts, seconds, orders: calls.length, lines: lines?.length ?? 0 };
}

function isSame(first: CommandReply | undefined, second: CommandReply | undefined): boolean {
  return JSON.stringify(first) === JSON.stringify(second);
}

async function alone(): Promise<{ room: TestRoom; who: Player }> {
  const room = await aRoom({ capacity: 1, teams: 1 });
  const who = await room.join();
  await room.control({ type: 'start' });
  return { room, who };
}

/** A room in which so many orders were given that it does not remember what the first was answered with. */
export async function aPlayedRoom(): Promise<{ room: TestRoom; who: Player; call: CommandCall }> {
  const { room, who } = await alone();
  const call = (percent: number): CommandCall => ({ name: 'setOvercommit', args: { percent } });
  for (let no = 0; no < 72; no++) {
    void room.command(who, call(no % 2 === 0 ? 130 : 140), commandId(no + 1));
    if (no % AT_ONCE === AT_ONCE - 1) await room.ticks(1);
  }
  return { room, who, call: call(130) };
}
