/** Forms with rows, conditions and kinds; a case begun for a resident; what it costs, and what is told. */
import { permit, permitScenarios } from './permit';
import { textOf, useSite } from './site';

const running = useSite({ 'app.js': permit, 'scenarios.js': permitScenarios });
const get = (path: string) => running().site.get(path);
const post = (path: string, fields?: Readonly<Record<string, string>>) => running().site.post(path, fields);
const [li, chen] = ['as=GD%2Fli', 'as=GD%2Fchen'];
const begin = `/en/apps/stall-permit/begin?${li}`;
const rows = { 'n.goods': '2', 'g.goods.0.good': '豆浆', 'g.goods.1.good': '油条' };
const stall = { do: 'send', 'f.stall': '桥头早点', 'f.tenancy': 'owned' };

test('rows are added and removed without losing the others, and no more than there may be', async () => {
  const one = await post(begin, { do: 'add:goods', 'f.stall': '桥头早点' });
  expect(one.html).toContain('name="g.goods.0.good"');
  expect(one.html).toContain('value="桥头早点"');
  const three = await post(begin, { ...rows, do: 'add:goods' });
  expect(three.html).toMatch(/value="豆浆"[^]*value="油条"[^]*name="g\.goods\.2\.good"/);
  expect(three.html).not.toContain('value="add:goods"');
  const left = await post(begin, { ...rows, do: 'remove:goods:0' });
  expect(left.html).toMatch(/name="g\.goods\.0\.good"[^>]*value="油条"/);
  expect(left.html).not.toContain('豆浆');
});

test('a field whose condition is closed is not sent, and asked for where it is open', async () => {
  const closed = await post(begin, { ...stall, 'f.landlord': '何平' });
  expect(textOf(closed)).toMatch(/摊位名称 stall 桥头早点/);
  expect(textOf(closed)).not.toContain('何平');
  const open = await post(begin, { ...stall, 'f.tenancy': 'rented' });
  expect(textOf(open)).toContain('PROCESS-112');
  expect(textOf(await post(begin, { ...stall, 'f.tenancy': 'rented', 'f.landlord': '何平' }))).toContain('何平');
});

test('values have the types of their fields; rows stand in the case', async () => {
  const begun = await post(begin, { ...stall, ...rows, 'f.rent': '120000', 'f.hot': 'true' });
  expect(textOf(begun)).toMatch(
    /租金 rent 120000 \(1200\.00 yuan\) .*货品 goods 品名: 豆浆 品名: 油条 .*是否热食 hot yes/,
  );
  const wrong = await post(begin, { ...stall, 'f.rent': '-1' });
  expect(textOf(wrong)).toMatch(/PROCESS-112 .*rent/);
});

test('the answers of a scenario can be taken', async () => {
  const sample = await get(`${begin}&sample=0`);
  expect(sample.html).toContain('value="桥头&lt;b&gt;早点&lt;/b&gt;"');
  expect(sample.html).toMatch(/name="g\.goods\.0\.good"[^>]*value="豆浆"/);
});

test('a portal begins for a resident, who may withdraw; others see it and do not', async () => {
  const portal = begin.replace(li, chen);
  const begun = await post(portal, { ...stall, resident: 'portal-48213' });
  expect(textOf(begun)).toMatch(/For the resident portal-48213 .*Withdraw/);
  const path = begun.at.split('?')[0] ?? '';
  expect(textOf(await get(`${path}?${li}`))).not.toContain('Withdraw');
  expect(textOf(await post(`${path}/act/withdraw?${chen}`))).toMatch(/Withdrawn .*It has ended/);
  const notTheirs = await post(begin, { ...stall, resident: 'portal-48213' });
  expect(textOf(notTheirs)).toContain('PROCESS-120');
});

test('the case says what it costs and what the applicant is told', async () => {
  const path = (await post(begin, stall)).at.split('?')[0] ?? '';
  const granted = await post(`${path}/act/grant?${li}`);
  expect(textOf(granted)).toMatch(/Plate 15\.00: due/);
  expect(textOf(granted)).toMatch(/What the applicant is told Granted 桥头早点: granted\./);
  expect(textOf(await get(`${path.replace('/en/', '/zh/')}?${li}`))).toContain('桥头早点: 已准予。');
});
