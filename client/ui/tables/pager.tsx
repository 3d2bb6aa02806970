import type { JSX } from 'preact';
import { Button } from '#client/ui/controls/button.tsx';
import { t } from '#client/words/words.ts';

interface PagerProps {
  /** What lies on the pages, for those who listen. */
  readonly label: string;
  /** The page on screen, from 0. */
  readonly page: number;
  readonly pages: number;
  readonly onPage: (page: number) => void;
}

/** The way through what does not stand on one page; nothing where it does. */
export function Pager({ label, page, pages, onPage }: PagerProps): JSX.Element | null {
  if (pages <= 1) return null;
  return (
    <nav class="row" aria-label={label}>
      <Button size="small" reason={page === 0 ? t('table.firstPage') : undefined} onClick={() => onPage(page - 1)}>
        {t('table.previous')}
      </Button>
      <span>{t('table.page', { no: page + 1, of: pages })}</span>
      <Button
        size="small"
        reason={page === pages - 1 ? t('table.lastPage') : undefined}
        onClick={() => onPage(page + 1)}
      >
        {t('table.next')}
      </Button>
    </nav>
  );
}
