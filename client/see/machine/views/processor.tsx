import type { JSX } from 'preact';
import { t } from '#client/words/words.ts';
import { REGISTERS } from '#shared/machine/hardware/instructions.ts';
import type { Cpu } from '#shared/machine/hardware/machine.ts';
import { placesOf } from '#shared/machine/trial/places.ts';
import { hex } from '../hex.ts';
import type { MachineViewProps } from './machine-view-props.ts';
import './processor.css';

/** Registers, and the PSW twice: as the guest has it, and as the real processor had it when it last ran the guest's code. */
export function ProcessorView({ run, setting }: MachineViewProps): JSX.Element {
  const { cpu } = run.guest;
  return (
    <section class="machine-processor" aria-label={t('machine.view.processor')}>
      <h3>{t('machine.view.processor')}</h3>
      <dl class="machine-cells mono">
        {REGISTERS.map((name, i) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{hex(cpu.registers[i] ?? 0)}</dd>
          </div>
        ))}
      </dl>
      <table class="psw-table small">
        <thead>
          <tr>
            <th scope="col">PSW</th>
            <th scope="col">{t(setting.technique === 'bare' ? 'machine.psw.is' : 'machine.psw.guest')}</th>
            {hasTwo(setting.technique) && <th scope="col">{t('machine.psw.real')}</th>}
          </tr>
        </thead>
        <tbody>
          {PSW.map(({ id, read }) => (
            <tr key={id}>
              <th scope="row">{t(`machine.psw.${id}`)}</th>
              <td class="mono">{read(cpu)}</td>
              {hasTwo(setting.technique) && (
                <td class={`mono ${read(cpu) === read(run.host.cpu) ? '' : 'differs'}`}>{read(run.host.cpu)}</td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {hasTwo(setting.technique) && (
        <p class="small soft">{t('machine.psw.note', { ring: String(placesOf(run).kernel) })}</p>
      )}
    </section>
  );
}

/** Whether the guest's processor and the real one are two: an interpreter's guest has none of the real one's state. */
function hasTwo(technique: MachineViewProps['setting']['technique']): boolean {
  return technique !== 'bare' && technique !== 'interpretation';
}

const PSW: readonly { readonly id: string; readonly read: (cpu: Cpu) => string }[] = [
  { id: 'pc', read: ({ pc }) => hex(pc) },
  { id: 'ring', read: ({ ring }) => String(ring) },
  { id: 'interrupts', read: ({ interrupts }) => (interrupts ? '1' : '0') },
  { id: 'zero', read: ({ zero }) => (zero ? '1' : '0') },
  { id: 'cr3', read: ({ cr3 }) => hex(cr3) },
  { id: 'trapTable', read: ({ trapTable }) => hex(trapTable) },
];
