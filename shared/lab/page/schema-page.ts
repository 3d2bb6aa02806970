import { CLASSIC_METRICS, METRICS } from '../metrics/names.ts';
import { expectation, experimentSchema, type SchemaNode } from '../schema/json-schema.ts';
import { PROBES } from '../series/probes.ts';
import { tableText } from './tables.ts';

/** A section of the reference: an object of the file, its fields as a table. */
interface Section {
  readonly path: string;
  readonly node: SchemaNode;
}

/** The reference of the experiment file in Markdown, from the same description that checks it. */
export function schemaPage(): string {
  const [world, classic] = experimentSchema.oneOf ?? [];
  if (!world || !classic) throw new Error('an experiment has two kinds');
  const parts = [
    '### `kind: "world"`',
    ...sectionsOf('', world).map(sectionText),
    '### `kind: "classic"`',
    ...sectionsOf('', classic)
      .filter(({ path }) => path !== 'outputs')
      .map(sectionText),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** Metrics of a run in a world, and of the classic experiment, as tables. */
export function metricsPage(): string {
  return `${table(METRICS)}\n\nOf the classic experiment:\n\n${table(CLASSIC_METRICS)}\n`;
}

/** Named columns of the series. */
export function columnsPage(): string {
  const rows = Object.entries(PROBES).map(([name, { unit, says }]) => [`\`${name}\``, unit, says]);
  return `${tableText(['column', 'unit', 'what'], rows)}\n`;
}

function table(metrics: { readonly [name: string]: string }): string {
  const rows = Object.entries(metrics).map(([name, says]) => [`\`${name}\``, says]);
  return tableText(['metric', 'meaning'], rows);
}

/** An object and all objects inside it, outermost first. */
function sectionsOf(path: string, node: SchemaNode): Section[] {
  const own = node.properties ? [{ path, node }] : [];
  const inner = Object.entries(node.properties ?? {}).flatMap(([name, child]) => {
    const at = path === '' ? name : `${path}.${name}`;
    return objectsAt(at, child);
  });
  return [...own, ...inner];
}

function objectsAt(path: string, node: SchemaNode): Section[] {
  if (node.oneOf) return node.oneOf.flatMap((variant) => sectionsOf(`${path} (${kindOf(variant)})`, variant));
  if (node.items) return objectsAt(`${path}[]`, node.items);
  if (node.anyOf) return node.anyOf.flatMap((variant) => (variant.properties ? sectionsOf(path, variant) : []));
  if (typeof node.additionalProperties === 'object') return sectionsOf(`${path}.<name>`, node.additionalProperties);
  return node.properties ? sectionsOf(path, node) : [];
}

function kindOf({ properties }: SchemaNode): string {
  return `kind ${JSON.stringify(properties?.kind?.const)}`;
}

function sectionText({ path, node }: Section): string {
  const required = new Set(node.required ?? []);
  const rows = Object.entries(node.properties ?? {}).map(([name, child]) => [
    `\`${name}\``,
    wordsFor(child),
    defaultOf(child, required.has(name)),
    child.description ?? '',
  ]);
  const head = path === '' ? '' : `#### \`${path}\`\n\n`;
  const says = path !== '' && node.description ? `${node.description}\n\n` : '';
  return `${head}${says}${tableText(['field', 'value', 'default', 'meaning'], rows)}`;
}

function wordsFor(node: SchemaNode): string {
  const inner = node.items;
  if (inner && !node.says && !inner.properties && !inner.oneOf)
    return `a list, each ${expectation(inner)}${entries(node)}`;
  if (inner && !node.says) return 'a list of objects, see below';
  if (node.properties) return 'an object, see below';
  return expectation(node);
}

function entries({ minItems, maxItems }: SchemaNode): string {
  return minItems !== undefined && minItems === maxItems ? `, ${minItems} entries` : '';
}

/** Objects that may be left out stand for all of their defaults. */
function defaultOf(node: SchemaNode, required: boolean): string {
  if (node.default !== undefined) return `\`${JSON.stringify(node.default)}\``;
  return required ? '**required**' : '–';
}
