import { deflateRawSync, inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyBody, encodeFrame, readHeader } from '#shared/protocol/frame.ts';
import { byteWriter, readSigned, readUnsigned, writeSigned, writeUnsigned, written } from '#shared/protocol/varint.ts';

const deflate = (bytes: Uint8Array) => deflateRawSync(bytes, { level: 1 });
const inflate = (bytes: Uint8Array) => inflateRawSync(bytes);
const columns = [
  { table: 'vms', column: 'host', offset: 0, rows: 5 },
  { table: 'vms', column: 'speedPermille', offset: 5, rows: 5 },
];

describe('varints', () => {
  it('carry every 32-bit value, signed and unsigned', () => {
    const any = fc.tuple(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), fc.nat({ max: 2 ** 31 - 1 }));
    const carries = ([signed, unsigned]: [number, number]) => {
      const writer = byteWriter(1);
      writeSigned(writer, signed);
      writeUnsigned(writer, unsigned * 2 + 1);
      const reader = { bytes: written(writer), at: 0 };
      return readSigned(reader) === signed && readUnsigned(reader) === unsigned * 2 + 1;
    };
    fc.assert(fc.property(any, carries), { seed: 1, numRuns: 1000 });
  });

  it('take one byte for −64 … 63', () => {
    const writer = byteWriter();
    for (const value of [-64, 0, 63]) writeSigned(writer, value);
    expect(writer.length).toBe(3);
  });

  it('throw on bytes that end early or never end', () => {
    expect(() => readUnsigned({ bytes: new Uint8Array([128]), at: 0 })).toThrow('varint ends at byte 1');
    expect(() => readUnsigned({ bytes: new Uint8Array(9).fill(255), at: 0 })).toThrow('more than 32 bits');
  });
});

describe('frames', () => {
  const after = new Int32Array([0, 0, 3, 0, 0, 0, -1000, 0, 0, 7]);
  const frameOf = (kind: 'delta' | 'key', before: Int32Array) =>
    encodeFrame(
      { kind, epoch: 3, tick: 42, base: 41, hash: 0xdeadbeef },
      columns,
      (cell) => after[cell] !== before[cell],
      (cell) => (kind === 'delta' ? after[cell] - before[cell] : after[cell]),
      [{ type: 'scenarioOver' }],
      deflate,
    );

  it('say who sent them, for which tick, on top of which', () => {
    const frame = frameOf('delta', new Int32Array(10));
    expect(readHeader(frame)).toEqual({ kind: 'delta', epoch: 3, tick: 42, base: 41, hash: 0xdeadbeef });
  });

  it('bring a mirror from the tick before to this one, with what happened', () => {
    const mirror = new Int32Array([0, 5, 3, 0, 0, 1, 1, 1, 1, 1]);
    const frame = frameOf('delta', mirror.slice());
    const header = readHeader(frame);
    if (!header) throw new Error('no header');
    expect(applyBody(header, frame, columns, mirror, inflate)).toEqual([{ type: 'scenarioOver' }]);
    expect(mirror).toEqual(after);
  });

  it('of kind key forget what the mirror held', () => {
    const mirror = new Int32Array(10).fill(99);
    const frame = frameOf('key', new Int32Array(10));
    const header = readHeader(frame);
    if (!header) throw new Error('no header');
    applyBody(header, frame, columns, mirror, inflate);
    expect(mirror).toEqual(after);
  });

  it('of another version or too short are no frames', () => {
    const other = frameOf('key', new Int32Array(10));
    other[0] = 200;
    expect(readHeader(other)).toBeUndefined();
    expect(readHeader(new Uint8Array(4))).toBeUndefined();
  });
});
