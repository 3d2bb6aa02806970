import type { Lesson } from './lesson.ts';

/** Moving day: to plan a maintenance, and to judge whether a move ends. Half an hour. */
export const lessonD: Lesson = {
  id: 'd',
  hall: 'moving-day',
  seed: 'M0VING',
  teamSize: 4,
  weights: 'operations',
  questions: [
    { id: 'converge', shape: { kind: 'choice', options: 3 }, truth: { kind: 'known', value: 1 } },
    { id: 'pause', shape: { kind: 'measure', measure: 'preCopy' }, truth: { kind: 'lab' } },
    { id: 'atOnce', shape: { kind: 'choice', options: 3 }, truth: { kind: 'known', value: 2 } },
  ],
  steps: [
    { id: 'brief', kind: 'brief', lastsS: 120 },
    { id: 'paper', kind: 'question', lastsS: 150 },
    { id: 'converge', kind: 'predict', lastsS: 60, question: 'converge' },
    { id: 'convergeShown', kind: 'truth', lastsS: 60, question: 'converge' },
    { id: 'pause', kind: 'measure', lastsS: 110, question: 'pause' },
    { id: 'pauseShown', kind: 'truth', lastsS: 90, question: 'pause' },
    { id: 'morning', kind: 'play', forS: 80 },
    { id: 'stop', kind: 'freeze', lastsS: 120, hands: 'look' },
    { id: 'day', kind: 'play', forS: 60 },
    { id: 'atOnce', kind: 'predict', lastsS: 60, question: 'atOnce' },
    { id: 'atOnceTalk', kind: 'question', lastsS: 90 },
    { id: 'atOnceAgain', kind: 'again', lastsS: 40, question: 'atOnce' },
    { id: 'atOnceShown', kind: 'truth', lastsS: 60, question: 'atOnce' },
    { id: 'prepare', kind: 'window', lastsS: 60 },
    { id: 'cut', kind: 'inject', fault: 'linkDown', subject: 'first', to: 'all', silent: false },
    { id: 'evening', kind: 'play', forS: 100 },
    { id: 'leader', kind: 'show', lastsS: 120, what: 'leader' },
    { id: 'good', kind: 'chart', lastsS: 60, figure: 'goodPercent' },
    { id: 'debrief', kind: 'debrief', lastsS: 360 },
  ],
};
