import type { ColumnPlace } from '#shared/sim/kernel/tables/columns.ts';
import { type ByteReader, type ByteWriter, readSigned, reserve, writeSigned } from './varint.ts';

/**
 * The change of a run of open cells as bytes: one bit per column (did anything in it change?), then for each changed
 * column one bit per row and one varint per changed cell.
 */

/** Writes, for every cell that `changed` names, `value(cell)`. */
export function writeCells(
  writer: ByteWriter,
  columns: readonly ColumnPlace[],
  changed: (cell: number) => boolean,
  value: (cell: number) => number,
): void {
  const columnBits = reserveBits(writer, columns.length);
  for (let c = 0; c < columns.length; c++) {
    if (writeColumn(writer, columns[c], changed, value)) setBit(writer.bytes, columnBits, c);
  }
}

function writeColumn(
  writer: ByteWriter,
  { offset, rows }: ColumnPlace,
  changed: (cell: number) => boolean,
  value: (cell: number) => number,
): boolean {
  const start = writer.length;
  const rowBits = reserveBits(writer, rows);
  let any = false;
  for (let r = 0; r < rows; r++) {
    if (!changed(offset + r)) continue;
    any = true;
    setBit(writer.bytes, rowBits, r);
    writeSigned(writer, value(offset + r));
  }
  if (!any) writer.length = start;
  return any;
}

/** Reads what `writeCells` wrote and hands each changed cell to `apply`. */
export function readCells(
  reader: ByteReader,
  columns: readonly ColumnPlace[],
  apply: (cell: number, value: number) => void,
): void {
  const columnBits = skipBits(reader, columns.length);
  for (let c = 0; c < columns.length; c++) {
    if (!getBit(reader.bytes, columnBits, c)) continue;
    const { offset, rows } = columns[c];
    const rowBits = skipBits(reader, rows);
    for (let r = 0; r < rows; r++) if (getBit(reader.bytes, rowBits, r)) apply(offset + r, readSigned(reader));
  }
}

function reserveBits(writer: ByteWriter, count: number): number {
  const size = (count + 7) >> 3;
  reserve(writer, size);
  const at = writer.length;
  writer.bytes.fill(0, at, at + size);
  writer.length += size;
  return at;
}

function skipBits(reader: ByteReader, count: number): number {
  const at = reader.at;
  reader.at += (count + 7) >> 3;
  if (reader.at > reader.bytes.length) throw new Error(`bitmap ends beyond byte ${reader.bytes.length}`);
  return at;
}

function setBit(bytes: Uint8Array, at: number, bit: number): void {
  bytes[at + (bit >> 3)] |= 1 << (bit & 7);
}

function getBit(bytes: Uint8Array, at: number, bit: number): boolean {
  return (bytes[at + (bit >> 3)] & (1 << (bit & 7))) !== 0;
}
