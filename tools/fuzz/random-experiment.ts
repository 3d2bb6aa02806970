import { experimentSchema, type SchemaNode } from '#shared/lab/schema/json-schema.ts';
import type { Field } from '#shared/payload.ts';
import { COMMANDS } from '#shared/sim/commands/index.ts';

/** Draws: the same from the same seed. */
export interface Draws {
  /** 0 ≤ x < 1. */
  next(): number;
  pick<T>(list: readonly T[]): T;
  chance(of: number): boolean;
  /** A whole number of both ends or between them. */
  whole(from: number, to: number): number;
}

/** Marsaglia's xorshift, 32 bits (Journal of Statistical Software 8(14), 2003). */
export function drawsFrom(seed: number): Draws {
  let x = Math.imul(seed, 0x9e3779b1) | 1;
  const next = () => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return (x >>> 0) / 0x1_0000_0000;
  };
  for (let i = 0; i < 8; i++) next();
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    whole,
    chance: (of) => next() < of,
    pick: (list) => list[whole(0, list.length - 1)] as (typeof list)[number],
  };
}

type Json = { [name: string]: unknown };
type Path = readonly (string | number)[];

/** Fields that make a run long and nothing else: kept small. */
const SMALL: { readonly [path: string]: readonly [number, number] } = {
  'hosts.count': [1, 3],
  'vms.count': [1, 6],
  'vms.slotVms': [1, 4],
  ticks: [1, 40],
  'workload.columns': [1, 12],
  'workload.rows': [1, 8],
  'workload.from': [0, 2],
  'outputs.every': [1, 10],
};
const OPTIONAL = 0.15;

/** A value that a node of the schema allows, most often near what is usual, sometimes at its ends. */
function valueFor(node: SchemaNode, draws: Draws, path: Path): unknown {
  const small = SMALL[path.filter((part) => typeof part === 'string').join('.')];
  if (small) return draws.whole(...small);
  if (node.const !== undefined) return node.const;
  if (node.enum) return draws.pick(node.enum);
  if (node.says?.startsWith('seconds')) return spanOf(draws);
  const variants = node.oneOf ?? node.anyOf;
  if (variants) return valueFor(draws.pick(variants), draws, path);
  switch (node.type) {
    case 'integer':
      return Math.round(numberOf(node, draws));
    case 'number':
      return numberOf(node, draws);
    case 'boolean':
      return draws.chance(0.5);
    case 'array':
      return listOf(node, draws, path);
    case 'object':
      return objectOf(node, draws, path);
    default:
      return draws.pick(['a', 'b-1', 'synthetic-day']);
  }
}

function spanOf(draws: Draws): unknown {
  return draws.pick(['1s', '90s', '5m', '2h', '0.5s', 0.1, 1, 17, 300]);
}

function numberOf(node: SchemaNode, draws: Draws): number {
  const least = node.minimum ?? node.exclusiveMinimum ?? 0;
  const most = node.maximum ?? node.exclusiveMaximum ?? 1e9;
  if (draws.chance(0.15)) return draws.pick([least, most - (node.exclusiveMaximum === undefined ? 0 : 1e-6)]);
  if (typeof node.default === 'number' && draws.chance(0.5)) return node.default;
  const from = Math.max(least, Math.min(most, 1e-3));
  const value = least < 0 || most <= 1 ? least + draws.next() * (most - least) : from * (most / from) ** draws.next();
  return Math.min(most, Math.max(least, value));
}

function listOf(node: SchemaNode, draws: Draws, path: Path): unknown[] {
  const least = node.minItems ?? 0;
  const length = Math.min(node.maxItems ?? 99, least + draws.whole(0, 2));
  return Array.from({ length }, (_, i) => valueFor(node.items ?? {}, draws, [...path, i]));
}

