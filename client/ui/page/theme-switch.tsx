import type { JSX } from 'preact';
import { Icon } from '#client/ui/controls/icon.tsx';
import './switches.css';
import { t } from '#client/words/words.ts';
import { setTheme, theme } from './theme.ts';

/** Changes between blueprint and paper. */
export function ThemeSwitch(): JSX.Element {
  const other = theme.value === 'dark' ? 'light' : 'dark';
  const label = `${t('app.theme')}: ${t(other === 'light' ? 'app.themeLight' : 'app.themeDark')}`;
  return (
    <button type="button" class="theme-switch" aria-label={label} title={label} onClick={() => setTheme(other)}>
      <Icon name={other === 'light' ? 'sun' : 'moon'} />
    </button>
  );
}
