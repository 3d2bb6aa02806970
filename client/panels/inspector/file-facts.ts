import { at, nameOf } from '#client/model/facts/cell.ts';
import { milliseconds } from '#client/model/facts/facts.ts';
import { datastoreName, vmName } from '#client/model/facts/names.ts';
import { mib, number, percentOfPermille } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import { NONE } from '#shared/ids.ts';
import { IMAGE_FINDINGS, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { MIB_PER_GIB } from '#shared/units.ts';

type Fact = [string, string];

/** How full each datastore is and what it has promised; how busy it is, where anybody has said what it can do. */
export function datastoreFacts(world: OpenWorld): Fact[] {
  const { datastores } = world;
  const facts: Fact[] = [];
  for (let d = 0; d < datastores.rows; d++) {
    const name = datastores.rows === 1 ? t('fact.datastore') : datastoreName(d);
    facts.push([name, datastoreLine(world, d)]);
    if (at(datastores.usedPermille, d) > 0) facts.push([t('fact.storageLoad'), loadLine(world, d)]);
  }
  return facts;
}

function loadLine({ datastores }: OpenWorld, d: number): string {
  const us = at(datastores.latencyUs, d);
  const time = us < 1000 ? t('play.microseconds', { value: number(us) }) : milliseconds(Math.round(us / 1000));
  return t('play.storageLoad', { used: percentOfPermille(at(datastores.usedPermille, d), 0), time });
}

/** What a VM’s files take, how many snapshots it has, and what is known about its image. */
export function vmFileFacts(world: OpenWorld, vm: number): Fact[] {
  const { vms } = world;
  if (at(vms.state, vm) === VM_STATES.indexOf('none')) return [];
  const facts: Fact[] = [[t('fact.disk'), diskLine(world, vm)]];
  if (at(vms.base, vm) !== NONE)
    facts.push([t('fact.disk'), t('play.linkedTo', { name: vmName(world, at(vms.base, vm)) })]);
  if (at(vms.snapshots, vm) > 0) facts.push([t('fact.snapshots'), number(at(vms.snapshots, vm))]);
  const finding = nameOf(IMAGE_FINDINGS, at(vms.finding, vm));
  if (finding !== 'unknown') facts.push([t('fact.image'), t(`finding.${finding}`)]);
  return facts;
}

function diskLine({ vms }: OpenWorld, vm: number): string {
  return t('play.diskSize', {
    files: mib(at(vms.diskMib, vm)),
    size: mib(at(vms.diskGib, vm) * MIB_PER_GIB),
    format: t(at(vms.thin, vm) ? 'choice.thin.yes' : 'choice.thin.no'),
  });
}

/** How full a datastore is and what it has promised, in a few words. */
function datastoreLine({ datastores }: OpenWorld, d: number): string {
  return t('play.datastoreFill', {
    written: mib(at(datastores.writtenGib, d) * MIB_PER_GIB),
    all: mib(at(datastores.physicalGib, d) * MIB_PER_GIB),
    promised: mib(at(datastores.provisionedGib, d) * MIB_PER_GIB),
  });
}
