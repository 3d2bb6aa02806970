import { listing } from '#shared/machine/assembler/listing.ts';
import { consoleText } from '#shared/machine/hardware/devices.ts';
import { claimOf } from '#shared/machine/trial/claims.ts';
import type { Requirements } from '#shared/machine/trial/requirements.ts';
import { startRun, type Trial, tryGuest, tryPorted } from '#shared/machine/trial/trial.ts';
import type { MachineEvent } from '#shared/machine/vmm/events.ts';
import type { Setup } from '#shared/machine/vmm/setup.ts';
import { step } from '#shared/machine/vmm/step.ts';
import type { Programs } from './program-file.ts';

interface Wanted {
  readonly steps: number;
  readonly trace?: true;
  readonly listing?: true;
}

/** Runs a program and tells what came of it, as text. */
export function trialText({ program, native }: Programs, setup: Setup, wanted: Wanted): string {
  const trial =
    setup.technique === 'paravirtual'
      ? tryPorted(program, native, setup, wanted.steps)
      : tryGuest(program, setup, wanted.steps);
  const parts = [
    ...(wanted.listing ? [listing(program)] : []),
    ...(wanted.trace ? [traceText({ program, native }, setup, wanted.steps)] : []),
    ...endText(trial),
    claimLine(setup),
    ...requirementLines(trial.requirements),
  ];
  return `${parts.join('\n')}\n`;
}

function traceText({ program }: Programs, setup: Setup, steps: number): string {
  const run = startRun(program, setup);
  const lines: string[] = [];
  while (run.guest.stopped === undefined && run.counts.steps < steps) {
    const number = String(run.counts.steps).padStart(6);
    step(run);
    lines.push(`${number}  ${run.events.map(eventText).join(' · ')}`);
  }
  return lines.join('\n');
}

export function eventText({ type, ...details }: MachineEvent): string {
  const values = Object.entries(details).map(([name, value]) => `${name}=${name === 'pc' ? hex(value) : value}`);
  return [type, ...values].join(' ');
}

export function hex(value: unknown): string {
  return `0x${Number(value).toString(16).toUpperCase().padStart(4, '0')}`;
}

function endText({ run, slowdown }: Trial): string[] {
  const { counts, guest } = run;
  return [
    `stopped: ${guest.stopped ?? 'still running'} after ${counts.steps} steps`,
    `console: ${JSON.stringify(consoleText(guest.devices))}`,
    `cycles: ${counts.cycles} (${slowdown.toFixed(2)} × the machine itself)`,
    `  the guest's own: ${amounts(counts.native)}`,
    `  the hypervisor's: ${amounts(counts.work)}`,
    `instructions: ${amounts(counts.means)}`,
    `exits: ${amounts(counts.exits)}`,
    `faults: ${amounts(counts.faults)}`,
    `blocks: ${amounts(counts.blocks)}`,
    `sensitive instructions that slipped through: ${amounts(counts.holes)}`,
  ];
}

function amounts(counts: { readonly [name: string]: number | undefined }): string {
  const parts = Object.entries(counts).filter(([, count]) => count !== undefined && count > 0);
  return parts.length === 0 ? 'none' : parts.map(([name, count]) => `${name} ${count}`).join(', ');
}

function claimLine(setup: Setup): string {
  const { scope, holes, ifInvalidated } = claimOf(setup);
  const limits = [...(holes.length > 0 ? [holes.join(', ')] : []), ...(ifInvalidated ? ['if invalidated'] : [])];
  return `claims equivalence for: ${[scope, ...limits].join(': ')}`;
}

function requirementLines({ equivalence, control, efficiency }: Requirements): string[] {
  const { firstDifference, atEnd, compared } = equivalence;
  const first =
    firstDifference &&
    `first at step ${firstDifference.step}, ${hex(firstDifference.pc)}, ${firstDifference.mnemonic ?? 'no instruction'}: ${firstDifference.what}`;
  return [
    `equivalence (${compared}): ${equivalence.holds ? 'holds' : `does not hold: ${first ?? ''} at the end: ${atEnd ?? 'the same'}`}`,
    `resource control: ${control.holds ? 'holds' : `does not hold: ${control.violations.join(', ')}`}`,
    `efficiency: ${efficiency.holds ? 'holds' : 'does not hold'}: ${(100 * efficiency.share).toFixed(1)} % of innocuous instructions ran directly`,
  ];
}
