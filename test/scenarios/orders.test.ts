import { describe, expect, it } from 'vitest';
import { HALLS } from '#shared/scenarios/index.ts';
import { isScored } from '#shared/score/index.ts';
import { isAllowed } from '#shared/sim/commands/allowed.ts';
import { COMMANDS, type CommandName } from '#shared/sim/commands/index.ts';

/** Orders of a team, by the halls with an aim in which they may be given. */
const hallsByOrder = new Map(
  Object.entries(COMMANDS)
    .filter(([, { from }]) => from === 'team')
    .map(([order]) => [
      order,
      HALLS.filter(({ scenario }) => isScored(scenario) && isAllowed(scenario, order as CommandName)).map(
        ({ scenario }) => scenario.id,
      ),
    ]),
);

/** Orders that a hall with an aim may do without. */
const LEFT_OUT = [
  'pinVm',
  'setPaging',
  'forensicSnapshot',
  'resizeVm',
  'setSlice',
  'setCompression',
  'setPatching',
  'setBallooning',
  'setSwapping',
  'installDriver',
  'setHeap',
  'setIdleTax',
  'setBalancer',
  'applySuggestion',
  'setHaPriority',
  'addRule',
  'addHostRule',
  'spreadTenant',
  'removeRule',
  'publishStack',
  'renegotiateContract',
  'payGoodwill',
  'takeLoan',
  'repayLoan',
];

describe('the orders of a team', () => {
  it('can nearly all be given in some hall that has an aim: at least 65 of them', () => {
    const given = [...hallsByOrder].filter(([, halls]) => halls.length > 0).map(([order]) => order);
    expect(given.length).toBeGreaterThanOrEqual(65);
  });

  it('are left to halls without an aim only where no topic asks for them', () => {
    const nowhere = [...hallsByOrder].filter(([, halls]) => halls.length === 0).map(([order]) => order);
    expect(LEFT_OUT).toEqual(expect.arrayContaining(nowhere));
  });
});
