import { signal } from '@preact/signals';

export const THEMES = ['dark', 'light'] as const;
export type Theme = (typeof THEMES)[number];

const KEPT_AS = 'overcommit.theme';

/** Night-blue blueprint, or paper white for bright rooms. */
export const theme = signal<Theme>('dark');

/** Shows a theme and remembers it on this device. */
export function setTheme(wanted: Theme): void {
  theme.value = wanted;
  document.documentElement.dataset.theme = wanted;
  localStorage.setItem(KEPT_AS, wanted);
}

/** The theme kept on this device; the blueprint when there is none. */
export function preferredTheme(): Theme {
  return localStorage.getItem(KEPT_AS) === 'light' ? 'light' : 'dark';
}
