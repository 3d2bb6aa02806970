import type { JSX } from 'preact';
import { Choice } from '#client/ui/controls/choice.tsx';
import { t } from '#client/words/words.ts';
import type { SessionWish } from './session-wish.ts';

interface JobsChoiceProps {
  readonly wish: SessionWish;
  readonly onChange: (part: Partial<SessionWish>) => void;
}

/** Whether members of a team have jobs, how these pass on, and whether three acts need two of them. */
export function JobsChoice({ wish, onChange }: JobsChoiceProps): JSX.Element {
  return (
    <>
      <Choice
        legend={t('host.jobs')}
        value={wish.jobs}
        onChange={(jobs) => onChange({ jobs })}
        options={[
          { value: 'choose', title: t('host.jobsChoose'), text: t('host.jobsChooseText') },
          { value: 'rotate', title: t('host.jobsRotate'), text: t('host.jobsRotateText') },
          { value: 'none', title: t('host.jobsNone'), text: t('host.jobsNoneText') },
        ]}
      />
      <Choice
        legend={t('host.twoKey')}
        value={wish.twoKey}
        onChange={(twoKey) => onChange({ twoKey })}
        options={[
          { value: 'off', title: t('host.twoKeyOff'), text: t('host.twoKeyOffText') },
          { value: 'on', title: t('host.twoKeyOn'), text: t('host.twoKeyOnText') },
        ]}
      />
    </>
  );
}
