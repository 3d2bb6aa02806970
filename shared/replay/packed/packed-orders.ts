import type { Field } from '#shared/payload.ts';
import {
  type ByteReader,
  type ByteWriter,
  readSigned,
  readUnsigned,
  writeSigned,
  writeUnsigned,
} from '#shared/protocol/varint.ts';
import { COMMANDS, type CommandCall, type CommandName } from '#shared/sim/commands/index.ts';
import type { TimedOrder } from '../recording.ts';

/*
 * Orders as few bytes: the description of each command's arguments says what has to be written, so that names of arguments and of
 * choices need not be. Readable under the same rules only, which whoever reads has to check before.
 */

/** Names of the commands among orders, each once: what orders are written with the numbers of. */
export function namesIn(orders: readonly TimedOrder[]): CommandName[] {
  return [...new Set(orders.map(({ call }) => call.name))];
}

/** Writes orders, in the order given; `names` are those in them. */
export function writeOrders(writer: ByteWriter, orders: readonly TimedOrder[], names: readonly CommandName[]): void {
  writeUnsigned(writer, orders.length);
  let before = 0;
  for (const { tick, by, call } of orders) {
    writeUnsigned(writer, tick - before);
    writeSigned(writer, by);
    writeUnsigned(writer, names.indexOf(call.name));
    const args = call.args as Readonly<Record<string, unknown>>;
    for (const [name, field] of fieldsOf(call.name)) writeField(writer, field, args[name]);
    before = tick;
  }
}

/** What was written, unchecked: values may be out of range. Throws where bytes end early, or a number names nothing. */
export function readOrders(
  reader: ByteReader,
  names: readonly CommandName[],
): { readonly tick: number; readonly by: number; readonly call: CommandCall }[] {
  const orders: TimedOrder[] = [];
  let tick = 0;
  for (let left = readUnsigned(reader); left > 0; left--) {
    tick += readUnsigned(reader);
    const by = readSigned(reader);
    const name = nth(names, readUnsigned(reader));
    const args = fieldsOf(name).flatMap(([key, field]) => {
      const value = readField(reader, field);
      return value === undefined ? [] : [[key, value] as const];
    });
    orders.push({ tick, by, call: { name, args: Object.fromEntries(args) } as unknown as CommandCall });
  }
  return orders;
}

function fieldsOf(name: CommandName): readonly (readonly [string, Field])[] {
  return Object.entries(COMMANDS[name].payload);
}

/** A field that may be left out has a number before it that says whether it is there. */
function writeField(writer: ByteWriter, field: Field, value: unknown): void {
  if (field.optional) writeUnsigned(writer, value === undefined ? 0 : 1);
  if (value === undefined) return;
  if (field.kind === 'flag') writeUnsigned(writer, value === true ? 1 : 0);
  else if (field.kind === 'oneOf') writeUnsigned(writer, field.values.indexOf(String(value)));
  else if (field.kind === 'pairs') writePairs(writer, value as readonly (readonly [number, number])[]);
  else writeSigned(writer, Number(value));
}

function writePairs(writer: ByteWriter, pairs: readonly (readonly [number, number])[]): void {
  writeUnsigned(writer, pairs.length);
  for (const [first, second] of pairs) {
    writeUnsigned(writer, first);
    writeUnsigned(writer, second);
  }
}

function readField(reader: ByteReader, field: Field): unknown {
  if (field.optional && readUnsigned(reader) === 0) return undefined;
  if (field.kind === 'flag') return readUnsigned(reader) === 1;
  if (field.kind === 'oneOf') return nth(field.values, readUnsigned(reader));
  if (field.kind === 'pairs')
    return Array.from({ length: readUnsigned(reader) }, () => [readUnsigned(reader), readUnsigned(reader)]);
  return readSigned(reader);
}

function nth<T>(values: readonly T[], index: number): T {
  const value = values[index];
  if (value === undefined) throw new Error(`number ${index} of ${values.length}`);
  return value;
}
