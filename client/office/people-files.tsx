import type { JSX } from 'preact';
import { homePage } from '#client/device/base-path.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { download } from '#client/ui/files/download.ts';
import { hallTitle } from '#client/words/hall-title.ts';
import { t } from '#client/words/words.ts';
import { evidenceRows } from '#shared/exports/evidence-rows.ts';
import { type PeopleData, pointsIn } from './use-people.ts';

/** The evidence as files: a table, and statements for a learning record store. */
export function PeopleFiles({ data }: { data: PeopleData }): JSX.Element {
  const { code, debrief, scenario, people, stored } = data;
  const file = (what: string, ending: string) => `overcommit-${code.toLowerCase()}-${what}.${ending}`;
  const table = async (): Promise<void> => {
    const { csv } = await import('#client/ui/files/csv-file.ts');
    const rows = evidenceRows(people, scenario.tickSeconds, pointsIn(debrief));
    download(file('evidence', 'csv'), 'text/csv', csv(rows));
  };
  const statements = async (): Promise<void> => {
    const { xapiStatements } = await import('#shared/exports/xapi.ts');
    const session = {
      homePage: homePage(),
      code,
      title: debrief.title || hallTitle(debrief.scenario),
      tickSeconds: scenario.tickSeconds,
      endedMs: stored.touchedMs,
      milliPointsOf: pointsIn(debrief),
    };
    const lines = xapiStatements(session, people).map((one) => `${JSON.stringify(one)}\n`);
    download(file('xapi', 'ndjson'), 'application/x-ndjson', lines.join(''));
  };
  return (
    <section class="panel stack" aria-label={t('people.files')}>
      <h2>{t('people.files')}</h2>
      <div class="row">
        <Button onClick={() => void table()}>{t('people.evidenceFile')}</Button>
        <Button onClick={() => void statements()}>{t('people.xapi')}</Button>
      </div>
    </section>
  );
}
