import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { readPlanetLab } from '#shared/lab/traces/planetlab.ts';
import { traceStatistics } from '#shared/sim/traces/index.ts';

/** Prints the statistics of a trace in the PlanetLab matrix form: what the synthetic generator is fitted to. */
const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('usage: tsx tools/trace-statistics.ts <matrix.csv or .csv.gz>');
const bytes = readFileSync(file);
const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
const rounded = (_key: string, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(4)) : value);
process.stdout.write(
  `${JSON.stringify(traceStatistics(readPlanetLab([{ name: file, content: text }])), rounded, 2)}\n`,
);
