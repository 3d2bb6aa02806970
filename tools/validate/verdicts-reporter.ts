import type { Reporter, TestModule } from 'vitest/node';
import type { Judged } from './verdict.ts';

/** Keeps what the cases of a run came to, and the tests that failed. Prints nothing. */
export class Verdicts implements Reporter {
  readonly judged: Judged[] = [];
  readonly failures: string[] = [];

  onTestRunEnd(modules: readonly TestModule[], errors: readonly { readonly message?: string }[]): void {
    for (const error of errors) this.failures.push(error.message ?? 'an error outside the cases');
    for (const module of modules) {
      for (const error of module.errors()) this.failures.push(`${module.moduleId}: ${error.message}`);
      for (const test of module.children.allTests()) {
        this.judged.push(...(test.meta().verdicts ?? []));
        const result = test.result();
        if (result.state === 'failed') this.failures.push(`${test.fullName}: ${result.errors[0]?.message ?? 'failed'}`);
      }
    }
  }
}
