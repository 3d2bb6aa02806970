import { expect, type Locator, type Page } from '@playwright/test';

/** Walks with the Tab key until the focus is on what is meant, as a person without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 150; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`150 presses of Tab did not reach ${target}`);
}

/** Goes there with the Tab key and presses Enter. */
export async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

/** Picks an entry of a list by typing its first letters. */
export async function pick(page: Page, list: Locator, entry: string): Promise<void> {
  await tabTo(page, list);
  await page.keyboard.type(entry);
}

/**
 * Walks over the whole page, or the dialog over it, with the Tab key alone: everything that can be operated is reached, and shows
 * that it has the focus. Of radio buttons of one name the browser stops at one.
 */
export async function expectWalkable(page: Page): Promise<void> {
  const stops = new Set(await page.evaluate(markStops));
  const hidden: string[] = [];
  for (let presses = 2 * stops.size + 10; presses > 0 && stops.size > 0; presses--) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate(lookAtFocus);
    stops.delete(here.stop);
    if (!here.isShown) hidden.push(here.stop);
  }
  expect([...stops], 'is not reached').toEqual([]);
  expect(hidden, 'hides its focus').toEqual([]);
}

/** Runs in the page: names everything that the Tab key should stop at, and lets the walk begin at the top. */
function markStops(): string[] {
  const scope = document.querySelector('dialog[open]') ?? document.body;
  const all = scope.querySelectorAll<HTMLInputElement>('a[href], button, input, select, summary, [tabindex="0"]');
  const seen = [...all].filter((each) => each.checkVisibility({ visibilityProperty: true }) && each.tabIndex >= 0);
  for (const [i, each] of seen.entries())
    each.dataset.stop =
      each.type === 'radio' ? `radio ${each.name}` : `${i} ${each.ariaLabel ?? each.textContent}`.slice(0, 60);
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  return seen.map((each) => each.dataset.stop ?? '');
}

/** Runs in the page: what has the focus, and whether one sees that it has. The page itself shows nothing. */
function lookAtFocus(): { stop: string; isShown: boolean } {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || focused === document.body) return { stop: '', isShown: true };
  const { top, bottom } = focused.getBoundingClientRect();
  const ringed = [focused, focused.closest('label'), focused.nextElementSibling].some(
    (each) => each && getComputedStyle(each).outlineStyle !== 'none',
  );
  return { stop: focused.dataset.stop ?? '', isShown: ringed && bottom > 0 && top < innerHeight };
}
