import type { Hall } from '#shared/scenarios/hall.ts';
import { hallById } from '#shared/scenarios/index.ts';
import type { Format } from '#shared/tournament/rules.ts';
import { scoredHalls } from '../balance/play-seed.ts';
import { FORMATS, isFormat } from './formats.ts';
import { noPlayer } from './players.ts';

/** What is asked on the command line. */
export interface Asked {
  readonly programs: readonly string[];
  readonly hall: Hall;
  readonly seeds: readonly string[];
  readonly out: string | undefined;
  readonly json: boolean;
  /** Play a tournament of this format. */
  readonly format: Format['kind'] | undefined;
}

const HALL = 'sprint';
const SEEDS = 5;
const OPTIONS = ['--hall', '--seeds', '--out', '--tournament'];

export function usage(): string {
  const halls = scoredHalls().map(({ scenario: { id, lengthS } }) => `${id} (${lengthS} s)`);
  return `npm run arena -- PLAYER … [--hall ID] [--seeds N] [--out FOLDER] [--json] [--tournament FORMAT]
  PLAYER   a program (.js, .py, or anything that can be run), or one of the game's own bots:
           idle, nightwatch, reckless, careful, reference
  --hall   ${halls.join(', ')}; ${HALL} unless said otherwise
  --seeds  so many days, always the same ones; ${SEEDS} unless said otherwise
  --out    keeps each game as a journal for npm run replay; of a tournament: the file for npm run referee
  --tournament  ${FORMATS.join(', ')}
npm run arena -- --lunch N   plays forty minutes of an arena of N bots of uneven skill
`;
}

/** What was typed, or what is wrong with it in a sentence. */
export function readArguments(args: readonly string[]): Asked | string {
  const values = new Map<string, string>();
  const programs: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const word = args[i] ?? '';
    if (word === '--json') values.set(word, '');
    else if (OPTIONS.includes(word)) values.set(word, args[++i] ?? '');
    else if (word.startsWith('-')) return `no option ${word}`;
    else programs.push(word);
  }
  const hall = hallById(values.get('--hall') ?? HALL);
  if (!hall) return `no hall ${values.get('--hall')}`;
  if (programs.length === 0) return 'expected at least one player';
  const missing = programs.map((program) => noPlayer(hall, program)).find(Boolean);
  if (missing !== undefined) return missing;
  const count = Number(values.get('--seeds') ?? SEEDS);
  if (!Number.isInteger(count) || count < 1) return `--seeds ${values.get('--seeds')} is no number of days`;
  const seeds = Array.from({ length: count }, (_, i) => `A${String(i + 1).padStart(2, '0')}`);
  const format = values.get('--tournament');
  if (format !== undefined && !isFormat(format)) return `no format ${format}`;
  return { programs, hall, seeds, out: values.get('--out'), json: values.has('--json'), format };
}
