import type { JSX } from 'preact';
import { insideOf } from '#client/model/state/look-inside.ts';
import type { PanelProps } from '#client/model/state/panel.ts';
import type { Subject } from '#client/model/state/subject.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { t } from '#client/words/words.ts';

/** Opens up the host that is selected, or that of the VM. */
export function LookInside({ ui, world, subject }: PanelProps & { subject: Subject }): JSX.Element | null {
  const ask = insideOf(world, subject);
  if (!ask) return null;
  const open = (): void => {
    ui.inside.value = ask;
  };
  return (
    <Button size="small" class="look-inside" shortcut="e" onClick={open}>
      {t('play.lookInside')}
    </Button>
  );
}
