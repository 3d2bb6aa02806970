import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { NetworkOnly } from 'workbox-strategies';
import type { WorkerScope } from './worker-scope.ts';

/**
 * Entry of the service worker: keeps the files of the client on the device, so that all but classes works without the server.
 * It is made by `tools/offline.ts`, which says what is kept.
 */

/** Every file of the client, with a hash of what does not have one in its name. */
declare const KEPT_FILES: readonly { readonly url: string; readonly revision: string | null }[];

/** A server that has not answered within so many seconds counts as not there. Design value. */
const PATIENCE_S = 3;
/** What is no page: answers of a server, and pages inside of somebody's slides, which need the headers that they are sent with. */
const NO_PAGES = [/\/api\//, /\/socket\.io\//, /\/healthz$/, /\/metrics$/, /[?&]embed\b/];

const scope = globalThis as unknown as WorkerScope;
const network = new NetworkOnly({ networkTimeoutSeconds: PATIENCE_S });

// A page comes from the server while that answers: whoever has a connection always has the newest version.
registerRoute(new NavigationRoute(page, { denylist: NO_PAGES }));
// Its files come from here. A page that is open keeps those of its own version, whatever the server has meanwhile.
precacheAndRoute([...KEPT_FILES], { directoryIndex: '', cleanURLs: false });
cleanupOutdatedCaches();

async function page(options: Parameters<NetworkOnly['handle']>[0] & Parameters<typeof keptPage>[0]): Promise<Response> {
  try {
    const answer = await network.handle(options);
    // A proxy answers so while nobody is behind it.
    if (answer.status < 500) return answer;
  } catch {
    // No connection.
  }
  return keptPage(options);
}

const keptPage = createHandlerBoundToURL('index.html');

// The first visit is looked after, too, as soon as everything is here. A newer worker waits until no page of an older one is open.
scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()));
