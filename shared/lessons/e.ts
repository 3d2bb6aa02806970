import type { Lesson } from './lesson.ts';

/** The cloud as a business: who is responsible for what, who is elastic, and where the margin comes from. Three quarters of an hour. */
export const lessonE: Lesson = {
  id: 'e',
  hall: 'elastic',
  seed: 'C10VD',
  teamSize: 4,
  weights: 'business',
  questions: [
    {
      id: 'half',
      shape: { kind: 'point', min: 4, max: 32, unit: 'count' },
      truth: { kind: 'known', value: 8 },
    },
    { id: 'density', shape: { kind: 'measure', measure: 'overcommit' }, truth: { kind: 'lab' } },
    { id: 'patch', shape: { kind: 'choice', options: 4 }, truth: { kind: 'known', value: 2 } },
    {
      id: 'running',
      shape: { kind: 'number', min: 0, max: 100, unit: 'count' },
      truth: { kind: 'halls', figure: 'vmsRunning' },
    },
  ],
  steps: [
    { id: 'brief', kind: 'brief', lastsS: 150 },
    { id: 'statement', kind: 'question', lastsS: 150 },
    { id: 'half', kind: 'predict', lastsS: 60, question: 'half' },
    { id: 'density', kind: 'measure', lastsS: 120, question: 'density' },
    { id: 'densityShown', kind: 'truth', lastsS: 90, question: 'density' },
    { id: 'halfShown', kind: 'truth', lastsS: 45, question: 'half' },
    { id: 'day1', kind: 'playDays', days: 1 },
    { id: 'contracts', kind: 'freeze', lastsS: 120, hands: 'handsOff' },
    { id: 'patch', kind: 'predict', lastsS: 60, question: 'patch' },
    { id: 'patchTalk', kind: 'question', lastsS: 75 },
    { id: 'patchAgain', kind: 'again', lastsS: 40, question: 'patch' },
    { id: 'patchShown', kind: 'truth', lastsS: 50, question: 'patch' },
    { id: 'rush', kind: 'inject', fault: 'tenantBurst', subject: 'first', to: 'all', silent: false },
    { id: 'morning', kind: 'play', forS: 120 },
    { id: 'prepare', kind: 'window', lastsS: 60 },
    { id: 'leaderHost', kind: 'inject', fault: 'hostFailing', subject: 'fullest', to: 'one', silent: false },
    { id: 'evening', kind: 'play', forS: 120 },
    { id: 'leader', kind: 'show', lastsS: 120, what: 'leader' },
    { id: 'running', kind: 'predict', lastsS: 60, question: 'running' },
    { id: 'runningShown', kind: 'truth', lastsS: 60, question: 'running' },
    { id: 'margin', kind: 'chart', lastsS: 90, figure: 'profit' },
    { id: 'ending', kind: 'question', lastsS: 180 },
    { id: 'debrief', kind: 'debrief', lastsS: 690 },
  ],
};
