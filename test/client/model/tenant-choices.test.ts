import { describe, expect, it } from 'vitest';
import { priceChoices, tenantChoices } from '#client/model/commands/tenant-choices.ts';
import { verbOf } from '#client/model/commands/verbs.ts';
import { scenarioById } from '#shared/scenarios/index.ts';
import type { CommandCall, CommandName } from '#shared/sim/commands/index.ts';
import { createWorld } from '#shared/sim/create.ts';
import { ticksOf } from '#shared/sim/kernel/time.ts';
import { checkCommand } from '#shared/sim/step.ts';
import { run } from '../../support/a-world.ts';
import { give } from '../../support/give.ts';

/** The elastic hall with all the orders that there are. */
const { commands: _, ...elastic } = scenarioById('elastic')!;

/** The first ticket sale that asks for a contract. */
const sale = elastic.tenants.findIndex(({ archetype, offerAtS }) => archetype === 'ticketRush' && offerAtS > 0);
const { offerAtS, vms } = elastic.tenants[sale]!;

/** The elastic hall with a ticket sale under contract. */
function hall() {
  const world = run(createWorld(elastic), ticksOf(elastic, offerAtS + 1));
  give(world, 'acceptContract', { tenant: sale });
  return world;
}

const refusalOf = (world: ReturnType<typeof hall>, name: CommandName, args: object) =>
  checkCommand(world, { name, args } as unknown as CommandCall, 0);

describe('the numbers that a form offers', () => {
  it('for a rule are counts that the customer can have, and targets in the unit of the metric', () => {
    const values = (name: string, args = {}) =>
      tenantChoices(hall(), 'setAutoscale', name, { tenant: sale, ...args }).map(({ value }) => value);
    expect(values('max')).toEqual(Array.from({ length: vms }, (_, i) => i + 1));
    expect(Math.max(...(values('target', { metric: 'cpu' }) as number[]))).toBeLessThanOrEqual(100);
    expect(Math.max(...(values('target', { metric: 'latency' }) as number[]))).toBeGreaterThan(100);
  });

  it('start a form from the rule that holds', () => {
    const world = hall();
    const rule = { metric: 'cpu', target: 50, min: 2, max: 6, cooldownS: 6 } as const;
    give(world, 'setAutoscale', { tenant: sale, ...rule });
    expect(verbOf('setAutoscale').present?.(world, sale)).toEqual(rule);
  });

  it('for a loan are sums that the bank lends, and for paying back what is owed', () => {
    const world = hall();
    const loans = tenantChoices(world, 'takeLoan', 'coins', {});
    expect(loans.length).toBeGreaterThan(0);
    for (const { value } of loans) expect(refusalOf(world, 'takeLoan', { coins: value })).toBeUndefined();
    expect(tenantChoices(world, 'repayLoan', 'coins', {})).toEqual([]);
    give(world, 'takeLoan', { coins: 400 });
    expect(tenantChoices(world, 'repayLoan', 'coins', {}).map(({ value }) => value)).toEqual([40, 100, 200, 400]);
  });

  it('for prices and notices are such as may be asked', () => {
    const world = hall();
    for (const percent of priceChoices('renegotiateContract')) {
      expect(refusalOf(world, 'renegotiateContract', { tenant: sale, percent })).toBeUndefined();
    }
    for (const percent of priceChoices('setPrice')) {
      expect(refusalOf(world, 'setPrice', { tenant: sale, percent, tier: 'gold' })).toBeUndefined();
    }
    for (const { value: inS } of tenantChoices(world, 'announceMaintenance', 'inS', {})) {
      for (const { value: forS } of tenantChoices(world, 'announceMaintenance', 'forS', {})) {
        expect(refusalOf(world, 'announceMaintenance', { host: 0, inS, forS })).toBeUndefined();
      }
    }
  });
});
