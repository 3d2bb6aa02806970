import type { JSX } from 'preact';
import { t } from '#client/words/words.ts';
import type { GuestMemory } from '#shared/inside/memory.ts';
import { mib, percent } from '../figures.ts';
import type { ViewProps } from '../inside-props.ts';

/** The guests of the host, each with a bar of where its memory is; one of them is looked at. */
export function GuestPick({
  now,
  names,
  guest: chosen,
  onVm,
}: ViewProps<'memory'> & { guest: GuestMemory | undefined }): JSX.Element {
  const most = Math.max(1, ...now.guests.map(({ memMib }) => memMib));
  return (
    <ul class="guest-pick" aria-label={t('inside.guests')}>
      {now.guests.map((guest) => {
        const partner = chosen?.partners.includes(guest.vm) === true;
        return (
          <li key={guest.vm}>
            <button
              type="button"
              class={partner ? 'partner' : ''}
              aria-pressed={guest.vm === chosen?.vm}
              onClick={() => onVm(guest.vm)}
            >
              <span class="guest-pick-name">{names.vm(guest.vm)}</span>
              <span class="guest-pick-bar" aria-hidden="true" style={{ width: `${(guest.memMib / most) * 100}%` }}>
                {guest.pages.map(({ state, mib: part }) => (
                  <span key={state} class={`part-${state}`} style={{ width: `${(part / guest.memMib) * 100}%` }} />
                ))}
              </span>
              <span class="unseen">{mib(guest.memMib)}</span>
              {guest.stall > 0.005 && (
                <span class="guest-pick-stall mono">{t('inside.memory.waits', { share: percent(guest.stall) })}</span>
              )}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
