import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { faultTitle, Silence, Where } from '#client/console/fault-details.tsx';
import { subjectsOf } from '#client/console/fault-subjects.ts';
import type { LocalSession } from '#client/local/local-session.ts';
import { ask } from '#client/ui/controls/ask.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { toast } from '#client/ui/controls/toast.tsx';
import { t } from '#client/words/words.ts';
import type { DisturbanceName } from '#shared/sim/disturbances/index.ts';
import { FAULTS } from '#shared/sim/disturbances/index.ts';
import '#client/console/faults.css';

/** Every event of the game on a button, with what it hits: the list of the instructor's console. */
export function LabEvents({ session }: { session: LocalSession }): JSX.Element | null {
  const [fault, setFault] = useState<DisturbanceName>();
  const [chosen, setChosen] = useState<number>();
  const [silent, setSilent] = useState(false);
  const scenario = session.welcome.value?.scenario;
  if (!scenario) return null;
  const subjects = fault ? subjectsOf(fault, scenario, []) : [];
  const subject = subjects.some(({ row }) => row === chosen) ? chosen : subjects[0]?.row;
  const inject = async (): Promise<void> => {
    if (!fault) return;
    const args = { fault, subject: subject ?? -1, silent };
    const done = await ask(session.control({ type: 'order', team: 0, name: 'injectFault', args }));
    if (done) toast(t('lab.happens', { fault: faultTitle(fault) }));
  };
  return (
    <section class="stack lab-panel" aria-label={t('lab.tab.events')}>
      <fieldset class="fault-choice" aria-label={t('lab.tab.events')}>
        {FAULTS.map((each) => (
          <Button key={each} size="small" pressed={each === fault} onClick={() => setFault(each)}>
            {faultTitle(each)}
          </Button>
        ))}
      </fieldset>
      {fault && (
        <>
          <Where fault={fault} scenario={scenario} subjects={subjects} subject={subject} onChoose={setChosen} />
          <Silence silent={silent} onChoose={setSilent} />
          <div>
            <Button kind="primary" onClick={() => void inject()}>
              {t('lab.happen')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
