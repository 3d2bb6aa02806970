import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { base } from '#client/console/join-url.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { t } from '#client/words/words.ts';

/** What a program shows the server to play for its entry, and how it is begun. */
export function ProgramToken({ token }: { token: string }): JSX.Element {
  const [copied, setCopied] = useState(false);
  const start = `OVERCOMMIT_URL=${base.value} OVERCOMMIT_TOKEN=${token} node autopilot.js`;
  const copy = (): void => void navigator.clipboard?.writeText(start).then(() => setCopied(true));
  return (
    <section class="panel stack" aria-label={t('tournament.program.title')}>
      <h2>{t('tournament.program.title')}</h2>
      <p>{t('tournament.program.text')}</p>
      <p class="mono tournament-key">{start}</p>
      <div>
        <Button onClick={copy}>{t(copied ? 'tournament.program.copied' : 'tournament.program.copy')}</Button>
      </div>
    </section>
  );
}
