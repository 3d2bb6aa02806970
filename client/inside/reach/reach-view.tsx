import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '#client/words/words.ts';
import type { Blast, ReachPicture, Trust } from '#shared/inside/reach.ts';
import { FigureTable } from '../figure-table.tsx';
import { percent } from '../figures.ts';
import { colourOf } from '../guest-colour.ts';
import type { InsideNames } from '../inside-names.ts';
import type { ViewProps } from '../inside-props.ts';
import './reach.css';

/** What hangs on a host: what falls if something fails, and who has to trust whom because they share something. */
export function ReachView({ now, names, vm, onVm }: ViewProps<'reach'>): JSX.Element {
  const [failing, setFailing] = useState<string>();
  const blast = now.blasts.find((each) => keyOf(each) === failing);
  return (
    <div class="reach">
      <p class="small">
        {t('inside.reach.odds', { escape: percent(now.escape), leak: percent(now.leak) })}{' '}
        {now.exposed && <strong>{t('inside.reach.exposed')}</strong>}{' '}
        {now.compromised && <strong class="reach-bad">{t('inside.reach.compromised')}</strong>}
      </p>
      {now.guests.length === 0 ? (
        <p>{t('inside.reach.empty')}</p>
      ) : (
        <>
          <Matrix now={now} names={names} vm={vm} onVm={onVm} blast={blast} onFail={setFailing} />
          <Consequence blast={blast} names={names} />
          <p class="small soft">{t('inside.reach.legend')}</p>
        </>
      )}
      <ReachTable now={now} names={names} />
    </div>
  );
}

interface MatrixProps extends Pick<ViewProps<'reach'>, 'now' | 'names' | 'vm' | 'onVm'> {
  /** What was picked to fail. */
  readonly blast: Blast | undefined;
  readonly onFail: (key: string | undefined) => void;
}

/** A column for each guest; a row for each thing that may fail, and for each that is shared. */
function Matrix({ now, names, vm, onVm, blast, onFail }: MatrixProps): JSX.Element {
  return (
    <div class="reach-place">
      <table class="reach-matrix">
        <thead>
          <tr>
            <td />
            {now.guests.map((guest) => (
              <th key={guest.vm} scope="col" class={guest.vm === vm ? 'chosen' : ''}>
                <button
                  type="button"
                  onClick={() => onVm(guest.vm)}
                  style={{ '--own': colourOf(Math.max(0, guest.tenant)) }}
                >
                  <span class={now.compromisedVms.includes(guest.vm) ? 'reach-bad' : ''}>{names.vm(guest.vm)}</span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <Rows title={t('inside.reach.fails')} columns={now.guests.length}>
          {now.blasts.map((each) => (
            <tr key={keyOf(each)} class={each === blast ? 'failing' : ''}>
              <th scope="row">
                <button
                  type="button"
                  aria-pressed={each === blast}
                  onClick={() => onFail(each === blast ? undefined : keyOf(each))}
                >
                  {blastName(each, names)}
                </button>
              </th>
              <Dots now={now} vms={each.vms} look="falls" />
            </tr>
          ))}
        </Rows>
        <Rows title={t('inside.reach.shares')} columns={now.guests.length}>
          {now.trusts.map((each) => (
            <tr key={each.what}>
              <th scope="row">{t(`inside.reach.common.${each.what}`)}</th>
              <Dots now={now} vms={each.vms} look={each.strangers ? 'strangers' : 'own'} />
            </tr>
          ))}
        </Rows>
      </table>
    </div>
  );
}

function keyOf({ what, row }: Blast): string {
  return `${what} ${row}`;
}

function Rows({ title, columns, children }: { title: string; columns: number; children: JSX.Element[] }): JSX.Element {
  return (
    <tbody>
      <tr>
        <th class="reach-title" scope="rowgroup" colSpan={columns + 1}>
          {title}
        </th>
      </tr>
      {children}
    </tbody>
  );
}

/** One row of dots: who is among those; strung together as those who share something are. */
function Dots({ now, vms, look }: { now: ReachPicture; vms: readonly number[]; look: string }): JSX.Element {
  const among = now.guests.map(({ vm }) => vms.includes(vm));
  const [first, last] = [among.indexOf(true), among.lastIndexOf(true)];
  return (
    <>
      {now.guests.map((guest, i) => (
        <td
          key={guest.vm}
          class={`${i > first && i <= last ? 'strung-left' : ''} ${i >= first && i < last ? 'strung-right' : ''}`}
        >
          <span
            class={`reach-dot ${among[i] ? look : 'out'}`}
            style={{ '--own': colourOf(Math.max(0, guest.tenant)) }}
            aria-hidden="true"
          />
          <span class="unseen">{among[i] ? t('inside.yes') : t('inside.no')}</span>
        </td>
      ))}
    </>
  );
}

function blastName({ what, row }: Blast, names: InsideNames): string {
  const name = what === 'datastore' ? names.datastore(row) : what === 'rack' ? String(row + 1) : names.host(row);
  return t(`inside.reach.blast.${what}`, { name });
}

/** What falls with what was picked, in words. */
function Consequence({ blast, names }: { blast: Blast | undefined; names: InsideNames }): JSX.Element {
  if (!blast) return <p class="reach-falls soft">{t('inside.reach.pick')}</p>;
  const tenants = blast.tenants.map((tenant) => names.tenant(tenant)).join(', ');
  return (
    <p class="reach-falls" role="status">
      {t('inside.reach.falls', { what: blastName(blast, names), n: blast.vms.length })}{' '}
      {tenants === '' ? t('inside.reach.nobodyGone') : t('inside.reach.gone', { tenants })}
    </p>
  );
}

function ReachTable({ now, names }: { now: ReachPicture; names: InsideNames }): JSX.Element {
  const list = (vms: readonly number[]): string => vms.map((vm) => names.vm(vm)).join(', ');
  const trusts = now.trusts.map((each: Trust) => [
    t(`inside.reach.common.${each.what}`),
    String(each.vms.length),
    list(each.vms),
  ]);
  const blasts = now.blasts.map((each) => [blastName(each, names), String(each.vms.length), list(each.vms)]);
  return (
    <FigureTable
      head={[t('inside.reach.what'), t('inside.reach.count'), t('inside.guests')]}
      rows={[...blasts, ...trusts]}
    />
  );
}
