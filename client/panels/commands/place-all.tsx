import type { JSX } from 'preact';
import { unorderedVms } from '#client/model/commands/group.ts';
import { isInGame } from '#client/model/commands/verbs.ts';
import { closeForm, type UiState } from '#client/model/state/ui-state.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { VerbIcon } from '#client/ui/glyphs/glyph.tsx';
import { counted } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';

export interface PlaceAllProps {
  readonly ui: UiState;
  readonly world: OpenWorld;
}

/** Offers to place all VMs that wait, when there is more than one: it opens the plan first. */
export function PlaceAllButton({ ui, world }: PlaceAllProps): JSX.Element | null {
  const waiting = unorderedVms(ui, world).length;
  if (ui.readOnly || waiting < 2 || !isInGame(world, 'placeVms')) return null;
  const open = (): void => {
    closeForm(ui);
    ui.placingAll.value = !ui.placingAll.value;
  };
  return (
    <Button
      class={`verb place-all ${ui.pointed.value?.order === 'placeVms' ? 'pointed' : ''}`}
      size="small"
      kind="primary"
      pressed={ui.placingAll.value}
      onClick={open}
    >
      <VerbIcon name="packageOpen" />
      {t('play.placeAll', { vms: counted('vms', waiting) })}
    </Button>
  );
}
