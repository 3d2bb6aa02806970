import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { hostName, tenantName } from '#client/model/facts/names.ts';
import type { UiState } from '#client/model/state/ui-state.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { counted, number } from '#client/words/formats.ts';
import { language, t } from '#client/words/words.ts';
import { NONE } from '#shared/ids.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import type { LossAbout } from '../score/waterfall-steps.ts';
import { byHost, vmsOfLoss } from './loss-mark.ts';

interface LossMarkStripProps {
  readonly ui: UiState;
  readonly world: OpenWorld;
  readonly about: LossAbout;
  readonly onHide: () => void;
}

/** Marks in the hall what a loss is about, as it goes on, and says it in words: whose VMs, where, and what they suffer from. */
export function LossMarkStrip({ ui, world, about, onHide }: LossMarkStripProps): JSX.Element {
  const vms = vmsOfLoss(world, about);
  const hosts = byHost(world, vms);
  useMarks(ui, about, vms, hosts);
  const strip = useRef<HTMLParagraphElement>(null);
  // On a small screen the hall would lie below what stands above it.
  useEffect(() => strip.current?.closest('.replay-hall')?.scrollIntoView({ block: 'start' }), []);
  return (
    <p class="loss-mark" role="status" ref={strip}>
      <span>
        <strong>
          {t('debrief.replay.about', {
            tenant: tenantName(world, about.tenant),
            cause: t(`cause.${about.cause}.plain`),
          })}
        </strong>{' '}
        {vms.length === 0 ? t('debrief.replay.aboutNobody') : placesText(hosts)}
      </span>
      <Button kind="quiet" size="small" onClick={onHide}>
        {t('debrief.replay.aboutHide')}
      </Button>
    </p>
  );
}

/** Frames around the VMs and a word on each of their hosts, for as long as the strip is there. */
function useMarks(ui: UiState, { cause }: LossAbout, vms: readonly number[], hosts: ReturnType<typeof byHost>): void {
  const key = [...hosts].map(([host, rows]) => `${host}:${rows.join()}`).join(' ');
  useEffect(() => {
    ui.marked.value = new Set(vms);
    ui.notes.value = [...hosts]
      .filter(([host]) => host !== NONE)
      .map(([host, { length }]) => ({
        host,
        tone: 'bad',
        text: t('debrief.replay.aboutNote', { vms: counted('vms', length), cause: t(`cause.${cause}.plain`) }),
        short: number(length),
      }));
  }, [ui, key, cause, language.value]);
  useEffect(
    () => () => {
      ui.marked.value = new Set();
      ui.notes.value = [];
    },
    [ui],
  );
}

/** `3 VMs on Host 2, 1 VM without a host`. */
function placesText(hosts: ReturnType<typeof byHost>): string {
  const places = [...hosts].map(([host, { length }]) => {
    const vms = counted('vms', length);
    return host === NONE
      ? t('debrief.replay.aboutWaiting', { vms })
      : t('debrief.order.onHost', { vms, host: hostName(host) });
  });
  return new Intl.ListFormat(language.value || 'en').format(places);
}
