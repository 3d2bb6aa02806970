import { percentOfPermille } from '#client/ui/formats.ts';
import { t } from '#client/ui/words.ts';
import { NONE } from '#shared/ids.ts';
import { CPU_GENERATIONS, DOM0_STATES, HYPERVISORS, PAGING_MODES, TECHNIQUES } from '#shared/sim/codes.ts';
import { ringsOf } from '#shared/sim/mechanisms/rings.ts';
import type { OpenWorld } from '#shared/sim/world.ts';
import { at, nameOf } from './cell.ts';

type Fact = readonly [string, string];

/** What a host is made of below its guests: processor, hypervisor, page tables, privileged guest, network card. */
export function platformFacts({ hosts }: OpenWorld, host: number): readonly Fact[] {
  const dom0 = nameOf(DOM0_STATES, at(hosts.dom0State, host));
  return [
    [t('fact.generation'), t(`generation.${nameOf(CPU_GENERATIONS, at(hosts.generation, host))}`)],
    [t('fact.hypervisor'), t(`choice.hypervisor.${nameOf(HYPERVISORS, at(hosts.hypervisor, host))}`)],
    [t('fact.paging'), t(`choice.paging.${nameOf(PAGING_MODES, at(hosts.paging, host))}`)],
    [t('fact.largePages'), t(at(hosts.largePages, host) ? 'play.yes' : 'play.no')],
    ...(dom0 === 'none' ? [] : [[t('fact.dom0'), dom0Text(hosts, host, dom0)] as const]),
    [t('fact.card'), percentOfPermille(at(hosts.nicPermille, host), 0)],
  ];
}

function dom0Text(hosts: OpenWorld['hosts'], host: number, state: string): string {
  const word = t(`dom0State.${state}`);
  return state === 'running'
    ? t('play.dom0Runs', { vcpus: at(hosts.dom0Vcpus, host), load: percentOfPermille(at(hosts.dom0Permille, host), 0) })
    : word;
}

/** In which rings a VM's kernel and its hypervisor run, where it stands. */
export function ringFacts({ vms, hosts }: OpenWorld, vm: number): readonly Fact[] {
  const host = at(vms.host, vm);
  if (host === NONE) return [];
  const rings = ringsOf(nameOf(TECHNIQUES, at(vms.technique, vm)), nameOf(CPU_GENERATIONS, at(hosts.generation, host)));
  const words = { kernel: t(`mode.${rings.guestKernel}`), hypervisor: t(`mode.${rings.hypervisor}`) };
  return [[t('fact.rings'), t('play.rings', words)]];
}
