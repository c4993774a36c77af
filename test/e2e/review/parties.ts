import type { review } from '@oneplusn/api';
import type { Ledger } from '@oneplusn/sdk';
import type { Net } from '../../engine';
import type { Profile } from './projects';

/** Who takes part in a review on the quickstart network. */
export interface Parties {
  readonly reviewer: Ledger;
  readonly committee: Ledger;
  readonly guangdong: Ledger;
  readonly guangdongSteward: Ledger;
  readonly guangdongApprover: Ledger;
  readonly zhejiang: Ledger;
  readonly zhejiangApprover: Ledger;
}

export async function partiesIn(net: Net): Promise<Parties> {
  const [reviewer, committee, guangdong, guangdongSteward, guangdongApprover, zhejiang, zhejiangApprover] =
    await Promise.all([
      net.connect('Committee/zhao'),
      net.connect('Committee/sun'),
      net.connect('GD/li'),
      net.connect('GD/feng'),
      net.connect('GD/chu'),
      net.connect('ZJ/jiang'),
      net.connect('ZJ/shen'),
    ]);
  return { reviewer, committee, guangdong, guangdongSteward, guangdongApprover, zhejiang, zhejiangApprover };
}

/** Files a project and decides its route: `independent` where nothing else is said. */
export async function decided(
  parties: Parties,
  by: Ledger,
  project: Profile,
  route: review.Route = 'independent',
  target?: string,
): Promise<string> {
  const { application, findings } = await by.review.file(project);
  const differences = findings.map((finding) => ({ project: finding.project, difference: '服务对象不同' }));
  await parties.reviewer.review.decide({ application, route, target, reason: '同意', differences });
  return application;
}
