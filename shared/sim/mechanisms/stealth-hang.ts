import type { VmId } from '#shared/ids.ts';
import { CPU_GENERATIONS, TECHNIQUES, type Technique } from '../codes.ts';
import type { World } from '../world.ts';
import { canTrapAndEmulate } from './popek-goldberg.ts';

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
export function hangIfMissed(world: World, v: number): void {
  const { vms, hosts } = world;
  const technique = vms.technique[v];
  const missed = technique === ASSIST && MISSES[hosts.generation[vms.host[v]]] === 1;
  const unported = TRUSTS_GUEST[technique] === 1 && vms.unportedUntilTick[v] > world.tick;
  if (!missed && !unported) return;
  vms.hung[v] = 1;
  world.events.push({ type: 'vmHung', vm: v as VmId });
}
