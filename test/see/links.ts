import { readFileSync } from 'node:fs';
import { levelById } from '#shared/levels/index.ts';
import { DOCUMENT_PATHS } from '#shared/model-pages.ts';
import { SCENARIOS } from '#shared/scenarios/index.ts';
import { ARCHITECTURES } from '#shared/see/history/architectures.ts';
import { EVENTS } from '#shared/see/history/events.ts';
import { TERMS } from '#shared/see/history/terms.ts';
import { entryOf } from '#shared/see/index.ts';
import { renderPage } from '../../tools/pages/render-page.ts';

const ANCHORS = [...EVENTS, ...ARCHITECTURES, ...TERMS].map(({ id }) => id);
const HALLS = SCENARIOS.map(({ id }) => id);

/** Whether an address within the product leads nowhere: page, anchor, rule, concept, level or hall. */
export function isLost(link: string): boolean {
  const [path = '', hash] = link.split('#');
  if (path === '/see/history') return hash !== undefined && !ANCHORS.includes(hash);
  const [, page, name = ''] = /^\/(see|model|level|solo)(?:\/|\?hall=)(.+)$/.exec(path) ?? [];
  if (page === 'model') return !documentHas(name, hash);
  if (page === 'level') return levelById(name) === undefined;
  return page === 'see' ? entryOf(name) === undefined : !HALLS.includes(name);
}

function documentHas(name: string, hash: string | undefined): boolean {
  const path = DOCUMENT_PATHS[name];
  if (path === undefined) return false;
  return hash === undefined || renderPage(readFileSync(`docs/${path}`, 'utf8'), path).html.includes(` id="${hash}"`);
}
