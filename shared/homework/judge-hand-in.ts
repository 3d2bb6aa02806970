import { readRecording } from '#shared/replay/read-recording.ts';
import { type Grade, type Judged, refuse } from './grade.ts';
import { judgeHall } from './judge-hall.ts';
import { judgeLab } from './judge-lab.ts';
import { judgeLevel } from './judge-level.ts';
import type { Task } from './task.ts';

/** Plays what was handed in again: a journal, or a lab file. */
export function judgeHandIn(task: Task, student: string, text: string): Grade {
  const judged = task.kind === 'lab' ? judgeLab(task, student, text) : judgeJournal(task, student, text);
  return judged.ok ? { student, ok: true, ...judged.outcome } : { student, ok: false, ...judged.refusal };
}

function judgeJournal(task: Exclude<Task, { kind: 'lab' }>, student: string, text: string): Judged {
  const read = readRecording(text);
  if (!read.ok) {
    const [first] = read.problems;
    return refuse('journal', first && `line ${first.line}`);
  }
  const { recording } = read;
  return task.kind === 'hall' ? judgeHall(task, student, recording) : judgeLevel(task, student, recording);
}
