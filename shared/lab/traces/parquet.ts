import { parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { type CellTable, TraceProblem } from './trace-file.ts';

/** The first four bytes of a Parquet file (Apache Parquet format, File Format). */
const MAGIC = [0x50, 0x41, 0x52, 0x31];

/** Moments as whole milliseconds. */
const MOMENTS = {
  timestampFromMilliseconds: (ms: bigint) => Number(ms),
  timestampFromMicroseconds: (us: bigint) => Number(us / 1000n),
  timestampFromNanoseconds: (ns: bigint) => Number(ns / 1_000_000n),
};

/** Whether bytes begin as Parquet does. */
export function isParquet(bytes: Uint8Array): boolean {
  return MAGIC.every((byte, i) => bytes[i] === byte);
}

/** The table in a Parquet file, its cells as text: moments as milliseconds, what is not there as nothing. */
export async function parquetTable(name: string, bytes: Uint8Array): Promise<CellTable> {
  const copy = Uint8Array.from(bytes).buffer;
  const objects = await parquetReadObjects({ file: copy, compressors, parsers: MOMENTS }).catch((error: unknown) => {
    throw new TraceProblem(`${name} cannot be read as Parquet: ${error instanceof Error ? error.message : error}`);
  });
  const header = Object.keys(objects[0] ?? {});
  return { header, rows: objects.map((row) => header.map((column) => cellText(row[column]))) };
}

function cellText(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}
