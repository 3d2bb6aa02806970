import type { JSX } from 'preact';
import { waitingVms } from '#client/model/commands/plans.ts';
import { isInGame } from '#client/model/commands/verbs.ts';
import { closeForm, type Desk } from '#client/model/state/ui-state.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { VerbIcon } from '#client/ui/glyphs/glyph.tsx';
import { counted } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';

export interface PlaceAllProps {
  readonly desk: Desk;
  readonly world: OpenWorld;
}

/** Offers to place all VMs that wait, when there is more than one: it opens the plan first. */
export function PlaceAllButton({ desk, world }: PlaceAllProps): JSX.Element | null {
  const waiting = waitingVms(world).length;
  if (desk.readOnly || waiting < 2 || desk.held.value.length > 0 || !isInGame(world, 'placeVm')) return null;
  const open = (): void => {
    closeForm(desk);
    desk.placingAll.value = !desk.placingAll.value;
  };
  return (
    <Button class="verb place-all" size="small" kind="primary" pressed={desk.placingAll.value} onClick={open}>
      <VerbIcon name="packageOpen" />
      {t('play.placeAll', { vms: counted('vms', waiting) })}
    </Button>
  );
}
