import { type LookBack, lookBack } from './bench/look-back.ts';
import { type Cost, calibrationUs, costOf } from './bench/measure.ts';
import { rawSpeed, rawSpeedTable } from './bench/raw-speed.ts';

/** Sizes of the hall, in VMs. */
const SIZES = [64, 1000, 10_000];

/**
 * Prints what a tick and a frame cost at three sizes, beside a JSON snapshot of the same ticks, and how fast the engine is
 * as a simulator. `npm run bench [-- --json]`. With `--look-back`: what it costs to look back at a session that was played.
 */
async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--look-back')) return printLookBack(args.includes('--json'));
  const calibration = calibrationUs();
  const costs = SIZES.map(costOf);
  if (args.includes('--json'))
    process.stdout.write(`${JSON.stringify({ calibrationUs: calibration, sizes: costs, rawSpeed: rawSpeed() })}\n`);
  else process.stdout.write(`${table(costs, calibration)}\n${rawSpeedTable(rawSpeed())}`);
}

/** The sessions that are looked back at: a class on a game of one lesson, and the largest class on the longest game. */
const LOOKED_BACK_AT = [
  { scenario: 'period', teams: 8 },
  { scenario: 'double', teams: 40 },
] as const;

async function printLookBack(json: boolean): Promise<void> {
  const rows: LookBack[] = [];
  for (const { scenario, teams } of LOOKED_BACK_AT) rows.push(await lookBack(scenario, teams));
  if (json) process.stdout.write(`${JSON.stringify(rows)}\n`);
  else
    console.table(
      rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, rounded(value)]))),
    );
}

function rounded(value: string | number): string | number {
  return typeof value === 'number' ? Math.round(value) : value;
}

function table(costs: readonly Cost[], calibration: number): string {
  const systems = Object.keys(costs[0]?.systemsUs ?? {});
  const us = (x: number) => x.toFixed(x < 100 ? 1 : 0);
  const rows = [
    line(
      'VMs',
      costs.map((c) => String(c.vms)),
    ),
    line(
      'hosts',
      costs.map((c) => String(c.hosts)),
    ),
    ...systems.map((name) =>
      line(
        `${name}, µs`,
        costs.map((c) => us(c.systemsUs[name] ?? 0)),
      ),
    ),
    line(
      'tick, µs',
      costs.map((c) => us(c.tickUs)),
    ),
    line(
      'tick / calibration',
      costs.map((c) => (c.tickUs / calibration).toFixed(2)),
    ),
    line(
      'frame, µs',
      costs.map((c) => us(c.frameUs)),
    ),
    line(
      'JSON snapshot, µs',
      costs.map((c) => us(c.jsonUs)),
    ),
    line(
      'frame, bytes',
      costs.map((c) => c.frameBytes.toFixed(0)),
    ),
    line(
      'JSON snapshot, bytes',
      costs.map((c) => c.jsonBytes.toFixed(0)),
    ),
    line(
      '… deflated, bytes',
      costs.map((c) => c.jsonDeflatedBytes.toFixed(0)),
    ),
    line(
      'JSON / frame',
      costs.map((c) => `${(c.jsonBytes / c.frameBytes).toFixed(0)} ×`),
    ),
    line(
      'deflated JSON / frame',
      costs.map((c) => `${(c.jsonDeflatedBytes / c.frameBytes).toFixed(1)} ×`),
    ),
  ];
  return `minimum of 30 ticks; bytes a frame are means of 50; calibration ${us(calibration)} µs\n${rows.join('\n')}\n`;
}

function line(name: string, cells: readonly string[]): string {
  return name.padEnd(24) + cells.map((cell) => cell.padStart(12)).join('');
}

await main(process.argv.slice(2));
