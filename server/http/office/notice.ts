import { Router } from 'express';
import type { Notice } from '#shared/protocol/office.ts';
import type { SiteSettings } from '../site.ts';

/** What the privacy notice and the data map say of this very server. For everybody. */
export function noticeRoutes({ operatorName, operatorContact, retentionDays, auditDays }: SiteSettings): Router {
  const router = Router();
  const notice: Notice = { operator: operatorName, contact: operatorContact, retentionDays, auditDays };
  router.get('/api/notice', (_request, response) => void response.json(notice));
  return router;
}
