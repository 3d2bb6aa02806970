import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { choicesFor } from '#client/model/commands/choices.ts';
import { clusterFacts, hostClusterFacts, restartFact, suggestionTexts } from '#client/model/facts/cluster-words.ts';
import { language } from '#client/words/words.ts';
import { COMMANDS } from '#shared/sim/commands/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import way from '../../assets/lang/en.json' with { type: 'json' };
import hall from '../../assets/lang/hall/en.json' with { type: 'json' };

import { aWorld, run } from '../support/a-world.ts';
import { give, giveAsInstructor } from '../support/give.ts';
import { steadyWorld } from '../support/steady-world.ts';

beforeAll(async () => {
  await i18next.init({
    lng: 'en',
    resources: { en: { translation: { ...way, ...hall } } },
    interpolation: { escapeValue: false },
  });
  language.value = 'en';
});

const textOf = (world: World) => clusterFacts(world).map(([, text]) => text);

describe('the words about a cluster', () => {
  it('say nothing while nobody uses any of it', () => {
    const world = run(aWorld({ hosts: 2, vms: 2 }), 5);
    expect([clusterFacts(world), hostClusterFacts(world, 0), restartFact(world, 0)]).toEqual([[], [], []]);
  });

  it('name the rules, and which are broken', () => {
    const world = run(aWorld({ hosts: 2, vms: 2, placedOn: [0, 0] }), 5);
    give(world, 'addRule', { vm: 0, kind: 'apart', other: 1 });
    give(world, 'addHostRule', { vm: 0, kind: 'shouldRunOn', host: 0 });
    give(world, 'spreadTenant', { tenant: 0, apart: true });
    expect(textOf(world)).toEqual([
      'Corner Shop 1 and Corner Shop 2 on different hosts (not so at present)',
      'Corner Shop 1 on Host 1 if possible',
      'every VM of Corner Shop on a host of its own (not so at present)',
    ]);
    const choices = choicesFor(world, 'removeRule', 'rule', COMMANDS.removeRule.payload.rule, {});
    expect(choices.map(({ value }) => value)).toEqual([0, 1, 2]);
  });

  it('offer only siblings as the other VM of a rule', () => {
    const one = aWorld({ vms: 1 }).scenario.tenants[0]!;
    const world = aWorld({ hosts: 2, tenants: [{ ...one, vms: 2, placedOn: [0, 0] }, one] });
    const choices = choicesFor(world, 'addRule', 'other', COMMANDS.addRule.payload.other, { vm: 0 });
    expect(choices.map(({ value }) => value)).toEqual([1]);
  });

  it('say what the balancer suggests, and offer it', () => {
    const busy = { count: 4, memMib: 1024, vcpus: 4, loadPercent: 95, touchedFraction: 0.5, activeFraction: 0.1 };
    const world = steadyWorld([busy], { hosts: 3, policies: { balancer: { mode: 'suggest', level: 4 } } });
    run(world, 151);
    expect(suggestionTexts(world)[0]).toEqual({ row: 0, text: 'Corner Shop 1 to Host 2: evens out the load' });
    const { suggestion } = COMMANDS.applySuggestion.payload;
    expect(choicesFor(world, 'applySuggestion', 'suggestion', suggestion, {}).length).toBe(2);
  });

  it('say what is due and under way at a host', () => {
    const event = { kind: 'patchDue', subject: -1, atS: 1, forS: 0, warningS: 0, factor: 2 } as const;
    const world = run(aWorld({ hosts: 2, vms: 2, scenario: { events: [event] } }), 10);
    expect([textOf(world), hostClusterFacts(world, 0)]).toEqual([
      ['2 hosts'],
      [['fact.patch', 'the newest is missing']],
    ]);
    giveAsInstructor(world, 'injectFault', { fault: 'maintenanceOrder', subject: 0 });
    give(world, 'patchHost', { host: 0, live: false });
    expect(hostClusterFacts(world, 0)).toEqual([
      ['fact.patch', 'is being emptied for it'],
      ['fact.recall', '2:00\u00a0min'],
    ]);
    give(world, 'setHaPriority', { vm: 0, priority: 'high' });
    expect(restartFact(world, 0)).toEqual([['fact.restart', 'first']]);
  });
});
