import { useEffect, useRef } from 'preact/hooks';
import { ownJobsOf } from '#client/model/crew/crew.ts';
import { jobsText } from '#client/model/crew/job-words.ts';
import type { Sheet } from '#client/model/state/sheet.ts';
import type { UiState } from '#client/model/state/ui-state.ts';
import { toast } from '#client/ui/controls/toast.tsx';
import { t } from '#client/words/words.ts';
import { JOB_DESKS } from '#shared/jobs/desks.ts';

/** Shows what one's job looks at first, when one comes in and whenever one gets another; what somebody chooses after that stays. */
export function useFirstScreen(ui: UiState, onSheet: (sheet: Sheet) => void): void {
  const jobs = ownJobsOf(ui);
  const [first] = jobs ?? [];
  const key = jobs?.join('+');
  const before = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (!jobs || !first) return;
    ui.overlay.value = JOB_DESKS[first].overlay;
    onSheet(JOB_DESKS[first].sheet);
    // The bar says it at first; that it has changed is news.
    if (before.current !== undefined) toast(t('job.changed', { jobs: jobsText(jobs) }));
    before.current = key;
  }, [key]);
}
