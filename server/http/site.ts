import express, { type Express } from 'express';
import type { Config } from '../config.ts';
import { TAKING_OVER } from '../directory.ts';
import type { Metrics } from '../metrics.ts';
import type { Log } from '../rooms/room-deps.ts';
import { tournamentArchiveRoutes } from './contests/archive.ts';
import { tournamentEntryRoutes } from './contests/entries.ts';
import { tournamentEraseRoutes } from './contests/erase.ts';
import { programRoutes } from './contests/programs.ts';
import { type TournamentSiteDeps, tournamentRoutes } from './contests/tournaments.ts';
import { debriefRoutes } from './debriefs.ts';
import { mayMeasure, WHEREABOUTS } from './host-right.ts';
import { hostRoutes } from './host-sessions.ts';
import type { Whereabouts } from './local.ts';
import { accountRoutes } from './office/account.ts';
import { adminRoutes } from './office/admin.ts';
import { adminAccountRoutes } from './office/admin-accounts.ts';
import { adminAuditRoutes } from './office/admin-audit.ts';
import { noticeRoutes } from './office/notice.ts';
import { peopleRoutes } from './office/people.ts';
import { pace, pagePace } from './pace.ts';
import { pageRoutes } from './pages.ts';
import { problemHandler, sendProblem } from './problems.ts';
import { projectorRoutes } from './projector.ts';
import { qrRoutes } from './qr.ts';
import { reachRoutes } from './reach.ts';
import { scenarioRoutes } from './scenarios.ts';
import { sessionRoutes } from './sessions.ts';

export interface SiteDeps extends TournamentSiteDeps {
  readonly log: Log;
  readonly metrics: Metrics;
  readonly trustProxy: number;
  readonly publicUrl: string;
  /** Address that it listens on. */
  readonly host: string;
  readonly clientDir: string;
  /** Opens `/metrics` to other machines; empty = to this one alone. */
  readonly metricsToken: string;
  /** Whether the threads still answer. */
  readonly healthy: () => boolean;
  readonly settings: SiteSettings;
  /** What is going on, for the administrator. */
  readonly load: () => {
    readonly connections: number;
    readonly waitingForRooms: number;
    readonly waitingForStore: number;
  };
}

/** What people may be told of the settings. */
export type SiteSettings = Pick<Config, 'retentionDays' | 'auditDays' | 'operatorName' | 'operatorContact'>;

const BODY_LIMIT = '16kb';

/** Everything that is served over HTTP. */
export function createSite(deps: SiteDeps): Express {
  const site = express();
  site.disable('x-powered-by');
  site.set('trust proxy', deps.trustProxy);
  site.set(WHEREABOUTS, { publicUrl: deps.publicUrl, proxies: deps.trustProxy } satisfies Whereabouts);
  operations(site, deps);
  site.use(programRoutes(deps));
  site.use('/api', pace(deps), express.json({ limit: BODY_LIMIT }));
  site.use('/api', whenComplete(deps));
  site.use(
    scenarioRoutes(deps.offered),
    sessionRoutes(deps),
    debriefRoutes(deps),
    hostRoutes(deps),
    projectorRoutes(deps),
    accountRoutes(deps),
    peopleRoutes(deps),
    noticeRoutes(deps.settings),
  );
  site.use(adminRoutes(deps), adminAccountRoutes(deps), adminAuditRoutes(deps));
  site.use(qrRoutes(deps), reachRoutes(deps));
  site.use(
    tournamentRoutes(deps),
    tournamentEntryRoutes(deps),
    tournamentArchiveRoutes(deps),
    tournamentEraseRoutes(deps),
  );
  site.use('/api', (_request, response) => sendProblem(response, { code: 'notFound' }));
  site.use(pagePace(deps));
  site.use(pageRoutes(deps.clientDir, deps.publicUrl));
  site.use((_request, response) => sendProblem(response, { code: 'notFound' }));
  site.use(problemHandler(deps.log));
  return site;
}

function operations(site: Express, { metrics, healthy, metricsToken }: SiteDeps): void {
  site.get('/healthz', (_request, response) => {
    const ok = healthy();
    response.status(ok ? 200 : 503).json({ ok });
  });
  site.get('/metrics', async (request, response) => {
    if (!mayMeasure(metricsToken, request)) return sendProblem(response, { code: 'notFound' });
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
