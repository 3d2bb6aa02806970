import { useEffect, useState } from 'preact/hooks';
import { notice } from '#client/net/office-api.ts';
import type { Notice } from '#shared/protocol/office.ts';

/** What a server does that nobody has set up otherwise; also where there is none to ask. */
const USUAL: Notice = { operator: '', contact: '', retentionDays: 30, auditDays: 365 };

/** What this server says of itself. */
export function useNotice(): Notice {
  const [found, setFound] = useState(USUAL);
  useEffect(() => {
    void notice().then((answer) => {
      if (answer.ok) setFound(answer.value);
    });
  }, []);
  return found;
}
