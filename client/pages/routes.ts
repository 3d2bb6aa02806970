import type { ComponentType } from 'preact';
import type { RouteParams } from '#client/ui/page/route-match.ts';
import type { Route } from '#client/ui/page/router.tsx';
import {
  withAloneWords,
  withConsoleWords,
  withDebriefWords,
  withLessonWords,
  withLevelWords,
  withOfficeWords,
  withPeopleWords,
  withProjectorWords,
  withReadingWords,
  withSeeWords,
  withSheetWords,
  withTournamentWords,
} from '#client/words/words.ts';

/** A page whose parameters the pattern of its route provides. */
function page<P extends RouteParams>(component: ComponentType<P>): ComponentType<RouteParams> {
  return component as unknown as ComponentType<RouteParams>;
}

/** A page of a session that is over: what else one can do with it comes with it. */
function past(load: () => Promise<ComponentType<{ code: string }>>): Route['load'] {
  return async () => {
    const [{ withWaysOn }, component] = await Promise.all([import('./past/past.tsx'), load()]);
    return page(withWaysOn(component));
  };
}

/** Every page. Each has its own code, loaded when first visited. */
export const ROUTES: readonly Route[] = [
  { pattern: '/', load: async () => (await import('./welcome.tsx')).WelcomePage },
  { pattern: '/j', load: async () => (await import('./welcome.tsx')).WelcomePage },
  { pattern: '/j/:code', load: async () => page((await import('./join/join.tsx')).JoinPage) },
  { pattern: '/host', load: async () => (await import('./create/host.tsx')).HostPage },
  { pattern: '/solo', load: async () => (await import('./solo/solo.tsx')).SoloPage },
  { pattern: '/solo/:game', load: async () => page((await import('./solo/local-page.tsx')).LocalPage) },
  {
    pattern: '/campaign',
    load: async () => (await withLevelWords(import('#client/levels/map/campaign-page.tsx'))).CampaignPage,
  },
  {
    pattern: '/level/:id',
    load: async () => page((await withLevelWords(import('#client/levels/level/level-page.tsx'))).LevelPage),
  },
  { pattern: '/play/:code', load: async () => page((await import('./session/session.tsx')).SessionPage) },
  { pattern: '/i/:code', load: async () => page((await withConsoleWords(import('./instructor.tsx'))).InstructorPage) },
  {
    pattern: '/i/:code/cards',
    load: async () => page((await withConsoleWords(import('./join/join-cards.tsx'))).JoinCardsPage),
  },
  {
    pattern: '/p/:code',
    load: async () => page((await withProjectorWords(import('#client/projector/projector-page.tsx'))).ProjectorPage),
  },
  {
    pattern: '/lesson/:id/handout',
    load: async () => page((await withLessonWords(import('#client/sheet/handout-page.tsx'))).HandoutPage),
  },
  {
    pattern: '/lesson/:id',
    load: async () => page((await withSheetWords(import('#client/sheet/sheet-page.tsx'))).SheetPage),
  },
  {
    pattern: '/d/:code',
    load: past(async () => (await withDebriefWords(import('#client/debrief/debrief-page.tsx'))).DebriefPage),
  },
  {
    pattern: '/d/:code/replay',
    load: past(async () => (await withDebriefWords(import('#client/debrief/replay-page.tsx'))).ReplayPage),
  },
  {
    pattern: '/d/:code/what-if',
    load: past(async () => (await withDebriefWords(import('#client/debrief/what-if-page.tsx'))).WhatIfPage),
  },
  {
    pattern: '/d/:code/report',
    load: past(async () => (await withDebriefWords(import('#client/debrief/report-page.tsx'))).ReportPage),
  },
  {
    pattern: '/d/:code/people',
    load: async () => page((await withPeopleWords(import('#client/office/people-page.tsx'))).PeoplePage),
  },
  {
    pattern: '/account',
    load: async () => (await withOfficeWords(import('#client/office/account-page.tsx'))).AccountPage,
  },
  { pattern: '/admin', load: async () => (await withOfficeWords(import('#client/office/admin-page.tsx'))).AdminPage },
  { pattern: '/data', load: async () => (await withOfficeWords(import('#client/office/data-page.tsx'))).DataPage },
  {
    pattern: '/privacy',
    load: async () => (await withOfficeWords(import('#client/office/privacy-page.tsx'))).PrivacyPage,
  },
  {
    pattern: '/model',
    load: async () => page((await withReadingWords(import('#client/reading/document-page.tsx'))).DocumentPage),
  },
  {
    pattern: '/model/:page',
    load: async () => page((await withReadingWords(import('#client/reading/document-page.tsx'))).DocumentPage),
  },
  {
    pattern: '/see/history',
    load: async () => (await withReadingWords(import('#client/reading/history-page.tsx'))).HistoryPage,
  },
  { pattern: '/day', load: async () => page((await withAloneWords(import('./solo/day.tsx'))).DayHallPage) },
  { pattern: '/day/:date', load: async () => page((await withAloneWords(import('./solo/day.tsx'))).DayHallPage) },
  { pattern: '/lab', load: async () => (await withAloneWords(import('#client/lab/lab-page.tsx'))).LabPage },
  { pattern: '/homework', load: async () => (await withAloneWords(import('./solo/homework.tsx'))).HomeworkHallPage },
  { pattern: '/ghost', load: async () => (await withAloneWords(import('#client/ghost/ghost-page.tsx'))).GhostPage },
  {
    pattern: '/tournaments',
    load: async () => (await withTournamentWords(import('#client/tournament/setup/setup-page.tsx'))).SetUpPage,
  },
  {
    pattern: '/t/:code',
    load: async () =>
      page((await withTournamentWords(import('#client/tournament/public/public-page.tsx'))).TournamentPage),
  },
  {
    pattern: '/t/:code/organise',
    load: async () =>
      page((await withTournamentWords(import('#client/tournament/organise/organise-page.tsx'))).OrganisePage),
  },
  {
    pattern: '/t/:code/entry',
    load: async () =>
      page((await withTournamentWords(import('#client/tournament/entrant/entrant-page.tsx'))).EntrantPage),
  },
  {
    pattern: '/t/:code/screen',
    load: async () => page((await withTournamentWords(import('#client/tournament/screen/screen-page.tsx'))).ScreenPage),
  },
  {
    pattern: '/referee',
    load: async () => (await withTournamentWords(import('#client/tournament/referee/referee-page.tsx'))).RefereePage,
  },
  { pattern: '/see', load: async () => (await withSeeWords(import('#client/see/see-index.tsx'))).SeeIndexPage },
  {
    pattern: '/see/:concept',
    load: async () => page((await withSeeWords(import('#client/see/see-page.tsx'))).SeePage),
  },
];
