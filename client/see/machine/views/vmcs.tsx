import type { JSX } from 'preact';
import { t } from '#client/words/words.ts';
import { MNEMONICS, type Mnemonic } from '#shared/machine/hardware/instructions.ts';
import { vmcsOf } from '#shared/machine/vmm/vmcs.ts';
import { hex } from '../hex.ts';
import { reasonWords } from '../reason-words.ts';
import type { MachineViewProps } from './machine-view-props.ts';
import './vmcs.css';

/** The control structure of a guest in non-root mode, and the bitmap that says which instructions exit. */
export function VmcsView({ run, isOver, onChange }: MachineViewProps): JSX.Element | null {
  const vmcs = vmcsOf(run);
  if (!vmcs) return null;
  const { guest, host, intercepts, tables, exitReason } = vmcs;
  const flip = (mnemonic: Mnemonic): void =>
    onChange({
      intercepts: intercepts.includes(mnemonic)
        ? intercepts.filter((one) => one !== mnemonic)
        : [...intercepts, mnemonic],
    });
  return (
    <section class="machine-vmcs" aria-label={t('machine.view.vmcs')}>
      <h3>{t('machine.view.vmcs')}</h3>
      <dl class="vmcs-areas small">
        <dt>{t('machine.vmcs.guest')}</dt>
        <dd class="mono">
          {t('machine.vmcs.guestWords', {
            pc: hex(guest.pc),
            ring: guest.ring,
            flag: guest.interrupts ? 1 : 0,
            cr3: hex(guest.cr3),
            table: hex(guest.trapTable),
          })}
        </dd>
        <dt>{t('machine.vmcs.host')}</dt>
        <dd class="mono">{t('machine.vmcs.hostWords', { pc: hex(host.pc) })}</dd>
        <dt>{t('machine.vmcs.tables')}</dt>
        <dd>{t(`machine.vmcs.${tables.kind}`, { frame: tables.frame })}</dd>
        <dt>{t('machine.vmcs.exit')}</dt>
        <dd>{exitReason === undefined ? t('machine.vmcs.noExit') : reasonWords(exitReason)}</dd>
      </dl>
      <h4>{t('machine.vmcs.bitmap')}</h4>
      <ul class="vmcs-bits mono">
        {MNEMONICS.map((mnemonic) => (
          <li key={mnemonic}>
            <Bit
              mnemonic={mnemonic}
              isSet={intercepts.includes(mnemonic)}
              isLast={exitReason === mnemonic}
              onFlip={isOver ? flip : undefined}
            />
          </li>
        ))}
      </ul>
      <p class="small soft">{t(isOver ? 'machine.vmcs.flip' : 'machine.vmcs.flipLater')}</p>
    </section>
  );
}

interface BitProps {
  readonly mnemonic: Mnemonic;
  readonly isSet: boolean;
  readonly isLast: boolean;
  readonly onFlip: ((mnemonic: Mnemonic) => void) | undefined;
}

function Bit({ mnemonic, isSet, isLast, onFlip }: BitProps): JSX.Element {
  const words = (
    <>
      <b>{isSet ? 1 : 0}</b> {mnemonic}
    </>
  );
  const looks = `vmcs-bit ${isSet ? 'set' : ''} ${isLast ? 'last' : ''}`;
  if (!onFlip) return <span class={looks}>{words}</span>;
  return (
    <button type="button" class={looks} aria-pressed={isSet} onClick={() => onFlip(mnemonic)}>
      {words}
    </button>
  );
}
