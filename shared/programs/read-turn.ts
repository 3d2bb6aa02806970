import { SCHEMA } from '#shared/sim/kernel/world.ts';
import type { TurnAsked } from './turn.ts';

/** Reads an untrusted question of a program; nothing if it is none. Orders in it are read one by one later. */
export function readTurn(value: unknown): TurnAsked | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { calls, tables, facts } = value as { readonly [field: string]: unknown };
  if (!Array.isArray(calls) || !calls.every(isCall)) return undefined;
  if (facts !== undefined && typeof facts !== 'boolean') return undefined;
  const asked = facts === undefined ? { calls } : { calls, facts };
  if (tables === undefined) return asked;
  if (!Array.isArray(tables) || !tables.every((table) => typeof table === 'string' && Object.hasOwn(SCHEMA, table)))
    return undefined;
  return { ...asked, tables };
}

function isCall(value: unknown): value is TurnAsked['calls'][number] {
  return typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string';
}
