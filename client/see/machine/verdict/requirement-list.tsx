import type { JSX } from 'preact';
import { Icon } from '#client/ui/controls/icon.tsx';
import { percent } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import { requirementsIn } from '#shared/see/machine/answer.ts';
import type { MachineSetting } from '#shared/see/machine/entry.ts';
import { hex } from '../hex.ts';

/** The three requirements of Popek and Goldberg, as the whole run has met them beside the machine itself. */
export function RequirementList({ setting }: { setting: MachineSetting }): JSX.Element {
  const found = requirementsIn(setting);
  if (!found) return <p>{t('machine.verdict.closed')}</p>;
  const { equivalence, control, efficiency } = found;
  const difference = equivalence.firstDifference;
  return (
    <ul class="requirements">
      <Requirement id="equivalence" holds={equivalence.holds}>
        {difference
          ? t('machine.verdict.differs', {
              step: difference.step + 1,
              address: hex(difference.pc),
              instruction: difference.mnemonic ?? '–',
            })
          : t(`machine.verdict.same.${equivalence.compared}`)}
      </Requirement>
      <Requirement id="control" holds={control.holds}>
        {control.holds
          ? t('machine.verdict.inControl')
          : control.violations.map((one) => t(`machine.verdict.violation.${one}`)).join(', ')}
      </Requirement>
      <Requirement id="efficiency" holds={efficiency.holds}>
        {t('machine.verdict.share', { share: percent(efficiency.share) })}
      </Requirement>
    </ul>
  );
}

interface RequirementProps {
  readonly id: 'equivalence' | 'control' | 'efficiency';
  readonly holds: boolean;
  readonly children: string;
}

function Requirement({ id, holds, children }: RequirementProps): JSX.Element {
  return (
    <li class={holds ? 'holds' : 'fails'}>
      {holds ? <Icon name="check" /> : <b aria-hidden="true">!</b>}
      <span>
        <strong>{t(`machine.requirement.${id}`)}</strong>{' '}
        <span class="unseen">{t(holds ? 'machine.verdict.met' : 'machine.verdict.notMet')}</span>
        <span class="small"> {children}</span>
      </span>
    </li>
  );
}
