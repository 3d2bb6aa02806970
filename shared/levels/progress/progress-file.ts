import type { ConditionNow } from '../condition.ts';
import type { LevelRecord, Progress, StarCount } from './progress.ts';

/** Progress as text: in a file that is taken to another device, and in what this device keeps. */

const FORMAT = 'overcommit-progress';
const VERSION = 1;

export function progressText(progress: Progress): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, levels: progress }, undefined, 1)}\n`;
}

/** What a text says; nothing if it is no progress. What is odd in it is left out. */
export function readProgressText(text: string): Progress | undefined {
  const file = parsed(text);
  if (!isRecord(file) || file.format !== FORMAT || file.version !== VERSION || !isRecord(file.levels)) return undefined;
  const records = Object.entries(file.levels).map(([level, record]) => [level, recordOf(level, record)] as const);
  return Object.fromEntries(records.filter(([, record]) => record !== undefined)) as Progress;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function recordOf(level: string, record: unknown): LevelRecord | undefined {
  if (!/^\d-\d{1,2}$/.test(level) || !isRecord(record)) return undefined;
  const { stars, attempts, conditions } = record;
  if (!isCount(stars) || stars > 3 || !isCount(attempts)) return undefined;
  const told = Array.isArray(conditions) && conditions.every(isStar) ? { conditions } : {};
  return { stars: stars as StarCount, attempts, ...told };
}

function isStar(star: unknown): star is readonly ConditionNow[] {
  return Array.isArray(star) && star.every(isCondition);
}

function isCondition(each: unknown): boolean {
  if (!isRecord(each)) return false;
  const { figure, is, bound, value, met } = each;
  const isBound = is === 'atLeast' || is === 'atMost';
  return typeof figure === 'string' && isBound && isNumber(bound) && isNumber(value) && typeof met === 'boolean';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function isCount(value: unknown): value is number {
  return isNumber(value) && Number.isInteger(value) && value >= 0;
}
