import { expect, test } from '@playwright/test';
import { type AServer, aServer } from './a-server.ts';
import { expectAccessible } from './axe.ts';
import { aPerson, hostSession, joinSession, words } from './people.ts';

let server: AServer;
test.beforeAll(async () => {
  server = await aServer();
});
test.afterAll(() => server.stop());

test('a class plays from the code on the board to the summary', async ({ browser }) => {
  const teacher = await aPerson(browser, { viewport: { width: 1366, height: 768 } });
  const code = await hostSession(teacher, server.url);
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

  await teacher.getByRole('button', { name: words.instructor.pauseHandsOff }).click();
  await expect(teacher.getByText(words.instructor.pausedHandsOff)).toBeVisible();
  await teacher.getByRole('button', { name: words.instructor.resume }).click();

  await students[1].reload();
  await expect(students[1].locator('.play')).toBeVisible();

  await teacher.getByRole('button', { name: words.instructor.end }).click();
  await teacher.getByRole('button', { name: words.instructor.endConfirm }).click();
  for (const student of students) await expect(student.getByRole('heading', { name: words.over.title })).toBeVisible();
  await expectAccessible(students[0]);
});
