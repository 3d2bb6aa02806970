import type { HostId, VmId } from '#shared/ids.ts';
import { NONE } from '#shared/ids.ts';
import {
  CPU_GENERATIONS,
  HYPERVISORS,
  IO_PATHS,
  OFFERED_TECHNIQUES,
  PAGING_MODES,
  TECHNIQUES,
  type Technique,
  VM_STATES,
  WORKLOADS,
} from '#shared/sim/kernel/codes/index.ts';
import { ticksOf } from '#shared/sim/kernel/time.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { changeRefusal, taxParts } from '#shared/sim/virtualization/index.ts';
import { type Plan, propose, rests } from '../plan.ts';

/** Work that another technique must save, as a part of native work, to be worth a restart. */
const WORTH_IT = 0.04;
/** Seconds after a change before the same guest is changed again. */
const REST_S = 30;
/** Changes in a turn at most: each is a restart. */
const CHANGES_MAX = 2;

type OfferedTechnique = (typeof OFFERED_TECHNIQUES)[number];

const RUNNING = VM_STATES.indexOf('running');
const OFF = VM_STATES.indexOf('off');

/** Work that a guest would be on a host under a technique, once warm, as a factor on native work. */
function workUnder({ vms, hosts }: OpenWorld, vm: VmId, host: HostId, technique: Technique): number {
  const setup = {
    technique,
    path: IO_PATHS[vms.ioPath[vm]],
    hypervisor: HYPERVISORS[hosts.hypervisor[host]],
    machine: {
      generation: CPU_GENERATIONS[hosts.generation[host]],
      paging: PAGING_MODES[hosts.paging[host]],
      largePages: hosts.largePages[host] === 1,
    },
  };
  const parts = taxParts(WORKLOADS[vms.workload[vm]], setup, hosts.coreMhz[host]);
  return parts.reduce((work, [, added]) => work + added, 1);
}

/** The technique under which a guest is least work where it stands, of those that can run it there. */
export function bestTechnique(
  world: OpenWorld,
  vm: VmId,
  but: readonly Technique[] = [],
): OfferedTechnique | undefined {
  const host = world.vms.host[vm] as HostId;
  const can = OFFERED_TECHNIQUES.filter((way) => !but.includes(way) && changeRefusal(world, vm, way) === undefined);
  const work = (technique: Technique) => workUnder(world, vm, host, technique);
  return can.sort((a, b) => work(a) - work(b))[0];
}

/** Gives guests the technique that suits them where they stand, those that gain most first; `which`: only these, absent = all. */
export function chooseTechniques(plan: Plan, which: (vm: VmId) => boolean = () => true): void {
  const { vms, scenario } = plan.world;
  const gains: { readonly vm: VmId; readonly technique: OfferedTechnique; readonly gain: number }[] = [];
  for (let vm = 0 as VmId; vm < vms.rows; vm++) {
    if (vms.host[vm] === NONE || (vms.state[vm] !== RUNNING && vms.state[vm] !== OFF) || !which(vm)) continue;
    const technique = bestTechnique(plan.world, vm);
    if (technique === undefined) continue;
    const host = vms.host[vm] as HostId;
    const now = workUnder(plan.world, vm, host, TECHNIQUES[vms.technique[vm]]);
    const saved = now - workUnder(plan.world, vm, host, technique);
    if (saved >= WORTH_IT) gains.push({ vm, technique, gain: saved * vms.vcpus[vm] });
  }
  gains.sort((a, b) => b.gain - a.gain || a.vm - b.vm);
  let changes = 0;
  for (const { vm, technique } of gains) {
    if (changes >= CHANGES_MAX) return;
    if (rests(plan, `technique ${vm}`, ticksOf(scenario, REST_S))) continue;
    if (propose(plan, { name: 'setTechnique', args: { vm, technique } })) changes += 1;
  }
}
