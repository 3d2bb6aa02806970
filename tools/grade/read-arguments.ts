import { readFileSync } from 'node:fs';
import { studentOf, type Task } from '#shared/homework/task.ts';
import { readTask } from '#shared/homework/task-link.ts';
import { parseAxis } from '#shared/lab/axes.ts';
import { withoutPlay } from '#shared/lab/hall/without-play.ts';
import type { WorldFile } from '#shared/lab/schema/experiment.ts';
import { hallLevelById } from '#shared/replay/ghost/ghost.ts';
import { hallById } from '#shared/scenarios/index.ts';

export const USAGE = `npm run grade -- FOLDER --link ADDRESS [--link ADDRESS …] [--csv FILE] [--json]
  the link that the class was given (page /homework); of two one may be of games and one of experiments. Without a link:
  --task NAME --hall ID | --level ID | --lab FILE [--vary PATH=VALUES …]
  --seeds A,B,…   prints the seeds of these numbers instead
Hand-ins are files NUMBER.ndjson or NUMBER-anything.ndjson (journals), .json (lab files).
Exit code 1: something does not count.
`;

/** What is asked on the command line. */
export interface Asked {
  /** The first is that whose seeds are printed. */
  readonly tasks: readonly [Task, ...Task[]];
  readonly folder: string | undefined;
  readonly students: readonly string[] | undefined;
  readonly csv: string | undefined;
  readonly json: boolean;
}

/** Reads the words of a command line; throws with what is missing. */
export function readArguments(args: readonly string[]): Asked {
  const values = new Map<string, string[]>();
  const bare: string[] = [];
  let json = false;
  for (let i = 0; i < args.length; i++) {
    const word = args[i] ?? '';
    if (word === '--json') json = true;
    else if (word.startsWith('--')) values.set(word, [...(values.get(word) ?? []), args[++i] ?? '']);
    else bare.push(word);
  }
  const value = (name: string) => values.get(name)?.at(-1);
  const [link, ...others] = (values.get('--link') ?? []).map(linkedTask);
  const tasks = [link ?? namedTask(value, values.get('--vary') ?? []), ...others] as const;
  return { tasks, folder: bare[0], students: value('--seeds')?.split(','), csv: value('--csv'), json };
}

function linkedTask(link: string): Task {
  const task = readTask(link);
  if (!task) throw new Error(`no homework in the link ${link}\n${USAGE}`);
  return task;
}

function namedTask(value: (name: string) => string | undefined, vary: readonly string[]): Task {
  const [name, hall, level, lab] = ['--task', '--hall', '--level', '--lab'].map(value);
  if (name !== undefined && hall !== undefined && hallById(hall)) return { kind: 'hall', name, hall };
  if (name !== undefined && level !== undefined && hallLevelById(level)) return { kind: 'level', name, level };
  if (name === undefined || lab === undefined)
    throw new Error(`expected --link, or --task NAME and --hall, --level or --lab with one that exists\n${USAGE}`);
  const file = withoutPlay(JSON.parse(readFileSync(lab, 'utf8')) as WorldFile);
  const varied = vary.map(parseAxis).map(({ name: path, values }) => ({ path, values }));
  return { kind: 'lab', name, file, vary: varied };
}

/** Ends of the files of a task. */
const ENDS: { readonly [K in Task['kind']]: string } = { hall: 'ndjson', level: 'ndjson', lab: 'json' };

/** Whose hand-in a file is by its name, and of which task by its end; nothing if it is none. */
export function handInOf(
  file: string,
  tasks: readonly Task[],
): { readonly student: string; readonly task: Task } | undefined {
  const [, number = '', end] = /^([A-Za-z0-9]+)(?:[-_ .(].*)?\.(json|ndjson)$/.exec(file) ?? [];
  const task = tasks.find(({ kind }) => ENDS[kind] === end);
  const student = studentOf(number);
  return task && student !== undefined ? { student, task } : undefined;
}
