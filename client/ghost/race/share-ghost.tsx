import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '#client/ui/controls/button.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import { toast } from '#client/ui/controls/toast.tsx';
import { download } from '#client/ui/files/download.ts';
import { t } from '#client/words/words.ts';
import type { GhostFacts } from '../run/ghost-messages.ts';
import { hashText } from '../show/ghost-words.ts';
import { ghostAddress } from './ghost-address.ts';

/** Hands a ghost on: as a link, or as a file. */
export function ShareGhost({ ghost }: { ghost: GhostFacts }): JSX.Element {
  const [shown, setShown] = useState(false);
  const address = ghostAddress(ghost.text);
  const copy = (): void => {
    navigator.clipboard?.writeText(address).then(
      () => toast(t('ghost.copied')),
      () => setShown(true),
    ) ?? setShown(true);
  };
  return (
    <div class="stack share-ghost">
      <div class="row">
        <Button onClick={copy}>
          <Icon name="copy" />
          {t('ghost.copy')}
        </Button>
        <Button onClick={() => download(fileName(ghost), 'text/plain', ghost.text)}>{t('ghost.file')}</Button>
      </div>
      {shown && (
        <input
          class="ghost-address mono"
          aria-label={t('ghost.address')}
          readOnly
          value={address}
          onFocus={selectAll}
        />
      )}
      <p class="small soft">
        {t('ghost.shareText', { bytes: address.length })} <span class="mono ghost-hash">{hashText(ghost.hash)}</span>
      </p>
    </div>
  );
}

function fileName({ place, seed }: GhostFacts): string {
  return `ghost-${place.id}-${seed}.txt`;
}

function selectAll({ currentTarget }: { currentTarget: HTMLInputElement }): void {
  currentTarget.select();
}
