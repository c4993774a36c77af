/** Journey (c): a service of a province is a process and a few forms; what the state holds is not asked for. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { process as cases } from '@oneplusn/api';
import { fillForm, type App, type Ledger } from '@oneplusn/sdk';
import { putGiven, setStage, type Scenario } from '@oneplusn/testkit';
import type { DevnetNetwork } from '../network/engines/devnet';
import { detail, heading, step } from './show';

/** The sample app, as it stands under `examples`. */
interface Example {
  readonly licence: App;
  readonly scenarios: readonly Scenario[];
}

export async function licensing(network: DevnetNetwork): Promise<void> {
  heading({ zh: '主线三: 政务部门已掌握的不再要求填写', en: 'Journey three: what the state holds is not asked for' });
  if (!process.features.typescript) {
    detail('示例应用为 TypeScript, 需要 Node 22.18 或更新版本 / the sample app needs Node 22.18 or newer');
    return;
  }
  const { licence, scenarios } = await example();
  const [clerk, registrar, steward] = await Promise.all(
    ['GD/li', 'GD/chu', 'GD/feng'].map((actor) => network.connect(actor)),
  );
  const [story] = scenarios;
  if (!clerk || !registrar || !steward || !story) throw new TypeError('the sample app has no story');
  await step(
    { zh: '广东发布事项: 营业执照, 并取得调取所需的授权', en: 'Guangdong publishes a service, and gets its grants' },
    async () => {
      await setStage(licence, [story], network);
      await putGiven(licence, story, network);
    },
  );
  const file = await step({ zh: '受理窗口开始办件', en: 'The desk begins a case' }, () => licence.on(clerk).begin());
  const typed = story.when[0]?.fields ?? {};
  const form = await step(
    {
      zh: `填写 ${Object.keys(typed).length} 项, 其余凭授权调取并验证`,
      en: `${Object.keys(typed).length} fields are typed, the others fetched and verified`,
    },
    () => fillForm(clerk, { case: file.id, action: 'submit', fields: typed }),
  );
  for (const { field, value, dataset, opening = '-' } of form.held)
    detail(`${field.padEnd(12)} ${String(value)}  (${dataset}, ${opening})`);
  await step({ zh: '提交、受理、审查', en: 'Submitted, accepted, reviewed' }, async () => {
    const sent = await form.act();
    await act(clerk, await act(clerk, sent, 'accept'), 'pass');
  });
  const { case: decided } = await registrar.process.case({ case: file.id });
  const ended = await step({ zh: '准予登记, 执照写入账本', en: 'Decided: the licence is written' }, () =>
    act(registrar, decided, 'issue'),
  );
  detail(`${ended.id}  ${ended.places.map(({ state }) => state).join(', ')}`);
}

/** An action without a form. */
const act = (by: Ledger, { id, step: seen }: cases.Case, action: string): Promise<cases.Case> =>
  by.process.act({ case: id, action, step: seen }, { transient: { salt: randomBytes(32).toString('hex') } });

async function example(): Promise<Example> {
  const load = (file: string): Promise<unknown> =>
    import(pathToFileURL(join(__dirname, '../../../examples/business-licence/src', file)).href);
  return { ...((await load('app.ts')) as object), ...((await load('scenarios.ts')) as object) } as Example;
}
