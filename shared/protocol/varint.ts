/** Bytes written one after another into a buffer that grows. */
export interface ByteWriter {
  bytes: Uint8Array;
  length: number;
}

/** A place in bytes being read. */
export interface ByteReader {
  readonly bytes: Uint8Array;
  at: number;
}

export function byteWriter(capacity = 1024): ByteWriter {
  return { bytes: new Uint8Array(capacity), length: 0 };
}

/** Makes room for `count` more bytes. */
export function reserve(writer: ByteWriter, count: number): void {
  if (writer.length + count <= writer.bytes.length) return;
  const larger = new Uint8Array(Math.max(writer.bytes.length * 2, writer.length + count));
  larger.set(writer.bytes);
  writer.bytes = larger;
}

/** A copy of what was written: the writer may be reused, the copy never changes. */
export function written(writer: ByteWriter): Uint8Array {
  return writer.bytes.slice(0, writer.length);
}

/** Writes a signed 32-bit integer in 1–5 bytes, small magnitudes first (zig-zag, then seven bits a byte). */
export function writeSigned(writer: ByteWriter, value: number): void {
  writeUnsigned(writer, ((value << 1) ^ (value >> 31)) >>> 0);
}

export function writeUnsigned(writer: ByteWriter, value: number): void {
  reserve(writer, 5);
  let rest = value >>> 0;
  while (rest > 127) {
    writer.bytes[writer.length++] = (rest & 127) | 128;
    rest >>>= 7;
  }
  writer.bytes[writer.length++] = rest;
}

export function readSigned(reader: ByteReader): number {
  const zigzag = readUnsigned(reader);
  return (zigzag >>> 1) ^ -(zigzag & 1);
}

/** Throws on input that ends early or is longer than 32 bits. */
export function readUnsigned(reader: ByteReader): number {
  let value = 0;
  for (let shift = 0; shift < 35; shift += 7) {
    if (reader.at >= reader.bytes.length) throw new Error(`varint ends at byte ${reader.at}`);
    const byte = reader.bytes[reader.at++];
    value |= (byte & 127) << shift;
    if (byte < 128) return value >>> 0;
  }
  throw new Error(`varint of more than 32 bits before byte ${reader.at}`);
}
