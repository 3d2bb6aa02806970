import { KINDS } from './kinds.ts';
import { inOrder, type Result } from './result.ts';

/** The results for a terminal: a block a kind, a line a figure, and how many agree. */
export function text(results: readonly Result[]): string {
  const blocks = KINDS.map(({ kind, name }) => {
    const own = inOrder(results.filter((r) => r.kind === kind));
    return own.length === 0 ? '' : `${kind}  ${name}\n${own.map(line).join('\n')}\n`;
  });
  return `${blocks.filter((block) => block !== '').join('\n')}\n${summary(results)}`;
}

/** How many figures of each kind agree. Kinds are never added up. */
export function summary(results: readonly Result[]): string {
  const lines = KINDS.map(({ kind, name }) => {
    const own = results.filter((r) => r.kind === kind);
    return `${kind}  ${own.filter((r) => r.ok).length} of ${own.length} agree: ${name}`;
  });
  const misses = results.filter((r) => !r.ok).map((r) => `miss: ${label(r)}: ${r.miss ?? 'not explained'}`);
  return `${[...lines, ...misses].join('\n')}\n`;
}

function line(r: Result): string {
  const figures = `${short(r.computed).padStart(11)} expected ${short(r.expected).padStart(9)} ±${short(r.tolerance).padEnd(8)}`;
  return `   ${label(r).padEnd(30)}${figures} ${r.ok ? 'ok  ' : 'MISS'} ${r.source}`;
}

export function label({ id, part }: Result): string {
  return part === '' ? id : `${id} ${part}`;
}

/** Five digits. */
export function short(x: number): string {
  return String(Number(x.toPrecision(5)));
}
