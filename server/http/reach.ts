import { networkInterfaces } from 'node:os';
import { Router } from 'express';
import type { Reach } from '#shared/protocol/hosting.ts';
import { isLocal } from './host-right.ts';

/** Listening on one of these means listening on every interface of this machine. */
const EVERYWHERE = ['0.0.0.0', '::'];

/**
 * Under which addresses other machines find this server, for whoever sits at it: `localhost` on a join card would lead
 * every pupil to their own device. Told to this machine only.
 */
export function reachRoutes({ publicUrl, host }: { publicUrl: string; host: string }): Router {
  const router = Router();
  router.get('/api/reach', (request, response, next) => {
    if (!isLocal(request)) return next();
    const reach: Reach = { urls: publicUrl ? [publicUrl] : urlsOf(host, request.socket.localPort ?? 0) };
    response.json(reach);
  });
  return router;
}

/** A server that listens on one address is found under that one, or by nobody else if it is the loopback. */
function urlsOf(host: string, port: number): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .filter(({ address }) => EVERYWHERE.includes(host) || host === address)
    .map(({ address }) => `http://${address}:${port}`);
}
