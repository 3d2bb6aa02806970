import type { JSX } from 'preact';
import { PING_ICONS } from '#client/model/crew/job-glyphs.ts';
import { pingedName, sendPing } from '#client/model/crew/pings.ts';
import type { UiState } from '#client/model/state/ui-state.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Dialog } from '#client/ui/controls/dialog.tsx';
import { VerbIcon } from '#client/ui/glyphs/glyph.tsx';
import { t } from '#client/words/words.ts';
import { PING_KINDS, type PingKind } from '#shared/protocol/crew.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';

/** What one can say to one's team about what is selected: six words, no text. */
export function PingDialog({ ui, world }: { ui: UiState; world: OpenWorld }): JSX.Element {
  const close = (): void => {
    ui.pinging.value = false;
  };
  const say = (kind: PingKind): void => {
    close();
    sendPing(ui, kind);
  };
  return (
    <Dialog
      title={t('ping.title', { what: pingedName(world, ui.selection.value) })}
      onClose={close}
      actions={<Button onClick={close}>{t('app.cancel')}</Button>}
    >
      <div class="ping-choices">
        {PING_KINDS.map((kind) => (
          <Button key={kind} onClick={() => say(kind)}>
            <VerbIcon name={PING_ICONS[kind]} /> {t(`ping.${kind}`)}
          </Button>
        ))}
      </div>
    </Dialog>
  );
}
