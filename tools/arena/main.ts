import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { markdownTable } from 'markdown-table';
import type { Hall } from '#shared/scenarios/hall.ts';
import { hallById } from '#shared/scenarios/index.ts';
import { type Par, playPar, playThrough, scoreOf, WEIGHTS } from '#shared/score/index.ts';
import { seriesOf } from '#shared/sim/accounts/index.ts';
import { hashWorld } from '#shared/sim/kernel/world.ts';
import type { Format } from '#shared/tournament/rules.ts';
import type { Standing } from '#shared/tournament/standings.ts';
import { FORMATS, isFormat, rulesFor } from './formats.ts';
import { simulateLunch } from './lunch.ts';
import { journalOf } from './match-recording.ts';
import { type Played, playPrograms } from './play-programs.ts';
import { runTournament } from './run-tournament.ts';

const HALL = 'sprint';
const SEEDS = 5;
const PATIENCE_MS = 10_000;
const LUNCH_S = 2_400;

/**
 * Lets programs play a hall against each other, offline and as fast as they decide: `npm run arena -- a.js b.py [--hall id]
 * [--seeds N] [--out FOLDER] [--json]`. `--out` keeps each game as a journal for `npm run replay`. `--tournament FORMAT` plays a tournament of
 * them instead (as many events or rounds as seeds), and `--out FILE` keeps it for `npm run referee`. `--lunch N` simulates forty minutes of an arena of N.
 */
async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--lunch')) return lunch(Number(args[args.indexOf('--lunch') + 1]));
  const { programs, hall, seeds, out, json, format } = readArguments(args);
  if (format !== undefined) {
    const told = await runTournament(rulesFor(format, hall.scenario.id, seeds.length), programs, PATIENCE_MS);
    if (out !== undefined) writeFileSync(out, `${JSON.stringify(told)}\n`);
    process.stdout.write(json ? `${JSON.stringify(told.table)}\n` : tournamentTable(programs, told.table));
    return;
  }
  const pars = new Map(seeds.map((seed) => [seed, playThrough(playPar(hall, seed))]));
  const jobs = seeds.flatMap((seed) => programs.map((program) => ({ program, hall, seed })));
  const played = await playPrograms(jobs, PATIENCE_MS);
  const games = played.map((game) => ({ ...game, milliPoints: pointsOf(game, pars.get(game.seed)) }));
  if (out !== undefined) for (const game of played) keep(out, game);
  process.stdout.write(json ? `${JSON.stringify(games.map(plain))}\n` : `${table(programs, games)}${crashes(games)}`);
}

/** Forty minutes of an arena at lunch, simulated. */
function lunch(entries: number): void {
  const { tau, medianWaitS, matches } = simulateLunch(entries, LUNCH_S, 'LUNCH');
  process.stdout.write(`${matches} matches, Kendall τ ${tau.toFixed(2)}, median wait ${medianWaitS} s\n`);
}

interface Asked {
  readonly programs: readonly string[];
  readonly hall: Hall;
  readonly seeds: readonly string[];
  readonly out: string | undefined;
  readonly json: boolean;
  /** Play a tournament of this format. */
  readonly format: Format['kind'] | undefined;
}

function readArguments(args: readonly string[]): Asked {
  const values = new Map<string, string>();
  const programs: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const word = args[i] ?? '';
    if (word === '--json') values.set(word, '');
    else if (word.startsWith('--')) values.set(word, args[++i] ?? '');
    else programs.push(word);
  }
  const hall = hallById(values.get('--hall') ?? HALL);
  if (!hall) throw new Error(`no hall ${values.get('--hall')}`);
  if (programs.length === 0) throw new Error('expected at least one program');
  const count = Number(values.get('--seeds') ?? SEEDS);
  const seeds = Array.from({ length: count }, (_, i) => `A${String(i + 1).padStart(2, '0')}`);
  const format = values.get('--tournament');
  if (format !== undefined && !isFormat(format))
    throw new Error(`no format ${format}; there are ${FORMATS.join(', ')}`);
  return { programs, hall, seeds, out: values.get('--out'), json: values.has('--json'), format };
}

/** A game that its program did not play to the end is lost. */
function pointsOf({ game, end }: Played, par: Par | undefined): number {
  if (end !== 'over' || !par) return 0;
  return scoreOf(seriesOf(game.world), par, WEIGHTS.operations).milliPoints;
}

type Scored = Played & { readonly milliPoints: number };

function plain({ program, seed, end, milliPoints, game, said }: Scored) {
  return { program, hall: game.world.scenario.id, seed, end, milliPoints, hash: hashWorld(game.world), said };
}

function table(programs: readonly string[], games: readonly Scored[]): string {
  const rows = programs.map((program) => {
    const own = games.filter((game) => game.program === program);
    const points = own.map(({ milliPoints }) => milliPoints / 1000);
    const mean = points.reduce((sum, each) => sum + each, 0) / points.length;
    const wins = own.filter(({ seed, milliPoints }) =>
      games.every((g) => g.seed !== seed || g.milliPoints <= milliPoints),
    );
    return { program, mean, cells: [Math.min(...points), Math.max(...points)], wins: wins.length };
  });
  const lines = rows
    .toSorted((a, b) => b.mean - a.mean)
    .map(({ program, mean, cells, wins }) => [
      path.basename(program),
      mean.toFixed(1),
      ...cells.map((c) => c.toFixed(1)),
      String(wins),
    ]);
  return `${markdownTable([['program', 'mean', 'least', 'most', 'best on seeds'], ...lines])}\n`;
}

function tournamentTable(programs: readonly string[], standings: readonly Standing[]): string {
  const rows = standings.map(({ entry, place, points, played }) => [
    String(place),
    path.basename(programs[entry] ?? ''),
    String(points),
    String(played),
  ]);
  return `${markdownTable([['place', 'program', 'points', 'matches'], ...rows])}\n`;
}

function crashes(games: readonly Scored[]): string {
  const ended = games.filter(({ end }) => end !== 'over');
  return ended
    .map(
      ({ program, seed, end, game, said }) =>
        `${path.basename(program)} ${end} under ${seed} at tick ${game.world.tick}: ${said.trim().split('\n').at(-1)}\n`,
    )
    .join('');
}

/** The game as a journal. */
function keep(folder: string, { program, seed, game }: Played): void {
  mkdirSync(folder, { recursive: true });
  const name = `${path.basename(program)}-${game.world.scenario.id}-${seed}.ndjson`;
  writeFileSync(path.join(folder, name), journalOf(path.basename(program), [game]));
}

await main(process.argv.slice(2));
