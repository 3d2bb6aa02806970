import { existsSync } from 'node:fs';
import path from 'node:path';
import express, { type Express, type Request } from 'express';
import sirv from 'sirv';
import { normaliseCode } from '#shared/protocol/codes.ts';
import { TAKING_OVER } from '../directory.ts';
import type { Metrics } from '../metrics.ts';
import type { Log } from '../rooms/outlet.ts';
import { WHEREABOUTS } from './host-right.ts';
import type { Whereabouts } from './local.ts';
import { problemHandler, sendProblem } from './problems.ts';
import { reachRoutes } from './reach.ts';
import { scenarioRoutes } from './scenarios.ts';
import { type SessionDeps, sessionRoutes } from './sessions.ts';

export interface SiteDeps extends SessionDeps {
  readonly log: Log;
  readonly metrics: Metrics;
  readonly trustProxy: number;
  readonly publicUrl: string;
  /** Address that it listens on. */
  readonly host: string;
  readonly clientDir: string;
  /** Whether the threads still answer. */
  readonly healthy: () => boolean;
}

const BODY_LIMIT = '16kb';

/** Everything that is served over HTTP. */
export function createSite(deps: SiteDeps): Express {
  const site = express();
  site.disable('x-powered-by');
  site.set('trust proxy', deps.trustProxy);
  site.set(WHEREABOUTS, { publicUrl: deps.publicUrl, proxies: deps.trustProxy } satisfies Whereabouts);
  operations(site, deps);
  site.use('/api', limitAddresses(deps), express.json({ limit: BODY_LIMIT }));
  site.use('/api', whenComplete(deps));
  site.use(scenarioRoutes(deps.offered), sessionRoutes(deps), reachRoutes(deps));
  site.get('/api/qr/:code', (request, response, next) => {
    qrCode(joinLink(deps, request)).then((svg) => response.type('image/svg+xml').send(svg), next);
  });
  site.use('/api', (_request, response) => sendProblem(response, { code: 'notFound' }));
  pages(site, deps.clientDir);
  site.use((_request, response) => sendProblem(response, { code: 'notFound' }));
  site.use(problemHandler(deps.log));
  return site;
}

function operations(site: Express, { metrics, healthy }: SiteDeps): void {
  site.get('/healthz', (_request, response) => {
    const ok = healthy();
    response.status(ok ? 200 : 503).json({ ok });
  });
  site.get('/metrics', async (_request, response) => {
    response.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
}

/** While kept rooms are being taken over nobody can say yet what is here. */
function whenComplete({ directory }: SiteDeps): express.RequestHandler {
  return (_request, response, next) => {
    if (directory.isComplete) return next();
    sendProblem(response, TAKING_OVER);
  };
}

function limitAddresses({ limits }: SiteDeps): express.RequestHandler {
  return async (request, response, next) => {
    const wait = await limits('address', request.ip ?? '');
    if (wait === undefined) return next();
    sendProblem(response, { code: 'tooMany', retryAfterS: Math.ceil(wait) });
  };
}

/** Where a code leads: the public address if one is set, else as the browser asked for. */
function joinLink({ publicUrl }: SiteDeps, request: Request): string {
  const base = publicUrl || `${request.protocol}://${request.get('host') ?? ''}`;
  return `${base}/j/${normaliseCode(String(request.params.code ?? '')).replace(/[^0-9A-Z]/g, '')}`;
}

/** The library is loaded when the first code is drawn: a server that comes back after a crash has more urgent things. */
async function qrCode(link: string): Promise<string> {
  const QRCode = await import('qrcode');
  return QRCode.toString(link, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 });
}

/** The built client, if there is one; every address without a file extension is a page of it. */
function pages(site: Express, clientDir: string): void {
  if (!existsSync(path.join(clientDir, 'index.html'))) return;
  const files = sirv(clientDir, { brotli: true, gzip: true, etag: true, setHeaders: cacheForever });
  site.use((request, response, next) => files(request, response, next));
  site.get(/^[^.]*$/, (_request, response, next) => {
    response.sendFile('index.html', { root: clientDir, headers: { 'Cache-Control': 'no-cache' } }, (problem) => {
      if (problem) next();
    });
  });
}

/** Files with a hash in their name never change. */
function cacheForever(response: { setHeader(name: string, value: string): void }, file: string): void {
  const hashed = file.startsWith('/assets/');
  response.setHeader('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
}
