import type { JSX } from 'preact';
import { number } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import { consoleText, type Devices } from '#shared/machine/hardware/devices.ts';
import type { MachineViewProps } from './machine-view-props.ts';
import './devices.css';

/** The devices that the guest has, and those of the real machine, which are to stay untouched. */
export function DevicesView({ run, setting, moment }: MachineViewProps): JSX.Element {
  const isBare = setting.technique === 'bare';
  return (
    <section class="machine-devices" aria-label={t('machine.view.devices')}>
      <h3>{t('machine.view.devices')}</h3>
      <Box
        title={t(isBare ? 'machine.devices.real' : 'machine.devices.guest')}
        devices={run.guest.devices}
        moment={moment}
      />
      {!isBare && <Box title={t('machine.devices.real')} devices={run.host.devices} moment={moment} isReal />}
    </section>
  );
}

interface BoxProps {
  readonly title: string;
  /** The same object at every moment, changed: `moment` tells that there is something new to show. */
  readonly devices: Devices;
  readonly moment: number;
  readonly isReal?: boolean;
}

function Box({ title, devices, isReal = false }: BoxProps): JSX.Element {
  const { timerEvery, timerLeft, on } = devices;
  return (
    <div class={`device-box ${isReal ? 'real' : ''}`}>
      <strong class="small">{title}</strong>
      <output class="device-console mono">{consoleText(devices) || ' '}</output>
      <p class="small">
        {timerEvery > 0
          ? t('machine.devices.timer', { left: number(timerLeft), every: number(timerEvery) })
          : t('machine.devices.timerOff')}{' '}
        · {t(on ? 'machine.devices.on' : 'machine.devices.off')}
      </p>
    </div>
  );
}
