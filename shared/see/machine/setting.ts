import type { Program } from '#shared/machine/assembler/assemble.ts';
import type { Guest } from '#shared/machine/guests/guest.ts';
import { GUESTS, guestProgram } from '#shared/machine/guests/index.ts';
import { FLAVOURS, type Flavour, whatIfPrivileged } from '#shared/machine/hardware/flavours.ts';
import { startRun } from '#shared/machine/trial/trial.ts';
import type { Run } from '#shared/machine/vmm/run.ts';
import { type Setup, type SetupRefusal, setupOf, setupRefusal } from '#shared/machine/vmm/setup.ts';
import type { MachineEntry, MachineLever, MachineSetting } from './entry.ts';

/** The setting with some of the entry's levers pulled, in the entry's order. */
export function machineWith(entry: MachineEntry, pulled: readonly string[]): MachineSetting {
  const levers = entry.levers.filter(({ id }) => pulled.includes(id));
  return levers.reduce((setting: MachineSetting, lever: MachineLever) => lever.change(setting), entry.machine);
}

export function guestOf({ guest: id }: MachineSetting): Guest {
  const guest = GUESTS.find((one) => one.id === id);
  if (!guest) throw new Error(`no guest ${id}`);
  return guest;
}

export function setupIn({ guest: _, flavour, privileged = [], ...rest }: MachineSetting): Setup {
  return setupOf({ ...rest, flavour: flavourWith(FLAVOURS[flavour], privileged) });
}

/** Processors that have been asked for: what is found out about one is kept with it. */
const CHANGED = new Map<string, Flavour>();

function flavourWith(flavour: Flavour, privileged: NonNullable<MachineSetting['privileged']>): Flavour {
  if (privileged.length === 0) return flavour;
  const key = [flavour.id, ...privileged].join();
  const changed = CHANGED.get(key) ?? whatIfPrivileged(flavour, privileged);
  CHANGED.set(key, changed);
  return changed;
}

/** The kernel that the technique needs, and the program on it. */
export function programOf(setting: MachineSetting): Program {
  return guestProgram(guestOf(setting), setting.technique === 'paravirtual' ? 'ported' : 'native');
}

/** A machine that is about to execute its first instruction. */
export function startSetting(setting: MachineSetting): Run {
  return startRun(programOf(setting), setupIn(setting));
}

/** What stands in the way of a setting, if anything: a set-up that cannot be, or a kernel that nobody may port. */
export function refusalOf(setting: MachineSetting): SetupRefusal | 'closedKernel' | undefined {
  const isClosed = setting.technique === 'paravirtual' && !guestOf(setting).open;
  return isClosed ? 'closedKernel' : setupRefusal(setupIn(setting));
}
