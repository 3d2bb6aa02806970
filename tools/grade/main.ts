import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { markdownTable } from 'markdown-table';
import { hallById } from '#shared/scenarios/index.ts';
import { csvText } from '../lab/terminal.ts';
import { type Grade, judgeHandIn } from './judge-hand-in.ts';
import { seedOf, type Task } from './task.ts';

/** A journal that was handed in: `NUMBER.ndjson`, or `NUMBER-anything.ndjson`. */
const HAND_IN = /^([A-Za-z0-9]+)(?:[-_.].*)?\.ndjson$/;

/**
 * Plays all journals of a folder again and prints a table: `npm run grade -- FOLDER --task NAME --hall ID [--csv FILE] [--json]`. `--seeds A,B,…`
 * prints the seed of each number instead, for whoever sets the task. Exit code 1: something does not count.
 */
function main(args: readonly string[]): void {
  const value = (name: string) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  const task: Task = { name: value('--task') ?? '', hall: value('--hall') ?? '' };
  if (task.name === '' || !hallById(task.hall))
    throw new Error('expected --task NAME and --hall with the id of a hall');
  const students = value('--seeds')?.split(',');
  if (students) {
    process.stdout.write(students.map((student) => `${student} ${seedOf(task, student)}\n`).join(''));
    return;
  }
  const [folder] = args;
  if (folder === undefined || folder.startsWith('--')) throw new Error('expected the folder of what was handed in');
  const grades = gradesOf(folder, task);
  const csv = value('--csv');
  if (csv !== undefined) writeFileSync(csv, csvText([HEAD, ...grades.map(rowOf)]));
  process.stdout.write(args.includes('--json') ? `${JSON.stringify(grades)}\n` : said(grades));
  if (grades.some(({ ok }) => !ok)) process.exitCode = 1;
}

function gradesOf(folder: string, task: Task): readonly Grade[] {
  const files = readdirSync(folder).sort();
  return files.flatMap((file) => {
    const student = HAND_IN.exec(file)?.[1];
    return student === undefined ? [] : [judgeHandIn(task, student, readFileSync(path.join(folder, file), 'utf8'))];
  });
}

const HEAD = ['student', 'points', 'seconds', 'orders', 'problem'];

function rowOf(grade: Grade): readonly string[] {
  const { student } = grade;
  if (!grade.ok) return [student, '', '', '', grade.problem];
  return [student, grade.points.toFixed(3), String(grade.seconds), String(grade.orders), ''];
}

function said(grades: readonly Grade[]): string {
  return `${markdownTable([HEAD, ...grades.map((grade) => [...rowOf(grade)])])}\n`;
}

main(process.argv.slice(2));
