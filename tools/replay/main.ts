import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Command, CommanderError } from 'commander';
import { markedMoments } from '#shared/replay/bookmarks.ts';
import type { Difference } from '#shared/replay/first-difference.ts';
import { filledJournalPage } from '#shared/replay/journal-page.ts';
import { readRecording } from '#shared/replay/read-recording.ts';
import type { Recording } from '#shared/replay/recording.ts';
import { asSeen, writeRecording } from '#shared/replay/write-recording.ts';
import { csvOf, differenceOf, playAgain, type TeamResult, teamOf } from './play-again.ts';
import { ReplayRefused } from './replay-refused.ts';
import { differenceLine, linesOf, momentLine, problemLine, refusalLine } from './say.ts';

const PAGE = path.join(import.meta.dirname, '../../docs/journal.md');
const AFTER = `
Exit code: 0 all marks of the journal are met, 1 one is not, 2 something is wrong with what was asked.
The form of the file is described in docs/journal.md.`;

interface Options {
  readonly team?: string;
  readonly json?: true;
  readonly whatIf?: string;
  readonly compare?: string;
  readonly asTeam?: string;
  readonly csv?: true;
  readonly bots?: true;
  readonly page?: true;
}

/** `npm run replay -- FILE …`. What is wrong with a file goes to stderr, one problem a line. */
export function main(args: readonly string[]): void {
  const program = new Command('npm run replay --')
    .description('Plays the journal of a session again: score, hash, and whether all its marks are met.')
    .argument('[file]', 'journal of a session (NDJSON)')
    .option('--team <N>', 'this team only, by number from 0')
    .option('--json', 'one JSON object')
    .option('--what-if <edits>', 'JSON list of edits of one team’s orders, such as [{"type":"drop","at":0}]')
    .option('--compare <A,B>', 'the first decision that differs between two teams')
    .option('--as-team <N>', 'print the journal as this team may see it')
    .option('--csv', 'the series of the team that --team names, as comma-separated values')
    .option('--bots', 'let the bots run where the journal does not say what the points mean')
    .option('--page', 'write the list of line types into docs/journal.md')
    .addHelpText('after', AFTER)
    .exitOverride()
    .action((file: string | undefined, options: Options) => {
      process.exitCode = run(file, options);
    });
  try {
    program.parse(args, { from: 'user' });
  } catch (error) {
    process.exitCode = tell(error);
  }
}

function run(file: string | undefined, options: Options): number {
  if (options.page) writeFileSync(PAGE, filledJournalPage(readFileSync(PAGE, 'utf8')));
  if (file !== undefined) return show(file, recordingIn(file), options);
  if (options.page) return 0;
  throw new ReplayRefused(['expected the file of a journal']);
}

function recordingIn(file: string): Recording {
  const read = readRecording(readFileSync(file, 'utf8'));
  if (!read.ok) throw new ReplayRefused(read.problems.map((problem) => problemLine(file, problem)));
  return read.recording;
}

function show(file: string, recording: Recording, options: Options): number {
  const { team, json, whatIf, compare, asTeam, csv, bots } = options;
  if (asTeam !== undefined) return print(...writeRecording(asSeen(recording, { team: teamOf(recording, asTeam) })));
  if (compare !== undefined) return print(`${differenceLine(compared(recording, compare))}\n`);
  if (csv) return print(csvOf(recording, teamOf(recording, team ?? '')));
  const results = playAgain(recording, {
    team: team === undefined ? undefined : teamOf(recording, team),
    ...(whatIf === undefined ? {} : { whatIf }),
    ...(bots ? { bots } : {}),
  });
  const moments = markedMoments(recording);
  const lines = [...linesOf(results), ...moments.map(momentLine)];
  print(`${json ? JSON.stringify({ file, teams: results, moments }, null, 2) : lines.join('\n')}\n`);
  return results.every(isMet) ? 0 : 1;
}

function print(...text: string[]): number {
  process.stdout.write(text.join(''));
  return 0;
}

function compared(recording: Recording, teams: string): Difference | undefined {
  const [a, b, ...more] = teams.split(',').map((team) => teamOf(recording, team));
  if (a === undefined || b === undefined || more.length > 0) throw new ReplayRefused(['--compare: expected two teams']);
  return differenceOf(recording, a, b);
}

function isMet({ missedTicks }: TeamResult): boolean {
  return missedTicks.length === 0;
}

/** Tells what went wrong; answers the exit code. */
function tell(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const lines = error instanceof ReplayRefused ? error.lines : [refusalLine(error)];
  process.stderr.write(`${lines.join('\n')}\n`);
  return 2;
}
