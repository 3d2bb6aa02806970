import { here } from '#client/device/address.ts';
import { withBase } from '#client/device/base-path.ts';

/** Pages of classes: who opens one of them first fetches what that needs, and nothing for other days. */
const OF_CLASSES = /^\/(j|i|host|play)(\/|$)/;

/** Lets a service worker keep the client on this device, once the page has what it needs itself. */
export function workOffline(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  if (OF_CLASSES.test(here().path)) return;
  const start = () => void register().catch(() => undefined);
  if (document.readyState === 'complete') start();
  else addEventListener('load', start, { once: true });
}

async function register(): Promise<void> {
  await navigator.serviceWorker.register(withBase('/sw.js'), { scope: withBase('/') });
}
