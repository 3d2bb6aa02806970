import { useEffect } from 'preact/hooks';
import { here } from '#client/device/address.ts';

const AIMED = 'aimed';

/** Brings what the address names after `#` into view and marks it, also when its page was fetched after the address was read. */
export function useAnchor(shown: unknown): void {
  useEffect(() => {
    aim();
    addEventListener('hashchange', aim);
    return () => removeEventListener('hashchange', aim);
  }, [shown]);
}

function aim(): void {
  for (const marked of document.querySelectorAll(`.${AIMED}`)) marked.classList.remove(AIMED);
  const id = here().anchor;
  const target = id === '' ? null : document.getElementById(id);
  target?.classList.add(AIMED);
  target?.scrollIntoView({ block: 'start' });
}
