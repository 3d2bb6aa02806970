import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FILE_KINDS } from '#shared/inside/disks.ts';
import { FRAME_STATES, PAGE_STATES } from '#shared/inside/memory.ts';
import { CAN_FAIL, IN_COMMON } from '#shared/inside/reach.ts';
import { INSIDE_VIEWS } from '#shared/inside/view.ts';
import {
  COPY_KINDS,
  DATASTORE_KINDS,
  HOST_STATES,
  HYPERVISORS,
  MEMORY_STATES,
  MIGRATION_STATES,
  POWER_SUPPLIES,
} from '#shared/sim/kernel/codes/index.ts';

type Words = { readonly [key: string]: string | Words };

/** Words of a section for each of a closed list. */
const LISTS: readonly (readonly [section: string, names: readonly string[]])[] = [
  ['view', INSIDE_VIEWS],
  ['store', DATASTORE_KINDS],
  ['memory.state', MEMORY_STATES],
  ['memory.page', PAGE_STATES],
  ['memory.came', [...PAGE_STATES, 'guestPaged']],
  ['memory.left', [...PAGE_STATES, 'guestPaged']],
  ['memory.frame', FRAME_STATES],
  ['moves.is', MIGRATION_STATES],
  ['io.kind', HYPERVISORS],
  ['io.station', ['emulated', 'split', 'virtio', 'direct', 'passthrough']],
  ['io.help', ['emulated', 'split', 'virtio', 'direct', 'passthrough']],
  ['disks.kind', FILE_KINDS],
  ['disks.copy', COPY_KINDS],
  ['rack.is', HOST_STATES],
  ['rack.supply', POWER_SUPPLIES],
  ['reach.blast', CAN_FAIL],
  ['reach.common', IN_COMMON],
];

describe.each(['en', 'de'])('the words of insides in %s', (language) => {
  const { inside } = JSON.parse(readFileSync(`assets/lang/inside/${language}.json`, 'utf8')) as { inside: Words };

  it.each(LISTS)('name all that inside.%s can be', (section, names) => {
    const words = section.split('.').reduce<Words>((part, key) => part[key] as Words, inside);
    expect(names.filter((name) => typeof words[name] !== 'string')).toEqual([]);
  });
});
