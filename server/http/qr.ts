import { networkInterfaces } from 'node:os';
import { type Request, Router } from 'express';
import type { SessionDeps } from './session-deps.ts';
import { findRoom } from './sessions.ts';

/** Pictures kept; one is drawn once. */
const KEPT_MAX = 200;
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** The join link of an open session as a QR code. */
export function qrRoutes(deps: SessionDeps & { publicUrl: string }): Router {
  const drawn = new Map<string, Promise<string>>();
  const router = Router();
  router.get('/api/qr/:code', async (request, response) => {
    const listed = findRoom(deps, request, response);
    if (!listed) return;
    const link = `${deps.publicUrl || ownBase(request)}/j/${listed.code}`;
    const picture = drawn.get(link) ?? draw(link);
    drawn.set(link, picture);
    const [oldest] = drawn.keys();
    if (drawn.size > KEPT_MAX && oldest !== undefined) drawn.delete(oldest);
    response.type('image/svg+xml').send(await picture);
  });
  return router;
}

/** As the browser asked, if that is a name of this very machine; else under an address that it has. */
function ownBase(request: Request): string {
  const port = request.socket.localPort ?? 0;
  const addresses = Object.values(networkInterfaces()).flatMap((found) => found?.map(({ address }) => address) ?? []);
  const { hostname } = request;
  const isOwn = LOOPBACK.test(hostname) || addresses.includes(hostname);
  return `${request.protocol}://${isOwn ? hostname : (request.socket.localAddress ?? 'localhost')}:${port}`;
}

/** The library is loaded when the first code is drawn: a server that comes back after a crash has more urgent things. */
async function draw(link: string): Promise<string> {
  const QRCode = await import('qrcode');
  return QRCode.toString(link, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 });
}
