import type { JSX } from 'preact';
import { Button } from '#client/ui/controls/button.tsx';
import { Link } from '#client/ui/page/link.tsx';
import { Page } from '#client/ui/page/page.tsx';
import { t } from '#client/words/words.ts';
import { COOKIES, JOURNAL_MAP, type MapLine, TABLES_MAP } from '#shared/exports/data-map.ts';
import type { Notice } from '#shared/protocol/office.ts';
import { useNotice } from './use-notice.ts';
import './office.css';

/** Everything that is kept: each table and column, journal lines, browsers, and what lies elsewhere. */
export function DataPage(): JSX.Element {
  const notice = useNotice();
  return (
    <Page title={t('data.title')} width="wide">
      <article class="office-paper stack loose">
        <div class="stack">
          <h1>{t('data.title')}</h1>
          <p>{t('data.intro')}</p>
          <PaperTools to="/privacy" words={t('data.toNotice')} />
        </div>
        {Object.entries(TABLES_MAP).map(([table, columns]) => (
          <TableMap key={table} table={table} columns={columns} notice={notice} />
        ))}
        <Named
          title={t('data.lines')}
          names={[...new Set(Object.values(JOURNAL_MAP))]}
          words="data.line"
          shown={linesOf}
        />
        <Named title={t('data.browsers')} names={COOKIES} words="data.cookie" shown={(name) => name} />
        <p>{t('data.storage')}</p>
        <section class="stack">
          <h2>{t('data.elsewhere')}</h2>
          {['log', 'memory', 'backup'].map((name) => (
            <p key={name}>{t(`data.${name}`)}</p>
          ))}
        </section>
      </article>
    </Page>
  );
}

/** Kinds of lines that hold the same. */
function linesOf(content: string): string {
  return Object.entries(JOURNAL_MAP)
    .filter(([, held]) => held === content)
    .map(([type]) => type)
    .join(', ');
}

/** What stands above a page that is printed. */
export function PaperTools({ to, words }: { to: string; words: string }): JSX.Element {
  return (
    <div class="row office-tools">
      <Button onClick={() => print()}>{t('data.print')}</Button>
      <Link to={to}>{words}</Link>
    </div>
  );
}

interface TableMapProps {
  readonly table: string;
  readonly columns: { readonly [column: string]: MapLine };
  readonly notice: Notice;
}

function TableMap({ table, columns, notice }: TableMapProps): JSX.Element {
  const heads = ['what', 'purpose', 'aboutWhom', 'seen', 'keptFor'].map((head) => t(`data.${head}`));
  return (
    <section class="stack">
      <h2 class="mono">{table}</h2>
      <p class="soft">{t(`data.table.${table}`)}</p>
      <table class="office-table">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Object.entries(columns).map(([column, { about, seenBy, kept }]) => (
            <tr key={column}>
              <th scope="row" class="mono">
                {column}
              </th>
              <td data-head={heads[1]}>{t(`data.column.${table}.${column}`)}</td>
              <td data-head={heads[2]}>{t(`data.about.${about}`)}</td>
              <td data-head={heads[3]}>{t(`data.seenBy.${seenBy}`)}</td>
              <td data-head={heads[4]}>{t(`data.kept.${kept}`, { audit: notice.auditDays })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface NamedProps {
  readonly title: string;
  readonly names: readonly string[];
  /** Where the words of a name are. */
  readonly words: string;
  readonly shown: (name: string) => string;
}

function Named({ title, names, words, shown }: NamedProps): JSX.Element {
  return (
    <section class="stack">
      <h2>{title}</h2>
      <dl class="office-named">
        {names.map((name) => (
          <div key={name}>
            <dt>{t(`${words}.${name}`)}</dt>
            <dd class="mono small soft">{shown(name)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
