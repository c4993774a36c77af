/** Journey (b): a project application is checked for duplicates before money is spent. */
import { wordOf } from '@oneplusn/api';
import type { review } from '@oneplusn/api';
import type { DevnetNetwork } from '../network/engines/devnet';
import { profileOf, sampleProjects, type SampleProject } from '../samples/projects';
import { detail, heading, step } from './show';

/** Who acts for an authority here: who registers its systems, who files, who approves. */
const people: Readonly<Record<string, { steward: string; official: string; approver?: string }>> = {
  Committee: { steward: 'Committee/sun', official: 'Committee/zhou' },
  MHRSS: { steward: 'MHRSS/wu', official: 'MHRSS/zheng' },
  GD: { steward: 'GD/feng', official: 'GD/li', approver: 'GD/chu' },
  ZJ: { steward: 'ZJ/wei', official: 'ZJ/jiang', approver: 'ZJ/shen' },
};

/** What the reviewer decides of each: one of every route. */
const plan = [
  { project: 'q-wage-gd', route: 'reuse', reason: '部级平台已覆盖全部功能, 直接接入' },
  { project: 'q-river-zj', route: 'adapt', reason: '在广东系统基础上适配本省水系数据' },
  { project: 'q-lift-zj', route: 'join', reason: '与在建项目共建, 统一救援标准' },
  { project: 'q-blood-zj', route: 'merge', reason: '两省申报合并立项, 一次建设' },
  { project: 'n-ancient-trees', route: 'independent', reason: '未发现功能相近的系统' },
] as const;

const routeNames: Readonly<Record<(typeof review.routes)[number], string>> = {
  reuse: '复用 reuse',
  adapt: '改造 adapt',
  join: '共建 join',
  merge: '合并 merge',
  independent: '独立 independent',
};

export async function reviewing(network: DevnetNetwork): Promise<void> {
  heading({ zh: '主线二: 重复项目止于立项之前', en: 'Journey two: duplicates found before money is spent' });
  const projects = new Map(sampleProjects().map((project) => [project.id, project]));
  const sample = (id: string): SampleProject => {
    const found = projects.get(id);
    if (!found) throw new Error(`样例中没有项目 ${id} / no such sample project`);
    return found;
  };

  const systems = [...projects.values()].filter(({ role, state }) => role === 'corpus' && state !== 'pending');
  await step(
    {
      zh: `登记 ${systems.length} 个在用、在建系统`,
      en: `Register ${systems.length} systems in use and in development`,
    },
    async () => {
      for (const [msp, { steward }] of Object.entries(people)) {
        const own = systems.filter(({ authority }) => authority === msp);
        const ledger = await network.connect(steward);
        await ledger.review.register({
          systems: own.map((system) => ({
            name: system.id,
            state: system.state === 'in-development' ? system.state : 'in-use',
            ...profileOf(system),
          })),
        });
      }
    },
  );

  const earlier = sample('blood-supply');
  await step({ zh: `广东先行申报: ${earlier.title}`, en: 'Guangdong files one that stays pending' }, async () =>
    (await network.connect('GD/li')).review.file(profileOf(earlier)),
  );

  const reviewer = await network.connect('Committee/zhao');
  for (const { project, route, reason } of plan) {
    const draft = sample(project);
    const who = people[draft.authority];
    if (!who?.approver) throw new Error(`${draft.authority} 没有审批人 / has no approver`);
    const applicant = await network.connect(who.official);
    const filed = await step(
      { zh: `${draft.authority} 申报: ${draft.title}`, en: 'An application is filed and compared' },
      () => applicant.review.file(profileOf(draft)),
    );
    const [first] = filed.findings;
    if (first) show(first);
    else detail(`与 ${filed.compared} 个项目比对, 无相似 / compared with ${filed.compared}, none similar`);

    const approver = await network.connect(who.approver);
    await step(
      { zh: `评审决定并审批: ${routeNames[route]}`, en: 'Decided by the committee, approved by the province' },
      async () => {
        const target = route === 'independent' ? undefined : first?.project;
        await reviewer.review.decide({ application: filed.application, route, target, reason });
        await approver.review.approve({ application: filed.application, approved: true });
      },
    );
    if (route === 'independent') {
      await step({ zh: '建成后投入使用, 进入系统总目录', en: 'It is built and taken into use' }, async () => {
        await applicant.review.commission({ application: filed.application, state: 'in-development' });
        await applicant.review.commission({ application: filed.application, state: 'in-use' });
      });
    }
  }
}

function show({ title, authority, state, similarity, sharedFunctions }: review.Finding): void {
  detail(
    `相似 / similar ${(similarity / 100).toFixed(0)} %: ${title} (${authority}, ${wordOf('state', state)} ${state})`,
  );
  detail(`相同功能 / shared: ${sharedFunctions.map(({ theirs }) => theirs).join('、')}`);
}
