/** Whether a key is free for a shortcut of the page: no chord, and nothing that has the focus takes it, as a field, a list or a dialog does. */
export function isFree({ ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  return !(ctrlKey || metaKey || altKey || takesKeys(target));
}

function takesKeys(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target instanceof HTMLInputElement && ['radio', 'checkbox'].includes(target.type)) return false;
  return target.matches('input, select, textarea') || target.closest('dialog, canvas') !== null;
}

/** The key as tables of shortcuts name it: with the caps lock on, too. */
export function keyOf({ key }: KeyboardEvent): string {
  return key.length === 1 ? key.toLowerCase() : key;
}
