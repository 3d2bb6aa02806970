import type { JSX } from 'preact';
import { unorderedVms } from '#client/model/commands/group.ts';
import { findsHost } from '#client/model/commands/plans.ts';
import { placeAllText } from '#client/model/commands/remedies.ts';
import { isInGame } from '#client/model/commands/verbs.ts';
import { closeForm, giverOf, type UiState } from '#client/model/state/ui-state.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { VerbIcon } from '#client/ui/glyphs/glyph.tsx';
import { t } from '#client/words/words.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';

export interface PlaceAllProps {
  readonly ui: UiState;
  readonly world: OpenWorld;
}

/** Offers to place all VMs that wait, when there is more than one: it opens the plan first. */
export function PlaceAllButton({ ui, world }: PlaceAllProps): JSX.Element | null {
  const waiting = unorderedVms(ui, world);
  if (ui.readOnly || waiting.length < 2 || !isInGame(world, 'placeVms')) return null;
  const isOpen = ui.placingAll.value;
  const fits = isOpen || findsHost(world, waiting, giverOf(ui));
  const open = (): void => {
    closeForm(ui);
    ui.placingAll.value = !ui.placingAll.value;
  };
  return (
    <Button
      class={`verb place-all ${ui.pointed.value?.order === 'placeVms' ? 'pointed' : ''}`}
      size="small"
      kind="primary"
      reason={fits ? undefined : t('play.plan.nothingFits')}
      reasonAt="below"
      pressed={isOpen}
      onClick={open}
    >
      <VerbIcon name="packageOpen" />
      {isOpen ? t('play.planOpen') : placeAllText(waiting.length)}
    </Button>
  );
}
