import { expect, type Page, test } from '@playwright/test';
import desk from '../../assets/lang/console/en.json' with { type: 'json' };
import office from '../../assets/lang/office/en.json' with { type: 'json' };
import { type AServer, aServer } from './a-server.ts';
import { expectAccessible } from './axe.ts';
import { press } from './by-keyboard.ts';
import { leadByKeys } from './lead-by-keys.ts';
import { aPerson, hostSession, joinSession, words } from './people.ts';
import { whatLeaves } from './what-leaves.ts';

let server: AServer;
test.beforeAll(async () => {
  server = await aServer();
});
test.afterAll(() => server.stop());

test('a class plays from the code on the board to the summary', async ({ browser }) => {
  const teacher = await aPerson(browser, { viewport: { width: 1366, height: 768 } });
  const left = whatLeaves(teacher);
  const code = await hostSession(teacher, server.url);
  await keepClassList(teacher);
  const students = [
    await aPerson(browser, { viewport: { width: 1366, height: 768 } }),
    await aPerson(browser, { viewport: { width: 360, height: 740 }, hasTouch: true }),
    await aPerson(browser, { viewport: { width: 1024, height: 768 } }),
  ];
  for (const student of students) await joinSession(student, server.url, code);
  await expectAccessible(students[0]);

  await teacher.getByRole('button', { name: words.instructor.start }).click();
  for (const student of students) await expect(student.locator('.play')).toBeVisible();
  await expectAccessible(students[0]);
  await expectAccessible(teacher);

  await students[1].reload();
  await expect(students[1].locator('.play')).toBeVisible();

  await leadByKeys(teacher, students[0]);
  await press(teacher, teacher.getByRole('button', { name: words.instructor.endConfirm }));
  for (const student of students) await expect(student.getByRole('heading', { name: words.over.title })).toBeVisible();
  await expectAccessible(students[0]);

  await gradeByList(teacher, `${server.url}/d/${code}/people`);
  expect(left().some((sent) => sent.includes('"type":"cards"'))).toBe(true);
  for (const sent of left()) expect(sent).not.toMatch(REAL_NAMES);
});

/** Real people, who are known to the teacher's browser and to nobody else. */
const ROSTER = ['Quittenbaum', 'Zwetschgenmeier'] as const;
const REAL_NAMES = /quittenbaum|zwetschgenmeier/i;

/** The teacher pastes a class list in the lobby and has cards made for it. */
async function keepClassList(teacher: Page): Promise<void> {
  await teacher.getByText(desk.console.list, { exact: true }).click();
  await teacher.getByLabel(desk.console.listNames).fill(ROSTER.join('\n'));
  const take = desk.console.listTake_other.replace('{{count}}', String(ROSTER.length));
  await teacher.getByRole('button', { name: take }).click();
  await expect(
    teacher.getByText(desk.console.listKept_other.replace('{{count}}', String(ROSTER.length))),
  ).toBeVisible();
}

/** Afterwards the teacher pastes the list of the learning platform, to join grades with it. */
async function gradeByList(teacher: Page, url: string): Promise<void> {
  await teacher.goto(url);
  const list = teacher.getByLabel(office.people.roster, { exact: true });
  await list.fill(
    `First name,Last name,Email address\n${ROSTER.map((name) => `Ada,${name},${name}@uni.example`).join('\n')}`,
  );
  await expect(teacher.getByText(office.people.found_other.replace('{{count}}', String(ROSTER.length)))).toBeVisible();
}
