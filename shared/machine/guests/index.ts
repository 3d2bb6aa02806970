import { assemble, type Program } from '../assembler/assemble.ts';
import { consoleWriter } from './console-writer.ts';
import { deviceProber } from './device-prober.ts';
import { forker } from './forker.ts';
import type { Guest } from './guest.ts';
import { interruptToggler } from './interrupt-toggler.ts';
import { intruder } from './intruder.ts';
import { pageWalker } from './page-walker.ts';
import { pager, roomyPager } from './pager.ts';
import { type Port, portSource } from './ports.ts';
import { remapper } from './remapper.ts';
import { selfChanger } from './self-changer.ts';
import { shutdown } from './shutdown.ts';
import { systemCalls } from './system-calls.ts';
import { whoAmI } from './who-am-i.ts';

/** The guests that ship. */
export const GUESTS: readonly Guest[] = [
  systemCalls,
  interruptToggler,
  forker,
  consoleWriter,
  whoAmI,
  shutdown,
  remapper,
  pageWalker,
  pager,
  roomyPager,
  selfChanger,
  intruder,
  deviceProber,
];

/** Text of a guest, its kernel's operations included. */
export function guestSource(guest: Guest, port: Port, rounds = guest.rounds): string {
  return `.equ ROUNDS ${rounds}${portSource(port)}${guest.source}`;
}

/** A guest as words in memory. */
export function guestProgram(guest: Guest, port: Port, rounds = guest.rounds): Program {
  const assembly = assemble(guestSource(guest, port, rounds));
  if (!assembly.ok) throw new Error(`Guest ${guest.id} does not assemble: ${JSON.stringify(assembly.errors)}`);
  return assembly.program;
}
