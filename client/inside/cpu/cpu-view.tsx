import type { JSX } from 'preact';
import { t } from '#client/words/words.ts';
import type { CpuPicture, GuestCpu } from '#shared/inside/cpu.ts';
import { FigureTable } from '../figure-table.tsx';
import { ghz, percent } from '../figures.ts';
import type { InsideNames } from '../inside-names.ts';
import type { ViewProps } from '../inside-props.ts';
import { CoreStrip } from './core-strip.tsx';
import { Lanes } from './lanes.tsx';
import { Meanwhile } from './meanwhile.tsx';
import { Nodes } from './nodes.tsx';
import './cpu.css';

/** The cores of a host over time: who runs on them, who waits in front of them, and on whom. */
export function CpuView(props: ViewProps<'cpu'>): JSX.Element {
  const { now, vm, names } = props;
  const guest = now.guests.find((each) => each.vm === vm) ?? longestWait(now.guests);
  return (
    <div class="cpu">
      <p class="cpu-head">
        {t('inside.cpu.head', {
          cores: now.cores,
          clock: ghz(now.coreMhz),
          used: percent(now.used),
          wanted: percent(now.wanted),
        })}{' '}
        <span class="soft">{t(`inside.cpu.scheduling.${now.coScheduling}`, { slice: now.sliceMs })}</span>
      </p>
      <CoreStrip now={now} names={names} />
      <Nodes now={now} names={names} />
      <Lanes {...props} guest={guest} />
      {guest && <Meanwhile now={now} guest={guest} names={names} />}
      <CpuTable now={now} names={names} />
    </div>
  );
}

function longestWait(guests: readonly GuestCpu[]): GuestCpu | undefined {
  return [...guests].sort((a, b) => b.ready - a.ready)[0];
}

function CpuTable({ now, names }: { now: CpuPicture; names: InsideNames }): JSX.Element {
  const exact = now.cycles !== undefined;
  const head = [
    t('inside.guest'),
    t('inside.cpu.vcpus'),
    t('inside.cpu.shares'),
    t('inside.cpu.reservation'),
    t('inside.cpu.limit'),
    ...(exact ? [t('inside.cpu.due'), t('inside.cpu.got')] : []),
    t('inside.cpu.ready'),
    t('inside.cpu.coStop'),
    t('inside.cpu.remote'),
    t('inside.cpu.speed'),
  ];
  const rows = now.guests.map((guest) => [
    names.vm(guest.vm),
    String(guest.vcpus),
    String(guest.shares),
    ghz(guest.reservationMhz),
    guest.limitMhz > 0 ? ghz(guest.limitMhz) : t('inside.none'),
    ...(guest.cycles ? [ghz(guest.cycles.dueMhz), ghz(guest.cycles.gotMhz)] : []),
    percent(guest.ready),
    percent(guest.coStop),
    percent(guest.remote),
    percent(guest.speed),
  ]);
  return <FigureTable head={head} rows={rows} />;
}
