import { signal } from '@preact/signals';
import { keep, kept } from '#client/device/device-store.ts';

const THEMES = ['dark', 'light'] as const;
export type Theme = (typeof THEMES)[number];

const KEPT_AS = 'overcommit.theme';

/** Night-blue blueprint, or paper white for bright rooms. */
export const theme = signal<Theme>('dark');

/** Shows a theme and remembers it on this device: what somebody chose here wins over what the system prefers. */
export function setTheme(wanted: Theme): void {
  show(wanted);
  keep(KEPT_AS, wanted);
}

/** Shows the theme chosen on this device, else the one that the system prefers, and follows the system from then on. */
export function startTheme(): void {
  const light = matchMedia('(prefers-color-scheme: light)');
  const follow = (): void => show(chosenTheme() ?? (light.matches ? 'light' : 'dark'));
  light.addEventListener('change', follow);
  follow();
}

function chosenTheme(): Theme | undefined {
  const chosen = kept(KEPT_AS);
  return THEMES.find((each) => each === chosen);
}

function show(wanted: Theme): void {
  theme.value = wanted;
  document.documentElement.dataset.theme = wanted;
}
