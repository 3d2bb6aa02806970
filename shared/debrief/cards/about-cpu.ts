import {
  GUESTS,
  HYPERVISORS,
  TECHNIQUES,
  type Technique,
  WORKLOADS,
  type Workload,
} from '#shared/sim/kernel/codes/index.ts';
import { ticksOf } from '#shared/sim/kernel/time.ts';
import { type Evidence, faultOf, hasVm, lossBy, ordersOf, secondWhere, type When } from './evidence.ts';
import type { QuestionCard } from './question-card.ts';

/** Which kernel runs where, and what it costs: processors and devices. */
export const CPU_CARDS: readonly QuestionCard[] = [
  { id: 'dom0Stall', see: 'dom0-outage', at: (past) => lossBy(past, ['dom0']) },
  {
    id: 'popfHang',
    see: 'popf-hang',
    at: (past) => lossBy(past, ['hung'], (tenant) => runs(past, tenant, 'paravirtual')),
  },
  { id: 'translated', see: 'system-call-cycles', at: (past) => taxed(past, 'web', 'binaryTranslation') },
  { id: 'rtosToggles', see: 'cli-or-exit', at: (past) => taxed(past, 'rtos', 'hardwareAssist') },
  {
    id: 'paravirtRefused',
    see: 'source-or-binary',
    at: (past) => {
      const isClosed = (vm: number) => GUESTS[past.world.vms.guest[vm] ?? 0] !== 'linux';
      return ordersOf(past, 'setTechnique').find(({ args: { vm, technique } }) => {
        return technique === 'paravirtual' && isClosed(vm);
      })?.tick;
    },
  },
  {
    id: 'type2',
    see: 'type-1-or-2',
    at: (past) => {
      const { hypervisor } = past.world.hosts;
      return ordersOf(past, 'setHypervisor').find(({ args }) => {
        return args.hypervisor === 'type2' && HYPERVISORS[hypervisor[args.host] ?? 0] === 'type2';
      })?.tick;
    },
  },
  {
    id: 'sharedKernel',
    see: 'isolation',
    at: (past) =>
      faultOf(past, 'kernelPanic') === undefined
        ? undefined
        : lossBy(past, ['hostDown'], (tenant) => runs(past, tenant, 'container')),
  },
  {
    id: 'guestShutdown',
    see: 'intercept-bitmap',
    // Within half a minute one guest less was running.
    at: (past) =>
      ordersOf(past, 'powerOffVm').find(({ tick }) => {
        const isSoon = (second: number) => {
          const end = ticksOf(past.world.scenario, second + 1);
          return end > tick && end <= tick + ticksOf(past.world.scenario, SHUT_DOWN_S);
        };
        return secondWhere(past, 'vmsRunning', (vms, before, second) => vms < before && isSoon(second)) !== undefined;
      })?.tick,
  },
];

/** A guest that was asked to shut down has done so by then, s. Design value. */
const SHUT_DOWN_S = 30;

/** Whether a tenant has guests that are run by that technique, and do that work. */
function runs(past: Evidence, tenant: number, technique: Technique, workload?: Workload): boolean {
  const { vms } = past.world;
  const works = (vm: number) => workload === undefined || WORKLOADS[vms.workload[vm] ?? 0] === workload;
  return hasVm(past, tenant, (vm) => TECHNIQUES[vms.technique[vm] ?? 0] === technique && works(vm));
}

/** When guests with that work first lost service to the technique that runs them. */
function taxed(past: Evidence, workload: Workload, technique: Technique): When {
  return lossBy(past, ['techniqueTax'], (tenant) => runs(past, tenant, technique, workload));
}
