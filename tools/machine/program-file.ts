import { existsSync, readFileSync } from 'node:fs';
import { assemble, type Program } from '#shared/machine/assembler/assemble.ts';
import { GUESTS, guestSource } from '#shared/machine/guests/index.ts';
import { type Port, portSource } from '#shared/machine/guests/ports.ts';
import type { Setup } from '#shared/machine/vmm/setup.ts';

/** What is run, and what it is compared with on the machine itself: the same but for a kernel that has been ported. */
export interface Programs {
  readonly program: Program;
  readonly native: Program;
}

/** Programs of a file or of a guest that ships, or what is wrong, a line each. */
export function programsFor(name: string, { technique }: Setup): Programs | { readonly problems: readonly string[] } {
  const program = programOf(name, technique === 'paravirtual' ? 'ported' : 'native');
  const native = programOf(name, 'native');
  if ('problems' in program) return program;
  return 'problems' in native ? native : { program, native };
}

function programOf(name: string, port: Port): Program | { readonly problems: readonly string[] } {
  const source = sourceOf(name, port);
  if (source === undefined)
    return { problems: [`${name}: no such file, and no guest of that name with such a kernel`] };
  const assembly = assemble(source.before + source.text);
  if (assembly.ok) return assembly.program;
  const linesBefore = source.before.split('\n').length - 1;
  return { problems: assembly.errors.map(({ line, code, text }) => `${name}:${line - linesBefore}: ${code}: ${text}`) };
}

/** A text of assembler, and what goes before it: the operations of a port, if its first line is `.include port`. */
function sourceOf(name: string, port: Port): { readonly before: string; readonly text: string } | undefined {
  const guest = GUESTS.find(({ id }) => id === name);
  if (guest !== undefined)
    return guest.open || port === 'native' ? { before: '', text: guestSource(guest, port) } : undefined;
  if (!existsSync(name)) return undefined;
  const text = readFileSync(name, 'utf8');
  const [first = ''] = text.split('\n');
  return /^\s*\.include\s+port\s*(;|$)/.test(first)
    ? { before: portSource(port), text: text.slice(first.length) }
    : { before: '', text };
}
