import type { SimEvent } from '#shared/sim/kernel/events.ts';
import type { ColumnPlace } from '#shared/sim/kernel/tables/columns.ts';
import { readCells, writeCells } from './cells.ts';
import { type ByteReader, byteWriter, readUnsigned, reserve, writeUnsigned, written } from './varint.ts';

/** Rises whenever the bytes of a frame or a message change their meaning. A client of another version reloads. */
export const PROTOCOL_VERSION = 1;

/**
 * One tick (or several, merged) of one world, for one audience. Header in clear, body deflated once by the sender:
 *
 * version u8 · flags u8 · epoch u32 · tick u32 · base u32 · hash u32 (0 = none), all little-endian; then the body:
 * cells, then the events as JSON.
 *
 * `delta`: varints are differences to the tick before (base = tick − 1). `merged`: absolute values of everything that
 * changed since `base`. `key`: absolute values of everything that is not zero, on a mirror of zeroes.
 */
export type FrameKind = 'delta' | 'merged' | 'key';
const KINDS: readonly FrameKind[] = ['delta', 'merged', 'key'];
const HEADER_BYTES = 18;

export interface FrameHeader {
  readonly kind: FrameKind;
  /** Owner epoch of the room; rises with every start or takeover. */
  readonly epoch: number;
  readonly tick: number;
  readonly base: number;
  /** Hash of the open cells after this frame, 0 = not told. */
  readonly hash: number;
}

/** Turns a body into fewer bytes and back; the platform's deflate is handed in. */
export type Squeeze = (bytes: Uint8Array) => Uint8Array;

const text = { encode: encodeText, decode: decodeText };

/** Encodes a frame whose cells are those that `changed` names with what `value` says. */
export function encodeFrame(
  header: FrameHeader,
  columns: readonly ColumnPlace[],
  changed: (cell: number) => boolean,
  value: (cell: number) => number,
  events: readonly SimEvent[],
  deflate: Squeeze,
): Uint8Array {
  const body = byteWriter(4096);
  writeCells(body, columns, changed, value);
  const tail = events.length === 0 ? new Uint8Array(0) : text.encode(JSON.stringify(events));
  writeUnsigned(body, tail.length);
  reserve(body, tail.length);
  body.bytes.set(tail, body.length);
  body.length += tail.length;
  return withHeader(header, deflate(written(body)));
}

function withHeader(header: FrameHeader, body: Uint8Array): Uint8Array {
  const frame = new Uint8Array(HEADER_BYTES + body.length);
  const view = new DataView(frame.buffer);
  view.setUint8(0, PROTOCOL_VERSION);
  view.setUint8(1, KINDS.indexOf(header.kind));
  view.setUint32(2, header.epoch, true);
  view.setUint32(6, header.tick, true);
  view.setUint32(10, header.base, true);
  view.setUint32(14, header.hash, true);
  frame.set(body, HEADER_BYTES);
  return frame;
}

/** The header of a frame, or nothing if these bytes are no frame of this version. */
export function readHeader(frame: Uint8Array): FrameHeader | undefined {
  if (frame.length < HEADER_BYTES || frame[0] !== PROTOCOL_VERSION || frame[1] >= KINDS.length) return undefined;
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  return {
    kind: KINDS[frame[1]],
    epoch: view.getUint32(2, true),
    tick: view.getUint32(6, true),
    base: view.getUint32(10, true),
    hash: view.getUint32(14, true),
  };
}

/** Writes a frame's cells into `open` and returns its events. Throws on bytes that are no frame body. */
export function applyBody(
  header: FrameHeader,
  frame: Uint8Array,
  columns: readonly ColumnPlace[],
  open: Int32Array,
  inflate: Squeeze,
): SimEvent[] {
  const reader: ByteReader = { bytes: inflate(frame.subarray(HEADER_BYTES)), at: 0 };
  if (header.kind === 'key') open.fill(0);
  if (header.kind === 'delta') readCells(reader, columns, (cell, value) => (open[cell] += value));
  else readCells(reader, columns, (cell, value) => (open[cell] = value));
  const tail = readUnsigned(reader);
  if (tail === 0) return [];
  return JSON.parse(text.decode(reader.bytes.subarray(reader.at, reader.at + tail))) as SimEvent[];
}

/** Event JSON is ASCII by construction: codes and numbers only. */
function encodeText(value: string): Uint8Array {
  const bytes = new Uint8Array(value.length);
  for (let i = 0; i < value.length; i++) bytes[i] = value.charCodeAt(i);
  return bytes;
}

function decodeText(bytes: Uint8Array): string {
  let value = '';
  for (const byte of bytes) value += String.fromCharCode(byte);
  return value;
}
