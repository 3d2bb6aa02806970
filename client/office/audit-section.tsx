import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { auditFile, auditLines } from '#client/net/office-api.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { download } from '#client/ui/files/download.ts';
import { hasWords, t } from '#client/words/words.ts';
import type { AuditLine } from '#shared/protocol/office.ts';
import { momentText } from './moment-text.ts';
import { ProblemNotice } from './problem-notice.tsx';
import { useDeed } from './use-deed.ts';

/** Who did what, and when: the newest first, older ones on demand, all as a file. */
export function AuditSection(): JSX.Element {
  const [lines, setLines] = useState<readonly AuditLine[]>([]);
  const deed = useDeed();
  const load = async (): Promise<void> => {
    const found = await deed.run(() => auditLines(lines.at(-1)?.no ?? 0));
    if (found) setLines([...lines, ...found.value]);
  };
  const take = async (): Promise<void> => {
    const file = await deed.run(auditFile);
    if (file) download('overcommit-audit.ndjson', 'application/x-ndjson', file.value);
  };
  useEffect(() => void load(), []);
  const oldest = lines.at(-1)?.no ?? 0;
  return (
    <section class="panel stack" aria-label={t('admin.audit')}>
      <h2>{t('admin.audit')}</h2>
      <p class="soft">{t('admin.auditText')}</p>
      <ProblemNotice problem={deed.problem} />
      {lines.length === 0 && <p class="soft">{t('admin.noLines')}</p>}
      <ol class="office-audit">
        {lines.map((line) => (
          <li key={line.no}>
            <span class="soft small mono">{momentText(line.atMs)}</span>
            <span>{deedText(line)}</span>
          </li>
        ))}
      </ol>
      <div class="row">
        {oldest > 1 && (
          <Button busy={deed.busy} onClick={() => void load()}>
            {t('admin.older')}
          </Button>
        )}
        <Button onClick={() => void take()}>{t('admin.file')}</Button>
      </div>
    </section>
  );
}

/** Who, what, to what. */
function deedText({ who, deed, about, detail }: AuditLine): string {
  const name = hasWords(`admin.who.${who}`) ? t(`admin.who.${who}`) : who;
  const what = hasWords(`admin.deed.${deed}`) ? t(`admin.deed.${deed}`) : deed;
  return [name, what, about, detail && `(${detail})`].filter((part) => part !== '').join(' ');
}
