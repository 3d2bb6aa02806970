import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { addressOf } from '#client/device/address.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { toast } from '#client/ui/controls/toast.tsx';
import { download } from '#client/ui/files/download.ts';
import { t } from '#client/words/words.ts';
import type { LabSaved } from '../run/lab-messages.ts';
import type { LabBarProps } from './lab-bar-props.ts';
import { playIn } from './snapshots.ts';

type ShareProps = Pick<LabBarProps, 'line' | 'session' | 'playable'>;

/** The hall with all its orders up to now, to be handed on: as a link, or as a file that the lab of researchers runs too. */
export function LabShare({ line, session, playable }: ShareProps): JSX.Element {
  const saved = useSaved({ line, session, playable });
  const address = saved && new URL(addressOf(`/lab#${saved.link}`), location.href).href;
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(address ?? '');
      toast(t('lab.copied'));
    } catch {
      toast(t('lab.notCopied'));
    }
  };
  return (
    <section class="stack lab-panel" aria-label={t('lab.tab.share')}>
      <p class="small soft">{t('lab.shareText')}</p>
      {saved && (
        <>
          <input class="lab-address mono" aria-label={t('lab.link')} readOnly value={address} />
          <div class="row">
            <Button onClick={() => void copy()}>{t('lab.copy')}</Button>
            <Button onClick={() => download(`${playable.file.id}.json`, 'application/json', saved.file)}>
              {t('lab.saveFile')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

/** The hall as it is when somebody asks; as it is then, not as it becomes. */
function useSaved({ line, session, playable }: ShareProps): LabSaved | undefined {
  const [saved, setSaved] = useState<LabSaved>();
  useEffect(() => {
    let left = false;
    const save = async (): Promise<void> => {
      const play = playIn(await session.journal());
      const made = await line.ask('save', { file: playable.file, play, ticks: session.tick.peek() });
      if (!left) setSaved(made);
    };
    void save();
    return () => {
      left = true;
    };
  }, [line, session, playable]);
  return saved;
}
