import type { WorldFile } from '#shared/lab/schema/experiment.ts';
import { hallLevelById } from '#shared/replay/ghost/ghost.ts';
import { pack, unpack } from '#shared/replay/packed/packed.ts';
import { bytesOf, textOf } from '#shared/replay/packed/packed-text.ts';
import { hallById } from '#shared/scenarios/index.ts';
import type { Task, Varied } from './task.ts';

/** A task as text that an address bar bears. */
export function taskText(task: Task): string {
  return pack('task', bytesOf(JSON.stringify(task)));
}

/** Reads such a text, or an address that ends in one; nothing where it is none, or of something that is not here. */
export function readTask(text: string): Task | undefined {
  const unpacked = unpack('task', text);
  if (!unpacked.ok) return undefined;
  try {
    return asTask(JSON.parse(textOf(unpacked.bytes)));
  } catch {
    // Anybody can pack anything.
    return undefined;
  }
}

type Told = { readonly [field: string]: unknown };

function asTask(value: unknown): Task | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { kind, name, hall, level, file, vary } = value as Told;
  if (typeof name !== 'string' || name === '') return undefined;
  if (kind === 'hall' && typeof hall === 'string' && hallById(hall)) return { kind, name, hall };
  if (kind === 'level' && typeof level === 'string' && hallLevelById(level)) return { kind, name, level };
  const isFile = typeof file === 'object' && file !== null && typeof (file as Told).id === 'string';
  if (kind !== 'lab' || !isFile || !Array.isArray(vary) || !vary.every(isVaried)) return undefined;
  // The rest of the file is checked by whoever plays it.
  return { kind, name, file: file as WorldFile, vary };
}

function isVaried(value: unknown): value is Varied {
  if (typeof value !== 'object' || value === null) return false;
  const { path, values } = value as Told;
  return typeof path === 'string' && Array.isArray(values) && values.length > 0;
}
