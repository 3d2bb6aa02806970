import { at, nameOf } from '#client/model/facts/cell.ts';
import type { FactLine } from '#client/model/facts/fact-names.ts';
import { setupOf } from '#client/model/facts/vm-setup.ts';
import { percentOfPermille } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import { NONE } from '#shared/ids.ts';
import {
  CPU_GENERATIONS,
  DOM0_STATES,
  HYPERVISORS,
  PAGING_MODES,
  TECHNIQUES,
  WORKLOADS,
} from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { ringsOf, taxParts } from '#shared/sim/virtualization/index.ts';
import { PERMILLE } from '#shared/units.ts';

/** What a host is made of below its guests: processor, hypervisor, page tables, privileged guest, network card. */
export function platformFacts({ hosts }: OpenWorld, host: number): readonly FactLine[] {
  const dom0 = nameOf(DOM0_STATES, at(hosts.dom0State, host));
  return [
    ['fact.generation', t(`generation.${nameOf(CPU_GENERATIONS, at(hosts.generation, host))}`)],
    ['fact.hypervisor', t(`choice.hypervisor.${nameOf(HYPERVISORS, at(hosts.hypervisor, host))}`)],
    ['fact.paging', t(`choice.paging.${nameOf(PAGING_MODES, at(hosts.paging, host))}`)],
    ['fact.largePages', t(at(hosts.largePages, host) ? 'play.yes' : 'play.no')],
    ...(dom0 === 'none' ? [] : [['fact.dom0', dom0Text(hosts, host, dom0)] as const]),
    ['fact.card', percentOfPermille(at(hosts.nicPermille, host), 0)],
  ];
}

function dom0Text(hosts: OpenWorld['hosts'], host: number, state: string): string {
  const word = t(`dom0State.${state}`);
  return state === 'running'
    ? t('play.dom0Runs', { vcpus: at(hosts.dom0Vcpus, host), load: percentOfPermille(at(hosts.dom0Permille, host), 0) })
    : word;
}

/** In which rings a VM's kernel and its hypervisor run, where it stands. */
export function ringFacts({ vms, hosts }: OpenWorld, vm: number): readonly FactLine[] {
  const host = at(vms.host, vm);
  if (host === NONE) return [];
  const rings = ringsOf(nameOf(TECHNIQUES, at(vms.technique, vm)), nameOf(CPU_GENERATIONS, at(hosts.generation, host)));
  const words = { kernel: t(`mode.${rings.guestKernel}`), hypervisor: t(`mode.${rings.hypervisor}`) };
  return [['fact.rings', t('play.rings', words)]];
}

/** Parts of a tax that are named. */
const NAMED_PARTS = 3;

/** What virtualization costs a VM where it stands, and what the most of that is for, as parts of its native work. */
export function taxFacts(world: OpenWorld, vm: number): readonly FactLine[] {
  const { vms, hosts } = world;
  const all = percentOfPermille(at(vms.taxPermille, vm));
  const host = at(vms.host, vm);
  if (host === NONE) return [['fact.tax', all]];
  const parts = taxParts(nameOf(WORKLOADS, at(vms.workload, vm)), setupOf(world, vm, host), at(hosts.coreMhz, host));
  const named = parts
    .slice(0, NAMED_PARTS)
    .map(([part, added]) =>
      t('play.taxPart', { part: t(`taxPart.${part}`), amount: percentOfPermille(added * PERMILLE) }),
    );
  return [['fact.tax', all], ...(named.length > 0 ? [['fact.taxFor', named.join(' · ')] as const] : [])];
}
