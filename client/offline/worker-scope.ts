/** What a service worker finds around it, as far as ours uses it: the types of pages and of such workers do not go together. */
export interface WorkerScope {
  readonly clients: { claim(): Promise<void> };
  addEventListener(type: 'activate', listener: (event: { waitUntil(work: Promise<unknown>): void }) => void): void;
}
