import { strFromU8, strToU8 } from 'fflate';
import { type ByteReader, type ByteWriter, readUnsigned, reserve, writeUnsigned } from '#shared/protocol/varint.ts';

/** Text as UTF-8. */
export function bytesOf(text: string): Uint8Array {
  return strToU8(text);
}

/** UTF-8 as text. */
export function textOf(bytes: Uint8Array): string {
  return strFromU8(bytes);
}

/** Writes text as UTF-8 with its length before it. */
export function writeText(writer: ByteWriter, text: string): void {
  const bytes = strToU8(text);
  writeUnsigned(writer, bytes.length);
  reserve(writer, bytes.length);
  writer.bytes.set(bytes, writer.length);
  writer.length += bytes.length;
}

/** Throws where the bytes end before the text does. */
export function readText(reader: ByteReader): string {
  const length = readUnsigned(reader);
  const end = reader.at + length;
  if (end > reader.bytes.length)
    throw new Error(`text of ${length} bytes at byte ${reader.at} of ${reader.bytes.length}`);
  const text = strFromU8(reader.bytes.subarray(reader.at, end));
  reader.at = end;
  return text;
}
