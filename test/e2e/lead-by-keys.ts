import { expect, type Page } from '@playwright/test';
import desk from '../../assets/lang/console/en.json' with { type: 'json' };
import { words } from './people.ts';

/** What a teacher does most often in a running session, by keyboard alone: each is seen on the teacher's screen or a student's. */
export async function leadByKeys(teacher: Page, student: Page): Promise<void> {
  const { keyboard } = teacher;
  const says = (text: string) => expect(teacher.getByText(text).first()).toBeVisible();
  const isOpen = (tab: keyof typeof desk.console.tab) =>
    expect(teacher.locator(`[data-tab="${tab}"]`)).toHaveAttribute('aria-selected', 'true');

  await keyboard.press('o');
  await says(words.instructor.pausedHandsOff);
  await keyboard.press('b');
  await expect(student.getByText(words.say.blank)).toBeVisible();
  await keyboard.press('p');
  await expect(student.getByText(words.say.blank)).toHaveCount(0);
  await keyboard.press('P');
  await says(words.instructor.pausedLook);
  await keyboard.press('p');
  await keyboard.press('.');
  await expect(teacher.getByRole('button', { name: '×2', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await keyboard.press(',');

  await keyboard.press('1');
  await expect(teacher.locator('.team-card.watched')).toHaveCount(1);
  await keyboard.press('s');
  await expect(teacher.locator('.team-card').first().getByRole('button', { pressed: true })).toHaveCount(2);
  await keyboard.press('0');
  await expect(teacher.locator('.team-card.watched')).toHaveCount(0);

  for (const [key, tab] of [
    ['j', 'join'],
    ['f', 'faults'],
    ['q', 'ask'],
    ['v', 'front'],
    ['l', 'log'],
    ['m', 'say'],
  ] as const) {
    await keyboard.press(key);
    await isOpen(tab);
  }
  await sayByKeys(teacher, student);
  await keyboard.press('?');
  await expect(teacher.getByRole('dialog')).toContainText(desk.console.key.takeBack);
  await keyboard.press('Escape');
  await keyboard.press('x');
  await expect(teacher.getByRole('dialog')).toContainText(words.instructor.endText);
}

/** From the tab that is open on: a kind of thing is chosen and told, and lights up on the student's screen. */
async function sayByKeys(teacher: Page, student: Page): Promise<void> {
  const { keyboard } = teacher;
  await goTo(teacher, words.say.point.hosts);
  await keyboard.press('Space');
  await goTo(teacher, desk.console.say);
  await keyboard.press('Enter');
  await expect(student.locator('.play')).toHaveAttribute('data-lit', 'hosts');
  await expect(student.getByText(words.say.lookAt.replace('{{what}}', words.say.point.hosts))).toBeVisible();
  await goTo(teacher, desk.console.sayStop);
  await keyboard.press('Enter');
  await expect(student.locator('.play')).not.toHaveAttribute('data-lit');
}

/** Walks with the Tab key to a button. */
async function goTo(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true });
  await expect(button).toBeVisible();
  for (let presses = 0; presses < 40; presses++) {
    if (await button.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`40 presses of Tab did not reach ${name}`);
}
