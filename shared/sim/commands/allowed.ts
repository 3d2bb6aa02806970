import type { CommandName } from './index.ts';

/** Commands that do what another does, with several at once or back again: a scenario that has the one has these. */
const COMES_WITH: { readonly [N in CommandName]?: CommandName } = { placeVms: 'placeVm', takeBackVms: 'placeVm' };

/** Whether a team may ever give a command where only these are listed; without a list every one. */
export function isAllowed({ commands }: { readonly commands?: readonly string[] }, name: CommandName): boolean {
  return commands === undefined || commands.includes(COMES_WITH[name] ?? name);
}
