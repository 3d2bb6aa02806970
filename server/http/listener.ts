import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Config } from '../config.ts';

/** Headers are small here (tokens travel in messages), and whoever sends them slowly is not waited for. Design values. */
const LIMITS = {
  maxHeaderSize: 8 * 1024,
  headersTimeout: 5000,
  requestTimeout: 10_000,
  connectionsCheckingInterval: 1000,
} as const;

/** The HTTP server, not listening yet. */
export function openHttp(listener: RequestListener): Server {
  return createServer(LIMITS, listener);
}

export function listen(http: Server, { port, host }: Pick<Config, 'port' | 'host'>): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, host, () => {
      http.off('error', reject);
      resolve();
    });
  });
}

/** Where it listens, as one types it on this machine. */
export function urlOf(http: Server): string {
  const { address, port } = http.address() as AddressInfo;
  const name = address === '0.0.0.0' || address === '::' ? 'localhost' : address;
  return `http://${name}:${port}`;
}
