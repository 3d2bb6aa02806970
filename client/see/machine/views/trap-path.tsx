import type { JSX } from 'preact';
import { t } from '#client/words/words.ts';
import { interruptsIn, ringIn } from '#shared/machine/hardware/words.ts';
import type { Part } from '#shared/machine/vmm/events.ts';
import { type TrapPath, trapPathAt } from '#shared/see/machine/trap-path.ts';
import { hex } from '../hex.ts';
import { reasonWords } from '../reason-words.ts';
import type { MachineViewProps } from './machine-view-props.ts';
import './trap-path.css';

const PARTS: readonly Part[] = ['allocator', 'interpreter', 'guest'];

/** The way of the last trap: what the processor stored and loaded, the dispatcher, who dealt with it, and the way back. */
export function TrapPathView({ setting, tape, moment }: MachineViewProps): JSX.Element {
  const path = trapPathAt(tape, moment);
  return (
    <section class="machine-trap-path wide" aria-label={t('machine.view.trapPath')}>
      <h3>{t('machine.view.trapPath')}</h3>
      <p class="small soft">{introOf(path)}</p>
      <ol class={`trap-path ${path?.isNow ? 'now' : ''}`}>
        <Station title={t('machine.path.guest')} isLit={path !== undefined}>
          {path && <strong>{reasonWords(path.reason)}</strong>}
        </Station>
        {setting.technique === 'hardwareAssist' ? (
          <InVmcs path={path} pc={tape.steps[path?.step ?? -1]?.pc} />
        ) : (
          <Stored path={path} />
        )}
        <Station title={t('machine.path.dispatcher')} isLit={path?.to !== undefined}>
          {path?.loaded && <span class="mono">{t('machine.path.e1', { pc: hex(path.loaded.pc) })}</span>}
        </Station>
        <li class="trap-parts">
          {PARTS.map((part) => (
            <span key={part} class={`trap-part ${path?.to === part ? 'lit' : ''}`}>
              {t(`machine.part.${part}`)}
            </span>
          ))}
        </li>
        <Station title={t('machine.path.back')} isLit={path?.resumed !== undefined || path?.delivered !== undefined}>
          {path && <span class="mono">{backWords(path)}</span>}
        </Station>
      </ol>
    </section>
  );
}

function introOf(path: TrapPath | undefined): string {
  if (!path) return t('machine.path.none');
  return t(path.isNow ? 'machine.path.now' : 'machine.path.before', { step: path.step + 1 });
}

interface StationProps {
  readonly title: string;
  readonly isLit: boolean;
  readonly children: JSX.Element | undefined | false | '';
}

function Station({ title, isLit, children }: StationProps): JSX.Element {
  return (
    <li class={`trap-station ${isLit ? 'lit' : ''}`}>
      <span class="small">{title}</span>
      {children}
    </li>
  );
}

/** With root mode the processor stores the guest's state in the VMCS, and writes no word of a trap table. */
function InVmcs({ path, pc }: { path: TrapPath | undefined; pc: number | undefined }): JSX.Element {
  const isExit = path?.to !== undefined && pc !== undefined;
  return (
    <Station title={t('machine.path.vmcs')} isLit={isExit}>
      {isExit && <span class="mono">{t('machine.path.e1', { pc: hex(pc) })}</span>}
    </Station>
  );
}

/** E(0): where the processor put what ran. */
function Stored({ path }: { path: TrapPath | undefined }): JSX.Element {
  const stored = path?.stored;
  return (
    <Station
      title={stored ? t('machine.path.e0', { address: hex(stored.address) }) : t('machine.path.psw')}
      isLit={!!stored}
    >
      {stored && (
        <span class="mono">
          {t('machine.path.pswWords', {
            pc: hex(stored.pc),
            ring: ringIn(stored.psw),
            flag: interruptsIn(stored.psw) ? 1 : 0,
          })}
        </span>
      )}
    </Station>
  );
}

function backWords({ delivered, resumed }: TrapPath): string {
  if (delivered) return t('machine.path.toTable', { address: hex(delivered.address), pc: hex(delivered.pc) });
  return resumed ? t('machine.path.toCode', { pc: hex(resumed.pc), ring: resumed.ring }) : '';
}
