import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { verbTitle } from '#client/model/commands/verb-words.ts';
import { holdersOf } from '#client/model/crew/crew.ts';
import { type Covering, HOLD_MS } from '#client/model/state/covering.ts';
import type { Args, UiState } from '#client/model/state/ui-state.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Dialog } from '#client/ui/controls/dialog.tsx';
import { t } from '#client/words/words.ts';

/** Asks before an order of another job: held, or pressed twice, it is given for them. */
export function CoverDialog({ ui, covering }: { ui: UiState; covering: Covering }): JSX.Element {
  const { call, job, answer } = covering;
  const [pressed, setPressed] = useState(false);
  const names = holdersOf(ui, job).join(', ');
  const order = verbTitle(call.name, call.args as Args);
  const words = { order, names, job: t(`job.${job}.name`) };
  return (
    <Dialog
      title={t('cover.title', words)}
      onClose={() => answer(false)}
      actions={
        <>
          <Button onClick={() => answer(false)}>{t('app.cancel')}</Button>
          <Button
            kind="primary"
            hold={{ ms: HOLD_MS, onHeld: () => answer(true) }}
            onClick={() => (pressed ? answer(true) : setPressed(true))}
          >
            {t(pressed ? 'cover.again' : 'cover.hold', words)}
          </Button>
        </>
      }
    >
      <p>{t(names === '' ? 'cover.textNobody' : 'cover.text', words)}</p>
      <p class="soft small">{t('cover.how')}</p>
    </Dialog>
  );
}
