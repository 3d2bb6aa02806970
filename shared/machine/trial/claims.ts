import type { Mnemonic } from '../hardware/instructions.ts';
import { verdictOf } from '../theorem/classify.ts';
import { neededIntercepts, type Setup } from '../vmm/setup.ts';

/**
 * For which guests a way of running them claims to be the machine itself. `all`; `withoutHoles`: those that run none of the
 * instructions in `holes` with an effect; `withoutHolesInPrograms`: the same, of their programs alone; `ported`: kernels made
 * for it, as seen by their programs; `none`.
 */
type Scope = 'all' | 'withoutHoles' | 'withoutHolesInPrograms' | 'ported' | 'none';

export interface Claim {
  readonly scope: Scope;
  /** Sensitive instructions that do not trap and that nobody replaces. */
  readonly holes: readonly Mnemonic[];
  /** Only guests that tell the processor which mappings they have changed. */
  readonly ifInvalidated: boolean;
}

/** What a set-up claims, worked out from its processor's verdict and from what it watches. */
export function claimOf(setup: Setup): Claim {
  const { holes } = verdictOf(setup.flavour);
  const scope = isShadowed(setup) && setup.paging === 'lazyShadowUnmapMissed' ? 'none' : scopeOf(setup, holes);
  const usesHoles = scope === 'withoutHoles' || scope === 'withoutHolesInPrograms';
  return {
    scope,
    holes: usesHoles ? holes : [],
    ifInvalidated: isShadowed(setup) && setup.paging === 'lazyShadow',
  };
}

function isShadowed({ technique }: Setup): boolean {
  return technique !== 'bare' && technique !== 'interpretation';
}

function scopeOf(setup: Setup, holes: readonly Mnemonic[]): Scope {
  switch (setup.technique) {
    case 'bare':
    case 'interpretation':
      return 'all';
    case 'trapAndEmulate':
      return holes.length === 0 ? 'all' : 'withoutHoles';
    case 'binaryTranslation':
      return holes.length === 0 || setup.translatesPrograms ? 'all' : 'withoutHolesInPrograms';
    case 'paravirtual':
      return 'ported';
    case 'hardwareAssist':
      return neededIntercepts(setup.paging).every((mnemonic) => setup.intercepts.includes(mnemonic)) ? 'all' : 'none';
  }
}
