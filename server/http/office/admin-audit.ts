import { Router } from 'express';
import { sendProblem } from '../problems.ts';
import type { SessionDeps } from '../session-deps.ts';
import { adminOf } from './who-asks.ts';

/** Lines on a page of the log, and in a file of it: more than `AUDIT_DAYS` of a school have. Design values. */
const PAGE_LINES = 100;
const FILE_LINES = 200_000;

/** The audit log, for an administrator: page by page, and whole as a file. */
export function adminAuditRoutes(deps: SessionDeps): Router {
  const router = Router();
  router.get('/api/admin/audit', async (request, response) => {
    if (!(await adminOf(deps, request, response))) return;
    const before = Number(request.query.before ?? 0);
    if (!Number.isSafeInteger(before) || before < 0) return sendProblem(response, { code: 'badRequest' });
    response.json(await deps.office.registry('audit', before, PAGE_LINES));
  });
  // Taking a file is a deed, so it changes something: another page cannot make a browser do it.
  router.post('/api/admin/audit/file', async (request, response) => {
    const admin = await adminOf(deps, request, response);
    if (!admin) return;
    await deps.office.note(admin.id, 'auditTaken');
    const lines = await deps.office.registry('audit', 0, FILE_LINES);
    response.attachment('overcommit-audit.ndjson').type('application/x-ndjson');
    response.send(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  });
  return router;
}
