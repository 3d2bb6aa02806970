import { causeOf, MOVES } from '#client/model/facts/causes.ts';
import { at, nameOf } from '#client/model/facts/cell.ts';
import { NONE } from '#shared/ids.ts';
import type { CommandName } from '#shared/sim/commands/index.ts';
import { CPU_GENERATIONS, TECHNIQUES } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { canTrapAndEmulate } from '#shared/sim/virtualization/index.ts';
import { planPlacement } from './plans.ts';

/**
 * The verbs that can address the cause of a VM's loss as things are, the likeliest first. `by`: who would give them. Who has
 * no host is placed first where one has room, and room is made only where none has. A guest that hung is restarted; one that would hang
 * again as it is run is run otherwise.
 */
export function movesFor(world: OpenWorld, vm: number, by: number): readonly CommandName[] {
  const cause = causeOf(world, vm);
  const moves = MOVES[cause];
  if (moves.includes('placeVm')) {
    const hasRoom = planPlacement(world, [vm], by).some(({ host }) => host !== NONE);
    return moves.filter((command) => (command === 'placeVm') === hasRoom);
  }
  return cause === 'hung' && hangsAgain(world, vm) ? [...moves].reverse() : moves;
}

/** Whether a restart alone does not help: a paravirtual guest meets its unported code again, and an old processor misses traps again. */
function hangsAgain({ vms, hosts }: OpenWorld, vm: number): boolean {
  const technique = nameOf(TECHNIQUES, at(vms.technique, vm));
  const host = at(vms.host, vm);
  if (technique === 'paravirtual') return true;
  const generation = host === NONE ? undefined : nameOf(CPU_GENERATIONS, at(hosts.generation, host));
  return technique === 'hardwareAssist' && generation !== undefined && !canTrapAndEmulate(generation);
}
