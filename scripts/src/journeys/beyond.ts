/** What a grant leads to: a part is passed on, in an emergency a plan stands in its place, people are told of it. */
import type { DevnetNetwork } from '../network/engines/devnet';
import { insuredPersons } from './insured';
import { detail, step } from './show';

const unit = 'hrss/licensing/counter';

/** The licensing division passes a part of its grant on to a unit below it. */
export async function delegating(network: DevnetNetwork, grant: string): Promise<void> {
  const [admin, licensing] = [await network.connect('GD/admin'), await network.connect('GD/li')];
  await admin.registry.establish({ departments: [{ path: unit, name: { zh: '受理窗口', en: 'Counter' } }] });
  const delegation = await step(
    { zh: '许可处将其中一项转授给下级窗口 30 天', en: 'Licensing delegates one field to its counter for 30 days' },
    () => licensing.access.delegate({ grant, department: unit, fields: { name: 'whole' }, days: 30 }),
  );
  detail(`${delegation.id}  ${delegation.department}  至 / until ${delegation.expires.slice(0, 10)}`);
}

/** A department without a grant opens by a plan of the ministry; somebody else reviews it. */
export async function emergency(network: DevnetNetwork, key: string): Promise<void> {
  const ministry = await network.connect('MHRSS/wu');
  const plan = await step(
    { zh: '部委发布应急预案: 民政可凭理由调阅姓名 60 分钟', en: 'The ministry publishes a plan for emergencies' },
    () =>
      ministry.access.publishPlan({
        dataset: insuredPersons.id,
        who: [{ authority: 'GD', department: 'civil-affairs', role: 'official' }],
        fields: { name: 'whole' },
        quota: { records: 20, per: 'day' },
        minutes: 60,
        reviewHours: 72,
        basis: '《中华人民共和国突发事件应对法》',
      }),
  );
  const civil = (await network.connect('GD/chen')).dataset(insuredPersons);
  const reason = '受灾群众证件遗失, 须核对身份';
  const opening = await step(
    { zh: '广东民政应急调阅一人, 在账本上标明', en: 'Civil affairs opens one in an emergency, flagged on the ledger' },
    async () => {
      const by = { plan: plan.id, reason, fields: { name: 'whole' }, purpose: 'emergency.relief' } as const;
      for await (const entry of civil.emergency(by, [key]).entries()) return entry.opening;
      throw new Error('没有调阅 / nothing was opened');
    },
  );
  detail(`${opening.id}  ${reason}  须核查 / review by ${opening.reviewBy ?? ''}`);
  const auditor = await network.connect('MHRSS/he');
  const inspection = await step(
    { zh: '部委审计员事后核查', en: 'An auditor of the ministry reviews it afterwards' },
    () => auditor.access.inspect({ opening: opening.id, outcome: 'justified', words: '已与安置点值班人员核实' }),
  );
  detail(`${inspection.outcome}: ${inspection.words}`);
}

/** A person asks at the ministry's counter who read their record. */
export async function telling(network: DevnetNetwork, key: string): Promise<void> {
  const counter = await network.connect('MHRSS/wu');
  const told = await step(
    { zh: '本人到部委窗口查询: 谁读过我的数据', en: 'A person asks the ministry who read their record' },
    async () => {
      const all = [];
      for await (const reading of counter.dataset(insuredPersons).tell(key)) all.push(reading.opening);
      return all;
    },
  );
  for (const { at, actor, purpose } of told) detail(`${at}  ${actor}  ${purpose}`);
}
