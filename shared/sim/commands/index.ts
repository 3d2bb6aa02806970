import type { ValueOf } from '#shared/payload.ts';
import { placeVm } from './place-vm.ts';

/** Every command, under the name that goes over the wire. */
export const COMMANDS = {
  placeVm,
} as const;

export type CommandName = keyof typeof COMMANDS;

/** A command with its arguments, as a union over all commands. */
export type CommandCall = {
  [N in CommandName]: { readonly name: N; readonly args: ValueOf<(typeof COMMANDS)[N]['payload']> };
}[CommandName];
