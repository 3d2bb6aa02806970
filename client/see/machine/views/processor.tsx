import type { JSX } from 'preact';
import { t } from '#client/words/words.ts';
import { REGISTERS } from '#shared/machine/hardware/instructions.ts';
import { hex } from '../hex.ts';
import type { MachineViewProps } from './machine-view-props.ts';

/** Registers and PSW as the guest has them. */
export function ProcessorView({ run }: MachineViewProps): JSX.Element {
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
    </section>
  );
}
