import { type ByteReader, byteWriter, readUnsigned, writeUnsigned, written } from '#shared/protocol/varint.ts';
import { COMMANDS, type CommandName } from '#shared/sim/commands/index.ts';
import { worldLayout } from '#shared/sim/kernel/world.ts';
import { decodeCommand } from '#shared/sim/step.ts';
import { type PackedProblem, pack, unpack } from '../packed/packed.ts';
import { namesIn, readOrders, writeOrders } from '../packed/packed-orders.ts';
import { readText, writeText } from '../packed/packed-text.ts';
import type { TimedOrder } from '../recording.ts';
import { ENGINE } from '../rules.ts';
import { type Ghost, type GhostRefusal, sceneOf } from './ghost.ts';

/** Why a text is no ghost that can be raced here. */
export type GhostProblem = PackedProblem | GhostRefusal;

export type ReadGhost =
  | { readonly ok: true; readonly ghost: Ghost }
  | { readonly ok: false; readonly problem: GhostProblem };

/** Where ghosts play, as it is written. */
const PLACES = ['hall', 'level'] as const;
/** Ticks that a ghost may have played: two days of the shortest ticks. Design value. */
const MOST_TICKS = 1_000_000;

/** A ghost as text, for an address or a file. What is in it: `docs/journal.md`. */
export function packGhost(ghost: Ghost): string {
  const { place, seed, engine, contentHash, ticks, hash, orders } = ghost;
  const writer = byteWriter();
  for (const text of [engine, place.id, seed]) writeText(writer, text);
  const isReference = ghost.who === 'reference' ? 1 : 0;
  for (const number of [PLACES.indexOf(place.kind), isReference, contentHash, ticks, hash])
    writeUnsigned(writer, number);
  const names = namesIn(orders);
  writeText(writer, names.join(' '));
  writeOrders(writer, orders, names);
  return pack('ghost', written(writer));
}

/**
 * Reads a text, or an address that ends in one, as a ghost. What was played under other rules is refused before its orders are
 * read: they mean nothing under these.
 */
export function readGhost(text: string): ReadGhost {
  const unpacked = unpack('ghost', text);
  if (!unpacked.ok) return unpacked;
  try {
    return readBytes({ bytes: unpacked.bytes, at: 0 });
  } catch {
    // A ghost of these rules is whole; what is not was made by somebody else.
    return { ok: false, problem: 'damaged' };
  }
}

function readBytes(reader: ByteReader): ReadGhost {
  const [engine, id, seed] = [readText(reader), readText(reader), readText(reader)];
  const [kind, isReference, contentHash, ticks, hash] = Array.from({ length: 5 }, () => readUnsigned(reader));
  const place = { kind: PLACES[kind] ?? 'hall', id };
  if (engine !== ENGINE) return { ok: false, problem: 'rules' };
  const scenario = sceneOf({ place, seed });
  if (!scenario) return { ok: false, problem: 'unknownPlace' };
  const names = readText(reader).split(' ').filter(isCommand);
  const orders = readOrders(reader, names);
  const { rows } = worldLayout(scenario);
  if (ticks > MOST_TICKS || !orders.every((order) => isOrder(order, ticks, rows)))
    return { ok: false, problem: 'damaged' };
  const who = isReference === 1 ? 'reference' : 'given';
  return { ok: true, ghost: { place, seed, who, engine, contentHash, ticks, hash, orders } };
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name);
}

function isOrder({ tick, call }: TimedOrder, ticks: number, rows: { readonly [table: string]: number }): boolean {
  return tick < ticks && decodeCommand(rows, call.name, call.args) !== undefined;
}
