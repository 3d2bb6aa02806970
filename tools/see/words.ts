import { readFileSync } from 'node:fs';

type Tree = { readonly [key: string]: string | Tree };

const WORDS = (JSON.parse(readFileSync('assets/lang/see/en.json', 'utf8')) as { see: Tree }).see;

/** English words of the concepts under a key such as `group.cpu`. */
export function seeWords(key: string): string {
  let at: string | Tree | undefined = WORDS;
  for (const part of key.split('.')) at = typeof at === 'object' ? at[part] : undefined;
  if (typeof at !== 'string') throw new Error(`no words for ${key}`);
  return at;
}
