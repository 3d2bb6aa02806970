import '@fontsource-variable/atkinson-hyperlegible-next/index.css';
import '@fontsource-variable/atkinson-hyperlegible-mono/index.css';
import './ui/page/tokens.css';
import './ui/page/base.css';
import { h, render } from 'preact';
import { workOffline } from './offline/work-offline.ts';
import { App } from './pages/app.tsx';
import { startTheme } from './ui/page/theme.ts';
import { mendBrowserTag } from './words/browser-tag.ts';
import { preferredLanguage, setLanguage } from './words/words.ts';

/** Composition root of the browser: theme, words, then the page of the address. */
async function start(): Promise<void> {
  mendBrowserTag();
  startTheme();
  await setLanguage(preferredLanguage());
  const root = document.getElementById('app');
  if (!root) throw new Error('the page has no #app');
  render(h(App, {}), root);
  workOffline();
}

void start();