function objectOf(node: SchemaNode, draws: Draws, path: Path): Json {
  const value: Json = {};
  const required = new Set(node.required ?? []);
  for (const [name, child] of Object.entries(node.properties ?? {}))
    if (required.has(name) || draws.chance(OPTIONAL)) value[name] = valueFor(child, draws, [...path, name]);
  const names = node.propertyNames?.enum ?? [];
  if (typeof node.additionalProperties === 'object' && names.length > 0 && draws.chance(0.5))
    value[String(draws.pick(names))] = valueFor(node.additionalProperties, draws, path);
  return value;
}

/** An experiment in a world as it may stand in a file: each field may have any value that it may hold. */
export function randomWorld(draws: Draws): Json {
  const [world = {}] = experimentSchema.oneOf ?? [];
  const value = objectOf(world, draws, []);
  delete value.duration;
  delete value.rows;
  delete value.systems;
  delete value.outputs;
  const workload = value.workload as Json | undefined;
  if (workload?.kind === 'trace') value.workload = traceOf(workload, draws);
  const vms = (value.vms as Json[]).reduce((sum, { count }) => sum + Number(count), 0);
  const hosts = (value.hosts as Json[]).reduce((sum, { count }) => sum + Number(count), 0);
  for (const group of value.vms as Json[]) if (draws.chance(0.6)) tame(group);
  value.ticks = draws.whole(1, 40);
  value.orders = draws.chance(0.5) ? randomOrders(draws, { hosts, vms }, Number(value.ticks)) : [];
  return value;
}

/** What rarely goes together is left to the usual value. */
function tame(group: Json): void {
  for (const name of [
    'technique',
    'ioPath',
    'guest',
    'sizeFrom',
    'elastic',
    'shape',
    'slotVms',
    'placement',
    'disk',
    'activeFraction',
  ])
    delete group[name];
}

function traceOf(workload: Json, draws: Draws): Json {
  const { rows: _, columns: _c, from: _f, machine: _m, memory: _me, format: _fo, ...rest } = workload;
  return { ...rest, trace: draws.pick(['synthetic-day', 'small.csv']), repeatRows: true };
}

function randomOrders(draws: Draws, rows: { readonly [table: string]: number }, ticks: number): Json[] {
  return Array.from({ length: draws.whole(1, 6) }, () => {
    const command = draws.pick(Object.keys(COMMANDS) as (keyof typeof COMMANDS)[]);
    const payload = COMMANDS[command].payload as { readonly [name: string]: Field };
    const args = Object.entries(payload).map(([name, field]) => [name, argumentOf(field, draws, rows)] as const);
    return { atTick: draws.whole(0, ticks - 1), command, args: Object.fromEntries(args) };
  });
}

function argumentOf(field: Field, draws: Draws, rows: { readonly [table: string]: number }): unknown {
  const rowOf = (table: string) => draws.whole(0, Math.max(0, (rows[table] ?? 1) - 1));
  switch (field.kind) {
    case 'row':
      return rowOf(field.table);
    case 'int':
      return draws.chance(0.2)
        ? draws.pick([field.min, field.max])
        : draws.whole(field.min, Math.min(field.max, field.min + 100));
    case 'flag':
      return draws.chance(0.5);
    case 'oneOf':
      return draws.pick(field.values);
    case 'pairs':
      return Array.from({ length: draws.whole(1, 8) }, () => [rowOf(field.first), rowOf(field.second)]);
  }
}

const ODD: readonly unknown[] = [
  null,
  -1,
  0,
  1.5,
  1e308,
  -1e308,
  2 ** 31,
  2 ** 53,
  '',
  '\u200b',
  'none',
  [],
  {},
  true,
  [[]],
  '1e9d',
];

/** A value with something odd at one place of it, or without that place. */
export function broken(value: Json, draws: Draws): unknown {
  const copy = JSON.parse(JSON.stringify(value)) as Json;
  let here: Json = copy;
  for (;;) {
    const keys = Object.keys(here);
    if (keys.length === 0) return copy;
    const key = draws.pick(keys);
    const child = here[key];
    if (typeof child === 'object' && child !== null && draws.chance(0.7)) {
      here = child as Json;
      continue;
    }
    if (draws.chance(0.2)) delete here[key];
    else here[key] = draws.pick(ODD);
    return copy;
  }
}
