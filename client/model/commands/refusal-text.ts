import { type FactWorld, factsOf } from '#client/model/facts/facts.ts';
import { t } from '#client/words/words.ts';
import type { CommandRefusal } from '#shared/protocol/messages.ts';

/** Why a command was refused, as one sentence with its numbers. */
export function refusalText(world: FactWorld, refusal: CommandRefusal): string {
  return t(`refusal.${refusal.code}`, factsOf(world, refusal));
}
