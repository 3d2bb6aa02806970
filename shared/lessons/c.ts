import { promising } from '#shared/bots/halls/memory-crunch.ts';
import type { Lesson } from './lesson.ts';

/** Memory crunch: what each tool that takes memory back costs, and where overcommit pays best. Three quarters of an hour. */
export const lessonC: Lesson = {
  id: 'c',
  hall: 'memory-crunch',
  seed: 'CRVNCH',
  teamSize: 4,
  weights: 'operations',
  questions: [
    {
      id: 'best',
      shape: { kind: 'point', min: 100, max: 200, unit: 'percent' },
      truth: { kind: 'sweep', answers: [100, 115, 130, 145, 160, 180, 200], bot: promising, figure: 'profit' },
    },
    { id: 'written', shape: { kind: 'choice', options: 3 }, truth: { kind: 'known', value: 1 } },
    { id: 'chose', shape: { kind: 'choice', options: 3 }, truth: { kind: 'known', value: 0 } },
    {
      id: 'promised',
      shape: { kind: 'number', min: 100, max: 300, unit: 'percent' },
      truth: { kind: 'halls', figure: 'overcommitPercent' },
    },
    { id: 'tax', shape: { kind: 'measure', measure: 'idleTax' }, truth: { kind: 'lab' } },
  ],
  steps: [
    { id: 'brief', kind: 'brief', lastsS: 180 },
    { id: 'best', kind: 'predict', lastsS: 90, question: 'best' },
    { id: 'day1', kind: 'playDays', days: 1 },
    { id: 'sharing', kind: 'show', lastsS: 90, what: { see: 'page-sharing' } },
    { id: 'day2', kind: 'playDays', days: 1 },
    { id: 'written', kind: 'predict', lastsS: 60, question: 'written' },
    { id: 'writtenTalk', kind: 'question', lastsS: 60 },
    { id: 'writtenAgain', kind: 'again', lastsS: 40, question: 'written' },
    { id: 'writtenShown', kind: 'truth', lastsS: 50, question: 'written' },
    { id: 'day3', kind: 'playDays', days: 1 },
    { id: 'prepare', kind: 'window', lastsS: 60 },
    { id: 'day4', kind: 'playDays', days: 1 },
    { id: 'chose', kind: 'predict', lastsS: 60, question: 'chose' },
    { id: 'choseTalk', kind: 'question', lastsS: 60 },
    { id: 'choseAgain', kind: 'again', lastsS: 40, question: 'chose' },
    { id: 'choseShown', kind: 'truth', lastsS: 60, question: 'chose' },
    { id: 'promised', kind: 'predict', lastsS: 60, question: 'promised' },
    { id: 'promisedShown', kind: 'truth', lastsS: 60, question: 'promised' },
    { id: 'tax', kind: 'measure', lastsS: 100, question: 'tax' },
    { id: 'taxShown', kind: 'truth', lastsS: 80, question: 'tax' },
    { id: 'day5', kind: 'playDays', days: 1 },
    { id: 'bestShown', kind: 'truth', lastsS: 240, question: 'best' },
    { id: 'overcommit', kind: 'chart', lastsS: 90, figure: 'profit' },
    { id: 'ending', kind: 'question', lastsS: 200 },
    { id: 'debrief', kind: 'debrief', lastsS: 420 },
  ],
};
