import { problems } from '@oneplusn/api';
import type { Msp, registry } from '@oneplusn/api';
import { problemWith, type Problem } from '@oneplusn/errors';

type NewAuthority = Omit<registry.Authority, 'state'>;

/** Why these authorities cannot found a network, or undefined where they can. */
export function foundingProblem(committee: Msp, authorities: readonly NewAuthority[]): Problem | undefined {
  const committees = authorities.filter(({ kind }) => kind === 'committee');
  if (committees.length !== 1 || committees[0]?.msp !== committee) {
    return problemWith(problems.registry.oneCommittee, { committee });
  }
  const seen = new Set<string>();
  for (const { msp } of authorities) {
    if (seen.has(msp.toLowerCase())) return problemWith(problems.registry.standsTwice, { msp });
    seen.add(msp.toLowerCase());
  }
  return undefined;
}

/** Why an authority cannot join those that belong already, or undefined where it can. */
export function joiningProblem(authorities: readonly Msp[], { msp, kind }: NewAuthority): Problem | undefined {
  if (kind === 'committee') return problemWith(problems.registry.committeeFounded);
  const taken = authorities.find((each) => each.toLowerCase() === msp.toLowerCase());
  return taken === undefined ? undefined : problemWith(problems.registry.belongsAlready, { msp: taken });
}
