import { beforeAll, describe, expect, it } from 'vitest';
import { botsOf } from '#shared/bots/index.ts';
import { scenarioById } from '#shared/scenarios/index.ts';
import { lossesOf, seriesOf } from '#shared/sim/accounts/index.ts';
import { IO_PATHS, TENANT_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { TimedEvent } from '#shared/sim/kernel/scenario/scenario.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { give } from '../support/give.ts';
import { playGame } from '../support/play-game.ts';

const scenario = scenarioById('two-doors', 'S3')!;
const BOTS = ['idle', 'reference', 'twin'] as const;

describe('two doors', () => {
  const worlds: { [bot: string]: World } = {};
  beforeAll(() => {
    for (const bot of BOTS) worlds[bot] = playGame(scenario, botsOf('two-doors')[bot]!);
  }, 60_000);
  const lostTo = (bot: string, cause: string) =>
    lossesOf(worlds[bot]!)
      .filter((line) => line.cause === cause)
      .reduce((sum, { goodTicks }) => sum + goodTicks, 0);

  it('loses most behind the narrow door, and hardly anything there by who widens it or goes past it', () => {
    expect(lostTo('idle', 'dom0')).toBeGreaterThan(4000);
    expect(lostTo('reference', 'dom0')).toBeLessThan(lostTo('twin', 'dom0') / 4);
  });

  it('gives a part of the card to those who send most, and a ring to those that were emulated', () => {
    const { vms, tenants } = worlds.reference!;
    const paths = new Map<string, Set<string>>();
    for (let v = 0; v < vms.rows; v++) {
      if (vms.host[v]! < 0) continue;
      const { archetype } = scenario.tenants[tenants.archetype[vms.tenant[v]!]!]!;
      paths.set(archetype, (paths.get(archetype) ?? new Set()).add(IO_PATHS[vms.ioPath[v]!]!));
    }
    expect([...paths.get('renderBarn')!]).toEqual(['passthrough']);
    expect([...paths.get('clinic')!]).toEqual(['split']);
  });

  it('does not let a guest with a device of its own move while it runs', () => {
    const world = worlds.reference!;
    const vm = Array.from(world.vms.ioPath).findIndex(
      (path, v) => IO_PATHS[path] === 'passthrough' && world.vms.host[v]! >= 0,
    );
    const host = world.vms.host[vm] === 0 ? 1 : 0;
    expect(give(world, 'migrateLive', { vm, host })).toEqual({ code: 'vmHasPassthrough', vm });
  });

  it('keeps more of its promises, with a host less, by who chooses', () => {
    const kept = (bot: string) => worlds[bot]!.hall.slaPermille[0]!;
    expect(kept('reference')).toBeGreaterThan(800);
    expect(kept('twin')).toBeLessThan(kept('reference') - 150);
    expect(kept('idle')).toBeLessThan(kept('reference') - 150);
  });
});

describe('a patch in two doors', () => {
  // Under this seed an archive of 13 large machines is offered while the patch is announced: the hall would hold it, just.
  const full = scenarioById('two-doors', 'S04')!;
  const played = (bot: 'careful' | 'reference') => {
    const world = playGame(full, botsOf('two-doors')[bot]!);
    const { tenants } = world;
    const archive = full.tenants.findIndex(({ archetype }) => archetype === 'megaMail');
    const { beats, columns } = seriesOf(world);
    return {
      archive: TENANT_STATES[tenants.state[tenants.archetype.indexOf(archive)]!],
      kept: columns.goodTicks[beats - 1]! / columns.owedTicks[beats - 1]!,
    };
  };

  it('needs a host that can be emptied: who fills the hall meanwhile cannot put it in, and keeps a tenth less', () => {
    const [careful, reference] = [played('careful'), played('reference')];
    expect([careful.archive, reference.archive]).toEqual(['left', 'expired']);
    expect(reference.kept).toBeGreaterThan(careful.kept + 0.1);
  }, 60_000);
});

describe('what goes wrong in two doors', () => {
  const badTicks = (bot: 'idle' | 'reference', events: readonly TimedEvent[]) => {
    const { series } = playGame({ ...scenario, events }, botsOf('two-doors')[bot]);
    const beats = scenario.lengthS - 1;
    return (series.owedTicks[beats]! - series.goodTicks[beats]!) / 5;
  };
  const event = (kind: TimedEvent['kind'], subject: number, forS: number, factor: number): TimedEvent[] => [
    { kind, subject, atS: 100, forS, warningS: 5, factor },
  ];

  it('a privileged guest that hangs costs its guests a minute, and a few seconds who restarts it', () => {
    const cost = (bot: 'idle' | 'reference') => badTicks(bot, event('dom0Wedged', 0, 60, 1)) - badTicks(bot, []);
    expect(cost('idle')).toBeGreaterThan(300);
    expect(cost('reference')).toBeLessThan(cost('idle') / 2);
  });

  it('an uplink that is full of foreign traffic costs who does nothing hundreds of seconds', () => {
    expect(badTicks('idle', event('uplinkSaturated', -1, 40, 0.6)) - badTicks('idle', [])).toBeGreaterThan(200);
  });
});
