import type { Reporter, TestModule } from 'vitest/node';
import { resultOf } from './result.ts';
import { text } from './text.ts';

/** Prints all judged cases after a run of the tests, kinds apart. Prints nothing when no case was judged. */
export class VerdictTable implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const judged = modules.flatMap((module) => [...module.children.allTests()].flatMap((t) => t.meta().verdicts ?? []));
    if (judged.length > 0) process.stdout.write(`\n${text(judged.map(resultOf))}\n`);
  }
}
