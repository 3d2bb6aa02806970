import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { LanguageSwitch } from './language-switch.tsx';
import { Link } from './link.tsx';
import { Logo } from './logo.tsx';
import './page.css';
import { t } from '#client/words/words.ts';
import { hasMoved } from './router.tsx';
import { ThemeSwitch } from './theme-switch.tsx';

interface PageProps {
  /** Of the browser's tab, and read out when the page is opened. */
  readonly title: string;
  readonly width?: 'narrow' | 'medium' | 'wide';
  /** What stands in the top bar beside the logo. */
  readonly head?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** The frame of every page but the hall: top bar, content. */
export function Page({ title, width = 'narrow', head, children }: PageProps): JSX.Element {
  const main = useRef<HTMLElement>(null);
  useTitle(title);
  useEffect(() => {
    if (hasMoved()) main.current?.focus({ preventScroll: true });
  }, []);
  return (
    <>
      <a class="skip" href="#content">
        {t('app.skip')}
      </a>
      <header class="topbar">
        <Link to="/" class="topbar-home">
          <Logo />
          <span class="topbar-name">{t('app.name')}</span>
        </Link>
        <div class="topbar-head">{head}</div>
        <LanguageSwitch />
        <ThemeSwitch />
      </header>
      <main ref={main} id="content" class={`page ${width}`} tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

/** Names the browser's tab. */
function useTitle(title: string): void {
  useEffect(() => {
    document.title = title === '' ? t('app.name') : t('app.pageTitle', { page: title });
  }, [title]);
}
