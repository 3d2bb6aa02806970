import type { LectureId } from './header.ts';

/** The lecture texts that entries belong to, by their titles. */
export const LECTURES: { readonly [L in LectureId]: string } = {
  S0: 'CS415 Module 9 Part A – Virtualization (Athens State University)',
  S1: 'Lecture 13: Virtualization, Operating Systems, EDA093/DIT401 (University of Gothenburg and Chalmers)',
  S2: 'Virtualization Basics (blog)',
  S3: 'Lecture 23: Virtualization (P. Shenoy, D. Irwin)',
  S4: 'Virtualisierung im DC: HW Virtualisierung (Hochschule Luzern)',
};
