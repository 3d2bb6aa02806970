import { describe, expect, it } from 'vitest';
import { circles, importsOf, product, textOf } from './sources.ts';

/**
 * The layers of the client, the lowest first. A file imports from its own layer and from those below it, types included;
 * files of one line of the list stand side by side and never import each other across. A file of `client/model` or
 * `client/panels` belongs to the layer of its folder.
 */
const CLIENT_LAYERS: readonly (readonly string[])[] = [
  ['client/device/'],
  ['client/words/', 'client/net/', 'client/offline/', 'client/ui/files/'],
  ['client/local/'],
  ['client/ui/glyphs/', 'client/ui/controls/'],
  ['client/ui/tables/'],
  ['client/ui/page/'],
  ['client/lesson/'],
  ['client/model/series/'],
  ['client/model/state/'],
  ['client/model/facts/'],
  ['client/model/standing/'],
  ['client/model/crew/'],
  ['client/model/commands/'],
  ['client/model/previews/'],
  ['client/model/events/'],
  ['client/cards/'],
  ['client/sound/'],
  ['client/hall/', 'client/panels/commands/'],
  ['client/hall/', 'client/panels/jobs/'],
  ['client/hall/', 'client/panels/brief/'],
  ['client/hall/', 'client/panels/events/'],
  ['client/hall/', 'client/panels/hud/'],
  ['client/hall/', 'client/panels/inspector/'],
  ['client/hall/', 'client/panels/tables/'],
  ['client/inside/'],
  ['client/play/'],
  ['client/debrief/'],
  ['client/console/'],
  ['client/office/'],
  ['client/projector/', 'client/sheet/'],
  ['client/see/', 'client/reading/'],
  ['client/ghost/'],
  ['client/day/'],
  ['client/lab/'],
  ['client/levels/'],
  ['client/tournament/'],
  ['client/homework/'],
  ['client/pages/'],
  ['client/main.ts'],
];

describe('the client', () => {
  const client = product.filter((file) => file.startsWith('client/'));

  it.each(client)('%s imports only from its own layer and those below', (file) => {
    expect(importsOf(file).filter((target) => target.startsWith('client/') && !isBelow(file, target))).toEqual([]);
  });

  it('remembers things in one place only, which also works where the browser stores nothing', () => {
    const naming = client.filter((file) => /\b((local|session)Storage|indexedDB|idb-keyval)\b/.test(textOf(file)));
    expect(naming).toEqual(['client/device/device-store.ts', 'client/device/record-store.ts']);
  });

  it('reads and writes the address of a page in one place only: on a plain web space it stands elsewhere', () => {
    const reading = /\blocation\??\.(pathname|search|hash)\b|\bhistory\.(push|replace)State\b/;
    const naming = client.filter((file) => reading.test(textOf(file)));
    expect(naming).toEqual(['client/device/address.ts', 'client/device/base-path.ts', 'client/ui/page/router.tsx']);
  });

  it.each([
    ['field.css', /class=["`{']*(?:\w+ )*(?:field|select)[" `]/],
    ['pick.css', /class=["`{']*(?:\w+ )*pick[" `]/],
  ])('brings the sheet %s along wherever it is used: no other page need have been open before', (sheet, used) => {
    const users = client.filter((file) => file.endsWith('.tsx') && used.test(textOf(file)));
    expect(users.length).toBeGreaterThan(0);
    expect(users.filter((file) => !textOf(file).includes(sheet))).toEqual([]);
  });

  it('has no circle of files, those of types included', () => {
    expect(circles(client)).toEqual([]);
  });
});

/** Whether a file of the client may import another: one of its own folder, or one of a lower layer. */
function isBelow(file: string, target: string): boolean {
  if (target.endsWith('.css')) return true;
  const own = folderOf(file);
  const other = folderOf(target);
  if (own === other) return true;
  const highest = CLIENT_LAYERS.findLastIndex((layer) => layer.includes(own));
  const lowest = CLIENT_LAYERS.findIndex((layer) => layer.includes(other));
  const sideBySide = CLIENT_LAYERS.some((layer) => layer.includes(own) && layer.includes(other));
  return highest >= 0 && lowest >= 0 && lowest < highest && !sideBySide;
}

function folderOf(file: string): string {
  const folder = CLIENT_LAYERS.flat().find((name) => file.startsWith(name));
  if (!folder) throw new Error(`${file} belongs to no layer of the client`);
  return folder;
}
