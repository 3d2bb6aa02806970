/** When a host has too much work: a fixed threshold, two that adapt to how much the load varies, two regressions. */
export const DETECTORS = ['thr', 'iqr', 'mad', 'lr', 'lrr'] as const;
export type DetectorName = (typeof DETECTORS)[number];

/** Which VM leaves such a host: quickest to move, least load, most like its neighbours, any. */
export const SELECTIONS = ['mmt', 'mu', 'mc', 'rs'] as const;
export type SelectionName = (typeof SELECTIONS)[number];

/**
 * What decides where VMs stand. `npa`: full power day and night. `dvfs`: power follows load, nothing moves. All others are
 * `<detector>_<selection>_<parameter>`, named as CloudSim names its experiments.
 */
export type ClassicPolicy = string;

/** The policies with published reference results. */
export const CLASSIC_POLICIES: readonly ClassicPolicy[] = [
  'npa',
  'dvfs',
  'thr_mmt_0.8',
  'iqr_mmt_1.5',
  'mad_mmt_2.5',
  'lr_mmt_1.2',
  'lrr_mmt_1.2',
  'thr_mu_0.8',
  'thr_mc_0.8',
  'lr_mu_1.2',
];

/** A policy taken apart. `parameter`: the threshold itself (`thr`), the safety parameter (the others). */
export type ParsedPolicy =
  | { readonly kind: 'static'; readonly powerAware: boolean }
  | {
      readonly kind: 'dynamic';
      readonly detector: DetectorName;
      readonly selection: SelectionName;
      readonly parameter: number;
    };

/** Why a text is no policy: its form, or one of the three parts. */
export type PolicyProblem = 'form' | 'detector' | 'selection' | 'parameter';

export type PolicyAnswer =
  | { readonly ok: true; readonly policy: ParsedPolicy }
  | { readonly ok: false; readonly code: PolicyProblem };

/** Reads a policy's name. What it cannot read is an answer, not an exception: names come from files that people write. */
export function parseClassicPolicy(text: string): PolicyAnswer {
  if (text === 'npa' || text === 'dvfs') {
    return { ok: true, policy: { kind: 'static', powerAware: text === 'dvfs' } };
  }
  const parts = text.split('_');
  if (parts.length !== 3) return { ok: false, code: 'form' };
  const detector = DETECTORS.find((name) => name === parts[0]);
  if (!detector) return { ok: false, code: 'detector' };
  const selection = SELECTIONS.find((name) => name === parts[1]);
  if (!selection) return { ok: false, code: 'selection' };
  if (!/^\d+(\.\d+)?$/.test(parts[2])) return { ok: false, code: 'parameter' };
  return { ok: true, policy: { kind: 'dynamic', detector, selection, parameter: Number(parts[2]) } };
}
