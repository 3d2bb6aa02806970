import type { Reporter, TestModule } from 'vitest/node';
import type { Judged, Kind } from './verdicts.ts';

const KINDS: { readonly [K in Kind]: string } = {
  P: 'predictions',
  W: 'predictions within an experiment',
  C: 'calibrations (agree by construction)',
  A: 'arithmetic',
};

/** Prints one table of all judged cases after a run, kinds apart. Prints nothing when no case was judged. */
export class VerdictTable implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const judged = modules.flatMap((module) => [...module.children.allTests()].flatMap((t) => t.meta().verdicts ?? []));
    if (judged.length > 0) process.stdout.write(`\n${table(judged)}\n`);
  }
}

/** The cases as text: one block a kind, one line a case. */
export function table(judged: readonly Judged[]): string {
  return (Object.keys(KINDS) as Kind[])
    .map((kind) =>
      block(
        kind,
        judged.filter((c) => c.kind === kind).sort((a, b) => (a.id < b.id ? -1 : 1)),
      ),
    )
    .filter((text) => text !== '')
    .join('\n\n');
}

function block(kind: Kind, cases: readonly Judged[]): string {
  if (cases.length === 0) return '';
  const agreeing = cases.filter((c) => c.agrees).length;
  return [`${kind}  ${KINDS[kind]}: ${agreeing} of ${cases.length} agree`, ...cases.map(line)].join('\n');
}

function line(c: Judged): string {
  const band = c.relative ? `±${short(c.tolerance * 100)} %` : `±${short(c.tolerance)}`;
  const end = c.agrees ? '' : `  MISS: ${c.knownMiss ?? 'not explained'}`;
  return `   ${c.id.padEnd(28)} ${short(c.computed).padStart(9)}  published ${short(c.expected).padStart(9)} ${band.padEnd(9)} ${c.source}${end}`;
}

function short(x: number): string {
  return String(Number(x.toPrecision(5)));
}
