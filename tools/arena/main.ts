import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { markdownTable } from 'markdown-table';
import { hallById } from '#shared/scenarios/index.ts';
import { type Par, playPar, playThrough, scoreOf, WEIGHTS } from '#shared/score/index.ts';
import { seriesOf } from '#shared/sim/accounts/index.ts';
import { hashWorld } from '#shared/sim/kernel/world.ts';
import type { Standing } from '#shared/tournament/standings.ts';
import { rulesFor } from './formats.ts';
import { simulateLunch } from './lunch.ts';
import { unevenPlayers } from './lunch-players.ts';
import { journalOf } from './match-recording.ts';
import { type Played, playPrograms } from './play-programs.ts';
import { readArguments, usage } from './read-arguments.ts';
import { runTournament } from './run-tournament.ts';

const PATIENCE_MS = 10_000;
const LUNCH_S = 2_400;

/** Lets programs and bots play a hall against each other, offline and as fast as they decide: see `usage`. */
async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--help') || args.length === 0) return void process.stdout.write(usage());
  if (args.includes('--lunch')) return lunch(Number(args[args.indexOf('--lunch') + 1]));
  const asked = readArguments(args);
  if (typeof asked === 'string') {
    process.stderr.write(`${asked}\n\n${usage()}`);
    process.exitCode = 2;
    return;
  }
  const { programs, hall, seeds, out, json, format } = asked;
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
  process.stdout.write(
    json ? `${JSON.stringify(games.map(plain))}\n` : `${table(programs, seeds, games)}${crashes(games)}`,
  );
}

/** Forty minutes of an arena at lunch. */
function lunch(entries: number): void {
  const hall = hallById('sprint');
  if (!hall) throw new Error('no hall sprint');
  const { tau, medianWaitS, matches } = simulateLunch(entries, LUNCH_S, 'LUNCH', unevenPlayers(hall, entries));
  process.stdout.write(`${matches} matches, Kendall τ ${tau.toFixed(2)}, median wait ${medianWaitS} s\n`);
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

/** A row a player: mean, days on which nobody who played to the end was better, and the points of each day. */
function table(programs: readonly string[], seeds: readonly string[], games: readonly Scored[]): string {
  const rows = programs.map((program) => {
    const own = games.filter((game) => game.program === program);
    const mean = own.reduce((sum, { milliPoints }) => sum + milliPoints, 0) / own.length;
    const best = own.filter(
      ({ seed, milliPoints, end }) =>
        end === 'over' && games.every((g) => g.seed !== seed || g.milliPoints <= milliPoints),
    );
    return { mean, cells: [path.basename(program), pointsText(mean), String(best.length), ...own.map(dayText)] };
  });
  const lines = rows.toSorted((a, b) => b.mean - a.mean).map(({ cells }) => cells);
  return `${markdownTable([['player', 'mean', 'days best', ...seeds], ...lines])}\n`;
}

function dayText({ end, milliPoints }: Scored): string {
  return end === 'over' ? pointsText(milliPoints) : end;
}

function pointsText(milliPoints: number): string {
  return (milliPoints / 1000).toFixed(1);
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
        `${path.basename(program)} ${end} under ${seed} at tick ${game.world.tick}: ${errorIn(said)}\n`,
    )
    .join('');
}

/** The line that names the error in what a program said last: the first of JavaScript, the last of Python; else the last line. */
function errorIn(said: string): string {
  const lines = said.trim().split('\n');
  return (
    lines.findLast((line) => /^\s*(\w+\.)*\w*(Error|Exception|Refused)\b/.test(line))?.trim() ?? lines.at(-1) ?? ''
  );
}

/** The game as a journal. */
function keep(folder: string, { program, seed, game }: Played): void {
  mkdirSync(folder, { recursive: true });
  const name = `${path.basename(program)}-${game.world.scenario.id}-${seed}.ndjson`;
  writeFileSync(path.join(folder, name), journalOf(path.basename(program), [game]));
}

await main(process.argv.slice(2));
