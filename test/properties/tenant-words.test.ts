import { describe, expect, it } from 'vitest';
import { SCENARIOS } from '#shared/scenarios/index.ts';
import type { VmSpec } from '#shared/sim/kernel/scenario/scenario.ts';
import de from '../../assets/lang/de.json' with { type: 'json' };
import en from '../../assets/lang/en.json' with { type: 'json' };

/** What a word about a customer promises of its VMs: where it is said it is true, and, unless a hall may choose it, where it is true it is said. */
interface Promise {
  readonly what: string;
  readonly words: RegExp;
  readonly holds: (vm: VmSpec) => boolean;
  readonly byHall?: boolean;
}

const SAID: readonly Promise[] = [
  {
    what: 'a heap is that of a Java machine',
    words: /heap|java|jvm/i,
    holds: ({ workload, technique }) => workload === 'jvm' || technique === 'jvm',
  },
  {
    what: 'a container, and one kernel for many, are containers',
    words: /container|one kernel|ein kernel|einen kernel/i,
    holds: ({ technique }) => technique === 'container',
    byHall: true,
  },
  { what: 'a real-time system is one', words: /rtos|echtzeit|real-time/i, holds: ({ guest }) => guest === 'rtos' },
  { what: 'programs of 1979 need an emulator', words: /’79/, holds: ({ guest }) => guest === 'foreignIsa' },
];

type Words = { readonly [archetype: string]: { readonly name: string; readonly line: string } | undefined };
const LANGUAGES: readonly (readonly [string, Words])[] = [
  ['en', en.tenant],
  ['de', de.tenant],
];

describe('the words about a customer', () => {
  const tenants = SCENARIOS.flatMap((scenario) =>
    scenario.tenants.map((tenant) => ({ scenario: scenario.id, ...tenant })),
  );

  it.each(LANGUAGES)('say what its machines are, in every scenario (%s)', (_language, words) => {
    expect(tenants.length).toBeGreaterThan(40);
    for (const { scenario, archetype, vm } of tenants) {
      const said = words[archetype];
      if (!said) throw new Error(`no words about ${archetype} of ${scenario}`);
      for (const { what, words: pattern, holds, byHall } of SAID) {
        const mentioned = pattern.test(`${said.name} ${said.line}`);
        if (byHall && !mentioned) continue;
        expect(`${archetype}: ${what}: ${mentioned}`).toBe(`${archetype}: ${what}: ${holds(vm)}`);
      }
    }
  });
});
