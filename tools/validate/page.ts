import { ENGINE_VERSION } from '#shared/sim/kernel/engine.ts';
import { KINDS } from './kinds.ts';
import { inOrder, type Result } from './result.ts';
import { label, short } from './text.ts';

/** The results as a page of the documentation. Same results: same text. */
export function page(results: readonly Result[]): string {
  const parts = KINDS.map(({ kind, name, means }) => {
    const own = inOrder(results.filter((r) => r.kind === kind));
    const agree = own.filter((r) => r.ok).length;
    return `## ${kind}: ${name}\n${agree} of ${own.length} figures agree. What agreement means: ${means}.\n\n${HEAD}\n${own.map(row).join('\n')}\n`;
  });
  const misses = results.filter((r) => !r.ok).map((r) => `- **${label(r)}**: ${r.miss ?? 'not explained'}`);
  const missed = misses.length === 0 ? 'None.' : misses.join('\n');
  return `${INTRODUCTION}\nEngine ${ENGINE_VERSION}.\n\n## Misses\n${missed}\n\n${parts.join('\n')}`;
}

/** What is wrong with the page as it stands, if anything; `undefined` where there is none. */
export function pageProblem(stands: string | undefined, fresh: string): string | undefined {
  if (stands === undefined) return 'is missing';
  return stands === fresh ? undefined : 'is out of date';
}

const INTRODUCTION = `# Validation

Published figures, computed anew by the engine. Written by \`npm run validate -- --write\`; do not edit. The cases are in
\`test/validation\`, each through a world that is stepped or a mechanism that the engine itself uses. Tolerances are never widened
and kinds are never added up. How predictions were worked out before they were run is on [a worksheet](validation-predictions.md).
`;

const HEAD = '| case | computed | expected | tolerance | | source |\n|---|---:|---:|---:|---|---|';

function row(r: Result): string {
  const verdict = r.ok ? 'agrees' : '**misses**';
  const figures = [r.computed, r.expected, r.tolerance].map(short).join(' | ');
  return `| ${label(r)} | ${figures} | ${verdict} | ${r.source.replaceAll('|', '/')} |`;
}
