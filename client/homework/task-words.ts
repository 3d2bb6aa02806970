import { levelName } from '#client/levels/words/level-words.ts';
import { hallTitle } from '#client/words/hall-title.ts';
import type { Task } from '#shared/homework/task.ts';
import { hallLevelById } from '#shared/replay/ghost/ghost.ts';

/** What is played in a task, in words. */
export function taskTitle(task: Task): string {
  if (task.kind === 'hall') return hallTitle(task.hall);
  if (task.kind === 'lab') return task.file.title ?? task.file.id;
  const level = hallLevelById(task.level);
  return level ? levelName(level.id) : task.level;
}

/** Name of the file that is handed in: whose it is stands first, as `npm run grade` reads it. */
export function handInName(task: Task, student: string): string {
  const name = task.name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return `${student}-${name}.ndjson`;
}
