import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { markdownTable } from 'markdown-table';
import type { Grade } from '#shared/homework/grade.ts';
import { judgeHandIn } from '#shared/homework/judge-hand-in.ts';
import { seedOf, type Task } from '#shared/homework/task.ts';
import { csvText } from '../lab/terminal.ts';
import { handInOf, readArguments, USAGE } from './read-arguments.ts';

/** Plays all that was handed in in a folder again and prints a table: see `USAGE`. */
function main(args: readonly string[]): void {
  if (args.includes('--help') || args.length === 0) {
    process.stdout.write(USAGE);
    return;
  }
  const { tasks, folder, students, csv, json } = readArguments(args);
  if (students) {
    process.stdout.write(students.map((student) => `${student} ${seedOf(tasks[0], student)}\n`).join(''));
    return;
  }
  if (folder === undefined) throw new Error(`expected the folder of what was handed in\n${USAGE}`);
  const grades = gradesOf(folder, tasks);
  if (csv !== undefined) writeFileSync(csv, csvText([HEAD, ...grades.map(rowOf)]));
  process.stdout.write(json ? `${JSON.stringify(grades)}\n` : said(grades));
  if (grades.some(({ ok }) => !ok)) process.exitCode = 1;
}

function gradesOf(folder: string, tasks: readonly Task[]): readonly Grade[] {
  const files = readdirSync(folder).sort();
  return files.flatMap((file) => {
    const found = handInOf(file, tasks);
    return found ? [judgeHandIn(found.task, found.student, readFileSync(path.join(folder, file), 'utf8'))] : [];
  });
}

/** `result`: points of a hall, stars of a level, what an experiment came to. */
const HEAD = ['student', 'result', 'seconds', 'orders', 'problem', 'where'];

function rowOf(grade: Grade): readonly string[] {
  const { student } = grade;
  if (!grade.ok) return [student, '', '', '', grade.problem, grade.where ?? ''];
  return [student, resultOf(grade), String(grade.seconds), String(grade.orders), '', ''];
}

function resultOf({ points, stars, metrics }: Extract<Grade, { ok: true }>): string {
  if (points !== undefined) return points.toFixed(3);
  if (stars !== undefined) return String(stars);
  return Object.entries(metrics ?? {})
    .map(([name, value]) => `${name}=${Number(value.toPrecision(6))}`)
    .join(' ');
}

function said(grades: readonly Grade[]): string {
  return `${markdownTable([HEAD, ...grades.map((grade) => [...rowOf(grade)])])}\n`;
}

main(process.argv.slice(2));
