import type { JSX } from 'preact';
import type { UiState } from '#client/model/state/ui-state.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Dialog } from '#client/ui/controls/dialog.tsx';
import { hallTitle } from '#client/words/hall-title.ts';
import { t } from '#client/words/words.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { Brief } from './brief.tsx';

/** The brief once more, in the middle of a game. */
export function BriefDialog({ ui, world }: { ui: UiState; world: OpenWorld }): JSX.Element {
  const close = (): void => {
    ui.briefShown.value = false;
  };
  return (
    <Dialog
      title={t('brief.title', { hall: hallTitle(world.scenario.id) })}
      onClose={close}
      actions={
        <Button kind="primary" onClick={close}>
          {t('app.close')}
        </Button>
      }
    >
      <Brief scenario={world.scenario} weights={ui.session.view.value?.weights} />
    </Dialog>
  );
}
