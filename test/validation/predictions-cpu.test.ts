import { describe, it } from 'vitest';
import { run } from '../support/a-world.ts';
import { steadyWorld } from '../support/steady-world.ts';
import { verdict } from './verdicts.ts';

describe('memory on another node', () => {
  it('V-88 costs a web service 10 to 20 % [CPU-7]', () => {
    const speedOn = (numaNodes: number) => {
      const guest = { workload: 'web', vcpus: 16, memMib: 32_768, loadPercent: 100 } as const;
      const host = { cores: 16, smt: false, memMib: 65_536, numaNodes };
      return run(steadyWorld([guest], { host }), 300).vms.speed[0];
    };
    verdict({
      id: 'V-88 loss, %',
      knownMiss: 'a web guest hangs on memory for three tenths of its time, a design value',
      kind: 'P',
      computed: 100 * (1 - speedOn(2) / speedOn(1)),
      expected: 15,
      tolerance: 5,
      source: 'Tang et al., HPCA 2013, abstract',
    });
  });
});
