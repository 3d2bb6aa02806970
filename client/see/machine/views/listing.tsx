import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '#client/ui/controls/icon.tsx';
import { t } from '#client/words/words.ts';
import { type ListingRow, listingRows } from '#shared/see/machine/listing-rows.ts';
import { hex } from '../hex.ts';
import type { MachineViewProps } from './machine-view-props.ts';
import './listing.css';

/** The guest's code with the place where it is; under translation, what stands for each line in the cache, in its blocks. */
export function ListingView({ run, program, setting, breakpoints, onBreakpoint }: MachineViewProps): JSX.Element {
  const { pc } = run.guest.cpu;
  const rows = listingRows(program, run);
  const translates = setting.technique === 'binaryTranslation';
  const next = rows.find(({ address }) => address === pc) ?? rows[0];
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => keepInSight(box.current), [pc, program]);
  return (
    <section class={`machine-listing ${translates ? 'wide' : ''}`} aria-label={t('machine.view.listing')}>
      <h3>{t('machine.view.listing')}</h3>
      <div class="listing-box" ref={box}>
        <table class={translates ? 'with-cache' : ''}>
          <thead>
            <tr>
              <th scope="col">
                <span class="unseen">{t('machine.breakpoint')}</span>
              </th>
              <th scope="col">{t('machine.address')}</th>
              <th scope="col">
                <span class="unseen">{t('machine.marks')}</span>
              </th>
              <th scope="col">{t('machine.code')}</th>
              {translates && <th scope="col">{t('machine.inCache')}</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              <Line
                key={row.address}
                row={row}
                before={rows[i - 1]}
                isNext={row.address === pc}
                isTabStop={row === next}
                isBreak={breakpoints.includes(row.address)}
                translates={translates}
                onBreakpoint={onBreakpoint}
              />
            ))}
          </tbody>
        </table>
      </div>
      <p class="small soft listing-key">
        {KEY.map((mark) => (
          <span key={mark}>
            <MarkSign mark={mark} /> {t(`machine.mark.${mark}`)}
          </span>
        ))}
      </p>
    </section>
  );
}

/** Signs before a line that are explained below. */
const KEY = ['hole', 'sensitive'] as const;

interface LineProps {
  readonly row: ListingRow;
  readonly before: ListingRow | undefined;
  readonly isNext: boolean;
  /** One line takes the focus: the next one, or the first while there is none. */
  readonly isTabStop: boolean;
  readonly isBreak: boolean;
  readonly translates: boolean;
  readonly onBreakpoint: (pc: number) => void;
}

function Line({ row, before, isNext, isTabStop, isBreak, translates, onBreakpoint }: LineProps): JSX.Element {
  const { address, text, mark, translated } = row;
  const isGap = before !== undefined && before.address + 1 !== address;
  const classes = [isNext && 'next', isGap && 'gap', row.isChanged && 'changed', row.who].filter(Boolean).join(' ');
  return (
    <tr class={classes} aria-current={isNext ? 'step' : undefined}>
      <td>
        <button
          type="button"
          class="break"
          aria-pressed={isBreak}
          aria-label={t('machine.breakAt', { address: hex(address) })}
          tabIndex={isTabStop ? 0 : -1}
          onClick={() => onBreakpoint(address)}
          onKeyDown={moveFocus}
        />
      </td>
      <td class="soft">{hex(address)}</td>
      <td>{mark && <MarkSign mark={mark} />}</td>
      <td>{text}</td>
      {translates && (
        <td class={`cached ${translated?.kind ?? 'none'} ${row.startsBlock ? 'starts' : ''}`}>
          {translated?.translated.map((code) => (
            <div key={code}>{code}</div>
          ))}
        </td>
      )}
    </tr>
  );
}

/** Whether a sensitive instruction traps: a lock, or a sign that it does not. */
function MarkSign({ mark }: { mark: 'hole' | 'sensitive' }): JSX.Element {
  return (
    <span class={`line-mark ${mark}`} title={t(`machine.mark.${mark}`)}>
      {mark === 'hole' ? '!' : <Icon name="lock" />}
    </span>
  );
}

/** Lines above the next one that stay in sight. Design value. */
const LINES_ABOVE = 5;

/** Scrolls the box, and only it, so that the next line is in it with some lines above. */
function keepInSight(box: HTMLDivElement | null): void {
  const line = box?.querySelector<HTMLElement>('tr.next');
  if (!box || !line) return;
  const [top, bottom] = [line.offsetTop, line.offsetTop + line.offsetHeight];
  if (top >= box.scrollTop + 2 * line.offsetHeight && bottom <= box.scrollTop + box.clientHeight) return;
  box.scrollTop = Math.max(0, top - LINES_ABOVE * line.offsetHeight);
}

/** Arrow keys go from line to line, so that one tab stop is enough. */
function moveFocus(event: KeyboardEvent): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const row = (event.target as HTMLElement).closest('tr');
  const other = event.key === 'ArrowDown' ? row?.nextElementSibling : row?.previousElementSibling;
  const button = other?.querySelector('button');
  if (!button) return;
  event.preventDefault();
  button.focus();
}
