import { factsOf } from '#client/model/facts/facts.ts';
import { t } from '#client/words/words.ts';
import type { CommandRefusal } from '#shared/protocol/messages.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';

/** Why a command was refused, as one sentence with its numbers. */
export function refusalText(world: OpenWorld, refusal: CommandRefusal): string {
  return t(`refusal.${refusal.code}`, factsOf(world, refusal));
}
