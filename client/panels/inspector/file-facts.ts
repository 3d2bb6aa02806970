import { at, nameOf } from '#client/model/facts/cell.ts';
import type { FactLine } from '#client/model/facts/fact-names.ts';
import { vmName } from '#client/model/facts/names.ts';
import { mib, number } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import { NONE } from '#shared/ids.ts';
import { IMAGE_FINDINGS, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { MIB_PER_GIB } from '#shared/units.ts';

/** What a VM’s files take, how many snapshots it has, and what is known about its image. */
export function vmFileFacts(world: OpenWorld, vm: number): FactLine[] {
  const { vms } = world;
  if (at(vms.state, vm) === VM_STATES.indexOf('none')) return [];
  const facts: FactLine[] = [['fact.disk', diskLine(world, vm)]];
  if (at(vms.base, vm) !== NONE)
    facts.push(['fact.disk', t('play.linkedTo', { name: vmName(world, at(vms.base, vm)) })]);
  if (at(vms.snapshots, vm) > 0) facts.push(['fact.snapshots', number(at(vms.snapshots, vm))]);
  const finding = nameOf(IMAGE_FINDINGS, at(vms.finding, vm));
  if (finding !== 'unknown') facts.push(['fact.image', t(`finding.${finding}`)]);
  return facts;
}

function diskLine({ vms }: OpenWorld, vm: number): string {
  return t('play.diskSize', {
    files: mib(at(vms.diskMib, vm)),
    size: mib(at(vms.diskGib, vm) * MIB_PER_GIB),
    format: t(at(vms.thin, vm) ? 'choice.thin.yes' : 'choice.thin.no'),
  });
}
