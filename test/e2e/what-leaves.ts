import type { Page } from '@playwright/test';

/** Writes down all that a page sends from now on: addresses, headers and bodies of requests, and messages of sockets. */
export function whatLeaves(page: Page): () => readonly string[] {
  const sent: string[] = [];
  page.on('request', (request) => {
    const body = request.postDataBuffer()?.toString('utf8') ?? '';
    sent.push([decodeURIComponent(request.url()), JSON.stringify(request.headers()), body].join('\n'));
  });
  page.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => sent.push(payload.toString('utf8')));
  });
  return () => sent;
}
