import { at, nameOf } from '#client/model/facts/cell.ts';
import type { FactLine } from '#client/model/facts/fact-names.ts';
import { celsius, number, percentOfPermille, watts } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import { airBand } from '#shared/sim/facility/index.ts';
import { ENERGY_PLANS, POWER_SUPPLIES } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';

/** Air and power of a rack, in numbers. */
export function rackFacts({ racks }: OpenWorld, rack: number): readonly FactLine[] {
  const inletC = at(racks.inletDeciC, rack) / 10;
  const breakerW = at(racks.breakerW, rack);
  const capW = at(racks.capW, rack);
  const clock = at(racks.clockPermille, rack);
  const all = capW > 0 ? capW : breakerW;
  const power = watts(at(racks.powerW, rack));
  return [
    ['fact.rack', number(rack + 1)],
    ['fact.inlet', `${celsius(inletC)} · ${t(`airBand.${airBand(inletC)}`)}`],
    ['fact.setPoint', celsius(at(racks.setPointC, rack))],
    ['fact.rackPower', all > 0 ? t('play.ofAmount', { part: power, all: watts(all) }) : power],
    ...(breakerW > 0
      ? [['fact.breaker', percentOfPermille((1000 * at(racks.powerW, rack)) / breakerW, 0)] as const]
      : []),
    ...(clock < 1000 ? [['fact.clock', percentOfPermille(clock, 0)] as const] : []),
  ];
}

/** Feed and cooling of the hall. */
export function buildingFacts({ hall, racks }: OpenWorld): readonly FactLine[] {
  return [
    ['fact.warmest', celsius(Math.max(0, ...racks.inletDeciC) / 10)],
    ['fact.coolingLoad', percentOfPermille(at(hall.coolingPermille, 0), 0)],
    ['fact.supply', t(`supply.${nameOf(POWER_SUPPLIES, at(hall.supply, 0))}`)],
    ['fact.ups', percentOfPermille(at(hall.upsPermille, 0), 0)],
    ['fact.energyPlan', t(`choice.plan.${nameOf(ENERGY_PLANS, at(hall.energyPlan, 0))}`)],
  ];
}
