import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { WorldFile } from '#shared/lab/schema/experiment.ts';
import { CODE_ALPHABET } from '#shared/protocol/codes.ts';

/** What a class has to play at home: everybody the same, and a day of their own. */
export type Task = HallTask | LevelTask | LabTask;

interface Named {
  /** Any word: another one gives everybody another day. */
  readonly name: string;
}

/** A hall of the menu. */
export interface HallTask extends Named {
  readonly kind: 'hall';
  readonly hall: string;
}

/** A level of the campaign that is played in a hall. */
export interface LevelTask extends Named {
  readonly kind: 'level';
  readonly level: string;
}

/** A hall of the lab: an experiment file without orders, and what of it is another one for each student. */
export interface LabTask extends Named {
  readonly kind: 'lab';
  readonly file: WorldFile;
  readonly vary: readonly Varied[];
}

/** A field of the file by its path, and the values that it may have. */
export interface Varied {
  readonly path: string;
  readonly values: readonly unknown[];
}

/** Letters of a seed that is typed in: as many as a session takes. */
const SEED_LETTERS = 16;
/** Bytes of a digest that choose a value: their remainder by the number of values. */
const CHOICE_BYTES = 4;

/** A student's number as it counts: without spaces, small and large letters alike. Nothing where it is none. */
export function studentOf(number: string): string | undefined {
  const bare = number.trim().toLowerCase();
  return /^[a-z0-9]{1,20}$/.test(bare) ? bare : undefined;
}

/** What the seed of a task follows from beside its name and the number. */
function subjectOf(task: Task): string {
  switch (task.kind) {
    case 'hall':
      return task.hall;
    case 'level':
      return task.level;
    case 'lab':
      return task.file.id;
  }
}

/**
 * The seed of a student: the first 16 bytes of SHA-256 of `name:subject:number`, one letter each (the remainder by the length of the
 * alphabet of codes). Nobody can hand in somebody else's day.
 */
export function seedOf(task: Task, student: string): string {
  const digest = sha256(utf8ToBytes(`${task.name}:${subjectOf(task)}:${studentOf(student) ?? student}`));
  return Array.from(digest.subarray(0, SEED_LETTERS), (byte) => CODE_ALPHABET[byte % CODE_ALPHABET.length]).join('');
}

/** The value of a student: the first four bytes of SHA-256 of `name:subject:number:path`, modulo how many there are. */
export function variedFor(task: LabTask, { path, values }: Varied, student: string): unknown {
  const digest = sha256(utf8ToBytes(`${task.name}:${subjectOf(task)}:${studentOf(student) ?? student}:${path}`));
  const choice = digest.subarray(0, CHOICE_BYTES).reduce((sum, byte) => 256 * sum + byte, 0);
  return values[choice % values.length];
}
