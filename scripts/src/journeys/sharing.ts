/** Journey (a): a department gets another authority's data under a policy, with proof. */
import { randomBytes } from 'node:crypto';
import { wordOf } from '@oneplusn/api';
import { isOnePlusNError } from '@oneplusn/errors';
import { OpeningDenied, errors } from '@oneplusn/sdk';
import type { DevnetNetwork } from '../network/engines/devnet';
import { delegating, emergency, telling } from './beyond';
import { arrange, dueIn } from './calendar';
import { divisionRows, divisions } from './divisions';
import { insuredPersons, insuredRows } from './insured';
import { detail, heading, refused, step } from './show';
import { alteringRecords } from './tampering';

const people = 1000;
const opened = 200;

export async function sharing(network: DevnetNetwork): Promise<void> {
  heading({ zh: '主线一: 按规则共享数据, 可验证', en: 'Journey one: data under a policy, with proof' });
  const ministry = await network.connect('MHRSS/wu');
  const province = await network.connect('GD/li');

  await step(
    {
      zh: `部委向所有机构发布行政区划 ${divisionRows.length} 条`,
      en: 'The ministry publishes the administrative divisions for all',
    },
    async () => {
      await ministry.dataset(divisions).publish();
      await ministry.dataset(divisions).put(divisionRows);
    },
  );
  const place = await step({ zh: '广东读取其中一条', en: 'Guangdong reads one of them' }, () =>
    province.dataset(divisions).get('440106'),
  );
  detail(`${place.fields?.code} ${place.fields?.name}`);

  await step(
    {
      zh: `部委登记有条件共享的参保人员 ${people} 人`,
      en: `The ministry stores ${people} insured persons, shared on condition`,
    },
    async () => {
      await ministry.dataset(insuredPersons).publish();
      await ministry.dataset(insuredPersons).put(insuredRows(people));
    },
  );

  await arrange(network);
  const insured = province.dataset(insuredPersons);
  const fields = {
    name: 'whole',
    birthDate: 'year',
    idNumber: 'last:4',
    insurance: 'whole',
    months: 'whole',
    active: 'whole',
  } as const;
  const request = await step(
    { zh: '广东许可处申请六个信息项, 其中两项脱敏', en: 'Guangdong licensing requests six fields, two of them masked' },
    () =>
      insured.request({
        fields,
        purpose: 'licence.review',
        basis: '《中华人民共和国行政许可法》第三十四条',
        scenario: '办理人力资源服务许可时核验从业人员参保状态',
        days: 90,
        quota: { records: 1000, per: 'day' },
      }),
  );
  const { progress } = await province.access.requested({ request: request.id });
  detail(`${request.id}  ${dueIn(progress)}`);
  await step(
    { zh: '部委一次告知所缺内容, 退回补正', en: 'The ministry returns it once, with all that is missing' },
    () => ministry.access.return({ request: request.id, missing: [{ part: 'scope', words: '请写明核验哪类人员' }] }),
  );
  const completed = await step({ zh: '广东补正, 编号不变', en: 'Guangdong completes it, under the same id' }, () =>
    province.access.complete({ request: request.id, scope: '申请许可的单位的从业人员' }),
  );
  detail(`${completed.id}  ${completed.scope ?? ''}`);
  const grant = await step({ zh: '部委同意并授权', en: 'The ministry approves' }, () =>
    ministry.access.approve({ request: request.id }),
  );
  const granted = await insured.grant(grant.id, fields);
  detail(`${grant.id}  至 / until ${grant.expires.slice(0, 10)}`);

  const keys = insuredRows(opened).map((row) => row.idNumber);
  const read = await step(
    { zh: `调阅 ${opened} 条, 读取并逐条验证`, en: `Open ${opened} records, read and verify each` },
    async () => {
      const persons = [];
      for await (const person of insured.open(granted, keys)) persons.push(person);
      return persons;
    },
  );
  for (const person of read.slice(0, 2)) detail(JSON.stringify(person));
  detail(`... ${read.length} 条, 均通过验证 / all verified`);

  await delegating(network, grant.id);

  const other = await network.connect('GD/chen');
  const denial = await step(
    { zh: '广东民政未获授权, 调阅被拒并记入账本', en: 'A department without a grant is denied, on the ledger' },
    async () => {
      const attempt = { dataset: insuredPersons.id, fields: { name: 'whole' }, purpose: 'licence.review', records: 1 };
      const { key: sealTo } = await other.access.disclosureKey({ dataset: attempt.dataset });
      const opening = await other.access.open(attempt, {
        transient: { keys: keys.slice(0, 1), salt: randomBytes(32).toString('hex'), sealTo },
      });
      if (opening.state !== 'denied') throw new Error(`${opening.id} 本应被拒绝 / should have been denied`);
      return new OpeningDenied(opening);
    },
  );
  detail(`${denial.code} ${denial.text('zh').message}`);

  const caught = await refused(
    { zh: '提供方节点篡改一个字段, 读取方发现', en: "The provider's peer alters a field: the reader finds out" },
    async () => {
      await network.deploy({ MHRSS: alteringRecords(network.foundation) });
      try {
        for await (const person of insured.open(granted, keys.slice(0, 3))) detail(JSON.stringify(person));
      } finally {
        await network.deploy();
      }
    },
  );
  if (!isOnePlusNError(caught, errors.records.proofBroken)) throw caught;
  detail(caught.text('zh').message);

  await emergency(network, keys[0] ?? '');

  const auditor = await network.connect('Committee/qian');
  const trail = await step({ zh: '审计员查询谁调阅了什么', en: 'The auditor lists who opened what' }, () =>
    auditor.audit.openings({ dataset: insuredPersons.id }),
  );
  for (const { at, actor, state, records, grant: under, plan, denial: why } of trail.items) {
    const count = String(records).padStart(4);
    const by = under ?? plan ?? why?.code ?? '';
    detail(`${at}  ${actor.padEnd(8)} ${wordOf('state', state)} ${state.padEnd(8)} ${count}  ${by}`);
  }
  await readers(network, keys[0] ?? '');
  await telling(network, keys[0] ?? '');
}

/** Who read one person's data: told to an auditor of the ministry, of this person alone. */
async function readers(network: DevnetNetwork, key: string): Promise<void> {
  const auditor = await network.connect('MHRSS/he');
  const found = await step(
    { zh: '提供方审计员查询谁读过其中一人的数据', en: "The provider's auditor asks who read one person's data" },
    async () => {
      const readings = [];
      for await (const reading of auditor.dataset(insuredPersons).readers([key])) readings.push(reading);
      return readings;
    },
  );
  for (const { opening, named } of found)
    detail(
      `${opening.at}  ${opening.actor.padEnd(8)} ${opening.purpose}  ` +
        `${opening.id} (${(named[0]?.at ?? 0) + 1}/${opening.records}, 已证明 / proved)`,
    );
}
