import type { VmId } from '#shared/ids.ts';
import { CPU_GENERATIONS, HOST_STATES, TECHNIQUES, type Technique, VM_STATES } from '../kernel/codes/index.ts';
import type { World } from '../kernel/world.ts';
import { canTrapAndEmulate } from './popek-goldberg.ts';

const RUNNING = VM_STATES.indexOf('running');
const ON = HOST_STATES.indexOf('on');
const ASSIST = TECHNIQUES.indexOf('hardwareAssist');
/** Whether waiting for traps misses something, by generation. */
const MISSES = Uint8Array.from(CPU_GENERATIONS, (generation) => (canTrapAndEmulate(generation) ? 0 : 1));

/**
 * Whether a technique runs kernel code that nobody has ported as its author meant it. A paravirtual guest only knows how
 * to ask; what was not changed runs in ring 1, where POPF does nothing.
 */
export function runsUnportedCode(technique: Technique): boolean {
  return technique !== 'paravirtual';
}

const TRUSTS_GUEST = Uint8Array.from(TECHNIQUES, (technique) => (runsUnportedCode(technique) ? 0 : 1));

/**
 * A guest hangs when its kernel executes an instruction that is sensitive and neither traps nor was translated: interrupts
 * stay off for ever. A kernel does so within its first moments, so there is nothing to wait for. It hangs until restarted.
 */
export function applyHangs(world: World): void {
  const { vms } = world;
  const { unportedUntilTick, technique, state, hung, rows } = vms;
  const waits = hasOldHost(world);
  for (let v = 0; v < rows; v++) {
    if (unportedUntilTick[v] === 0 && !(waits && technique[v] === ASSIST)) continue;
    if (state[v] === RUNNING && hung[v] === 0 && isMissed(world, v)) {
      hung[v] = 1;
      world.events.push({ type: 'vmHung', vm: v as VmId });
    }
  }
}

/** Programs of their host: they have no kernel of their own that could stop. */
const ON_HOSTS_KERNEL: readonly Technique[] = ['container', 'jvm', 'native'];

/** Whether a technique gives a guest a kernel of its own. */
export function hasOwnKernel(technique: Technique): boolean {
  return !ON_HOSTS_KERNEL.includes(technique);
}

/** Whether any host has processors on which waiting for traps misses something. */
function hasOldHost({ hosts }: World): boolean {
  for (let h = 0; h < hosts.rows; h++) if (hosts.state[h] === ON && MISSES[hosts.generation[h]] === 1) return true;
  return false;
}

function isMissed({ vms, hosts, tick }: World, v: number): boolean {
  const technique = vms.technique[v];
  const h = vms.host[v];
  if (h < 0 || hosts.state[h] !== ON) return false;
  if (technique === ASSIST) return MISSES[hosts.generation[h]] === 1;
  return TRUSTS_GUEST[technique] === 1 && vms.unportedUntilTick[v] > tick;
}
