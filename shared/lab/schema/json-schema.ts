import { z } from 'zod';
import { experiment } from './experiment.ts';

/** A node of the JSON Schema that the experiment's description stands for: what messages and pages are written from. */
export interface SchemaNode {
  readonly type?: string;
  readonly description?: string;
  readonly says?: string;
  readonly default?: unknown;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: SchemaNode;
  readonly properties?: { readonly [name: string]: SchemaNode };
  readonly required?: readonly string[];
  readonly additionalProperties?: SchemaNode | boolean;
  readonly propertyNames?: SchemaNode;
  readonly oneOf?: readonly SchemaNode[];
  readonly anyOf?: readonly SchemaNode[];
}

/** The whole experiment file. */
export const experimentSchema = z.toJSONSchema(experiment, { io: 'input' }) as unknown as SchemaNode;

/** The variant of a node that a value belongs to, by the constants that it holds. */
export function variantFor(node: SchemaNode, value: unknown): SchemaNode | undefined {
  if (!node.oneOf) return node;
  return node.oneOf.find(({ properties = {} }) =>
    Object.entries(properties).every(
      ([name, { const: wanted }]) =>
        wanted === undefined || (value as { [name: string]: unknown } | null)?.[name] === wanted,
    ),
  );
}

/** The node that describes what stands at a path of a value. */
export function nodeAt(root: SchemaNode, value: unknown, path: readonly PropertyKey[]): SchemaNode | undefined {
  let node: SchemaNode | undefined = root;
  let here: unknown = value;
  for (const part of path) {
    if (node) node = variantFor(node, here);
    if (!node) return undefined;
    const named: SchemaNode | boolean | undefined = node.properties?.[String(part)] ?? node.additionalProperties;
    node = typeof part === 'number' ? node.items : typeof named === 'object' ? named : undefined;
    here = (here as { [key: PropertyKey]: unknown } | null | undefined)?.[part];
  }
  return node;
}

/** What may stand at a node, in words: `a whole number from 1 to 512`. */
export function expectation(node: SchemaNode): string {
  if (node.says) return node.says;
  if (node.const !== undefined) return JSON.stringify(node.const);
  if (node.enum) return `one of ${node.enum.map((value) => JSON.stringify(value)).join(', ')}`;
  if (node.oneOf)
    return `an object whose kind is ${node.oneOf.map(({ properties }) => JSON.stringify(properties?.kind?.const)).join(', ')}`;
  if (node.anyOf) return node.anyOf.map(expectation).join(' or ');
  switch (node.type) {
    case 'integer':
      return `a whole number${bounds(node)}`;
    case 'number':
      return `a number${bounds(node)}`;
    case 'string':
      return 'text';
    case 'boolean':
      return 'true or false';
    case 'array':
      return listText(node);
    default:
      return 'an object';
  }
}

function bounds({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: SchemaNode): string {
  const safe = (limit: number | undefined) =>
    limit === undefined || Math.abs(limit) >= Number.MAX_SAFE_INTEGER ? undefined : limit;
  const [least, most] = [safe(minimum), safe(maximum)];
  if (least !== undefined && most !== undefined) return ` from ${least} to ${most}`;
  if (least !== undefined)
    return exclusiveMaximum === undefined ? ` ≥ ${least}` : ` ≥ ${least} and < ${exclusiveMaximum}`;
  if (exclusiveMinimum !== undefined)
    return most === undefined ? ` > ${exclusiveMinimum}` : ` > ${exclusiveMinimum} and ≤ ${most}`;
  return '';
}

function listText({ items, minItems, maxItems }: SchemaNode): string {
  const of = items?.type === 'number' ? ' of numbers' : items?.type === 'object' ? ' of objects' : '';
  if (minItems !== undefined && minItems === maxItems) return `a list${of} with ${minItems} entries`;
  return minItems === undefined
    ? `a list${of}`
    : `a list${of} with at least ${minItems} ${minItems === 1 ? 'entry' : 'entries'}`;
}
