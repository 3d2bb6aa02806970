import type { JSX } from 'preact';
import type { UiState } from '#client/model/state/ui-state.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Dialog } from '#client/ui/controls/dialog.tsx';
import { LanguageSwitch } from '#client/ui/page/language-switch.tsx';
import { ThemeSwitch } from '#client/ui/page/theme-switch.tsx';
import { t } from '#client/words/words.ts';
import { SHORTCUTS } from './shortcuts.ts';

/** All keys, while somebody asks for them; on a small screen also what found no room in the head. */
export function KeysHelp({ ui }: { ui: UiState }): JSX.Element | null {
  if (!ui.keysShown.value) return null;
  const close = (): void => {
    ui.keysShown.value = false;
  };
  const alone = ui.session.view.value?.solo === true;
  return (
    <Dialog title={t('shortcut.title')} onClose={close} actions={<Button onClick={close}>{t('app.close')}</Button>}>
      <div class="help-switches">
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
      <dl class="keys">
        {SHORTCUTS.filter((shortcut) => alone || !shortcut.alone).map(({ key, does }) => (
          <div key={key}>
            <dt>
              <kbd>{key === 'Escape' ? 'Esc' : key.toUpperCase()}</kbd>
            </dt>
            <dd>{t(does)}</dd>
          </div>
        ))}
      </dl>
      <p class="soft small">{t('shortcut.verbs')}</p>
    </Dialog>
  );
}
