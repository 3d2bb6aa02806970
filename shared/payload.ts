/**
 * What a message may hold, as data. One description is read by three readers: the gate (decode), the fuzzer (generate)
 * and the documentation (print).
 */
export type Field =
  | ({ readonly kind: 'row'; readonly table: string } & MayBeAbsent)
  | ({ readonly kind: 'int'; readonly min: number; readonly max: number } & MayBeAbsent)
  | ({ readonly kind: 'flag' } & MayBeAbsent)
  | ({ readonly kind: 'oneOf'; readonly values: readonly string[] } & MayBeAbsent)
  | ({ readonly kind: 'pairs'; readonly first: string; readonly second: string; readonly most: number } & MayBeAbsent);

interface MayBeAbsent {
  readonly optional?: true;
}

export type Payload = { readonly [name: string]: Field };

declare const valueType: unique symbol;
/** Carries the type of a field's value; never there at run time. */
export interface Typed<T> {
  readonly [valueType]?: T;
}

/** A row of a table of the world, from 0 up to the table's size. */
export const row = <Id extends number>(table: string) =>
  ({ kind: 'row', table }) as const satisfies Field as Field & Typed<Id>;
/** A whole number between `min` and `max`, both included. */
export const int = (min: number, max: number) => ({ kind: 'int', min, max }) as const as Field & Typed<number>;
/** Yes or no. */
export const flag = () => ({ kind: 'flag' }) as const as Field & Typed<boolean>;
/** One word of a closed list. */
export const oneOf = <const V extends readonly string[]>(values: V) =>
  ({ kind: 'oneOf', values }) as Field & Typed<V[number]>;

/** From one to `most` pairs of rows of two tables, in the order given. */
export const pairs = <First extends number, Second extends number>(first: string, second: string, most: number) =>
  ({ kind: 'pairs', first, second, most }) as const satisfies Field as Field & Typed<Pairs<First, Second>>;
export type Pairs<First extends number, Second extends number> = readonly (readonly [First, Second])[];

/** A field that may be left out: what messages of before it was there mean. */
export const optional = <F extends Field>(field: F): F & { readonly optional: true } => ({ ...field, optional: true });

/** The TypeScript type that a payload description stands for. */
export type ValueOf<P extends Payload> = {
  [K in Exclude<keyof P, OptionalOf<P>>]: P[K] extends Typed<infer T> ? T : never;
} & {
  [K in OptionalOf<P>]?: P[K] extends Typed<infer T> ? T : never;
};
type OptionalOf<P extends Payload> = { [K in keyof P]: P[K] extends { readonly optional: true } ? K : never }[keyof P];

/** Table name → number of rows: bounds for `row` fields. */
export type RowCounts = { readonly [table: string]: number };

/**
 * Reads an untrusted value as the described payload. Answers `undefined` unless every field is there that may not be left
 * out, each is of its kind and in range, and nothing else is there.
 */
export function decodePayload(payload: Payload, rows: RowCounts, value: unknown): Record<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  if (Object.keys(value).some((name) => !Object.hasOwn(payload, name))) return undefined;
  const decoded: Record<string, unknown> = {};
  for (const name of Object.keys(payload)) {
    if (!Object.hasOwn(value, name)) {
      if (payload[name].optional) continue;
      return undefined;
    }
    const given = (value as Record<string, unknown>)[name];
    if (!accepts(payload[name], rows, given)) return undefined;
    decoded[name] = given;
  }
  return decoded;
}

function accepts(field: Field, rows: RowCounts, value: unknown): boolean {
  switch (field.kind) {
    case 'row':
      return isIntIn(value, 0, (rows[field.table] ?? 0) - 1);
    case 'int':
      return isIntIn(value, field.min, field.max);
    case 'flag':
      return typeof value === 'boolean';
    case 'oneOf':
      return typeof value === 'string' && field.values.includes(value);
    case 'pairs':
      return arePairs(field, rows, value);
  }
}

function arePairs(field: Field & { kind: 'pairs' }, rows: RowCounts, value: unknown): boolean {
  if (!Array.isArray(value) || value.length === 0 || value.length > field.most) return false;
  const [first, second] = [rows[field.first] ?? 0, rows[field.second] ?? 0];
  return value.every(
    (pair) =>
      Array.isArray(pair) && pair.length === 2 && isIntIn(pair[0], 0, first - 1) && isIntIn(pair[1], 0, second - 1),
  );
}

function isIntIn(value: unknown, min: number, max: number): boolean {
  return Number.isInteger(value) && (value as number) >= min && (value as number) <= max;
}
