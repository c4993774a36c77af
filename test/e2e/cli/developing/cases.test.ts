/** An app tried in the browser: its forms, and a case from its beginning to the licence. */
import { textOf, useSite, type Page } from './site';

const site = useSite('business-licence');
const get = (path: string) => site().site.get(path);
const post = (path: string, fields?: Readonly<Record<string, string>>) => site().site.post(path, fields);
const [li, chu] = ['as=GD%2Fli', 'as=GD%2Fchu'];

/** The path of a case, without who looks. */
const pathOf = ({ at }: Page): string => at.split('?')[0] ?? '';

const typed = {
  'f.shop': '天河区街角小食堂',
  'f.scope': '餐饮服务',
  'f.capital': '5000000',
  'f.idNumber': '44010619900307001X',
  'f.premises': '440106-0001-0008',
};
const filledOf = ({ html }: Page): string => /name="filled" value="([0-9a-f]+)"/.exec(html)?.[1] ?? '';

/** A case with its form sent. */
async function submitted(added: Readonly<Record<string, string>> = {}): Promise<string> {
  const path = pathOf(await post(`/en/apps/business-licence/begin?${li}`));
  const filled = await post(`${path}/act/submit?${li}`, typed);
  await post(`${path}/act/submit?${li}`, { ...typed, ...added, filled: filledOf(filled) });
  return path;
}

test('the app, its forms and its sample data stand on the first page, in both languages', async () => {
  const [zh, en] = [await get('/'), await get('/en/')];
  expect(zh.at).toBe('/zh/');
  expect(textOf(zh)).toMatch(/个体工商户营业执照 .*第 1 版; 9 个情形, 示例数据 2 条/);
  expect(textOf(en)).toMatch(/Business licence .*Application for registration What is missing Refusal/);
  const [form, english] = [
    await get('/zh/apps/business-licence/forms/application'),
    await get('/en/apps/business-licence/forms/application'),
  ];
  expect(textOf(form)).toMatch(/字号与经营 .*名称 \(字号\) .*以分计 .*经营者 .*取自 MHRSS\/card-holders, 无需填写/);
  expect(textOf(english)).toMatch(/Business .*名称 \(字号\) shop .*In fen .*From MHRSS\/card-holders: nobody is asked/);
});

test('every input has a label', async () => {
  const { html } = await get('/en/apps/business-licence/forms/application');
  const inputs = [...html.matchAll(/<(?:input|select|textarea)\s([^>]*)>/g)].map(([, attributes = '']) => attributes);
  const visible = inputs.filter((attributes) => !attributes.includes('type="hidden"'));
  expect(visible.length).toBeGreaterThan(4);
  for (const attributes of visible) {
    const id = /id="([^"]+)"/.exec(attributes)?.[1] ?? '';
    expect(html).toContain(`<label for="${id}"`);
  }
});

test('five fields are typed, eleven are fetched with where they come from, and the licence is issued', async () => {
  const begun = await post(`/en/apps/business-licence/begin?${li}`);
  const path = pathOf(begun);
  expect(textOf(begun)).toMatch(/Being filled in .*Submit …/);
  const sample = await get(`${path}/act/submit?${li}&sample=0`);
  expect(sample.html).toContain('value="天河区街角小食堂"');
  const filled = await post(`${path}/act/submit?${li}`, typed);
  expect(textOf(filled)).toMatch(
    /王芳 From MHRSS\/card-holders, opening MHRSS\/o-gd-[0-9a-f]+ It is wrong: correct it/,
  );
  expect(textOf(filled)).toContain('示例大厦 From GD/standard-addresses');
  const sent = await post(`${path}/act/submit?${li}`, { ...typed, filled: filledOf(filled) });
  expect(sent.at).toBe(`${path}?${li}`);
  expect(textOf(sent)).toMatch(/Waiting for acceptance due \d{4}-\d\d-\d\d/);
  expect(textOf(sent)).toMatch(/经营者姓名 name 王芳 MHRSS\/card-holders version 1, opening MHRSS\/o-gd-/);
  await post(`${path}/act/accept?${li}`);
  await post(`${path}/act/pass?${li}`);
  const refused = await post(`${path}/act/issue?${li}`);
  expect([refused.status, textOf(refused)]).toEqual([409, expect.stringContaining('PROCESS-105') as string]);
  expect(textOf(await get(`${path}?${li}`))).toContain('Nothing for this person to do now.');
  const issued = await post(`${path}/act/issue?${chu}`);
  expect(textOf(issued)).toMatch(/Issued .*It has ended\. .*Outcome: a record of GD\/business-licences/);
  expect(textOf(issued)).toMatch(/History 5\. Issue → Issued GD\/chu/);
}, 60_000);

test('a correction needs a reason, and both values are shown', async () => {
  const path = pathOf(await post(`/en/apps/business-licence/begin?${li}`));
  const filled = filledOf(await post(`${path}/act/submit?${li}`, typed));
  const corrected = { ...typed, filled, 'a.home': '广州市天河区新居 2 号' };
  const without = await post(`${path}/act/submit?${li}`, corrected);
  expect(textOf(without)).toContain('PROCESS-118');
  expect(without.html).toContain('value="广州市天河区新居 2 号"');
  const sent = await post(`${path}/act/submit?${li}`, { ...corrected, 'r.home': '五月已迁居' });
  expect(textOf(sent)).toMatch(/新居 2 号 corrected by the applicant Why: 五月已迁居 The record says: 广东省/);
}, 30_000);

test('who has no record is typed by hand, and marked so', async () => {
  const path = pathOf(await post(`/en/apps/business-licence/begin?${li}`));
  const unknown = { ...typed, 'f.idNumber': '11010519491231002X' };
  const filled = await post(`${path}/act/submit?${li}`, unknown);
  expect(textOf(filled)).toContain('MHRSS/card-holders: there is no such record; type it');
  const sent = await post(`${path}/act/submit?${li}`, { ...unknown, filled: filledOf(filled), 'a.name': '李梅' });
  expect(textOf(sent)).toMatch(/李梅 no record: declared/);
}, 30_000);

test('what was typed after the form had filled itself fills it anew', async () => {
  const path = pathOf(await post(`/en/apps/business-licence/begin?${li}`));
  const filled = filledOf(await post(`${path}/act/submit?${li}`, { ...typed, 'f.idNumber': '11010519491231002X' }));
  const anew = await post(`${path}/act/submit?${li}`, { ...typed, filled });
  expect(textOf(anew)).toContain('王芳 From MHRSS/card-holders');
  expect(filledOf(anew)).not.toBe(filled);
}, 30_000);

test('what is wrong is told on the form, and nothing is lost', async () => {
  const path = pathOf(await post(`/en/apps/business-licence/begin?${li}`));
  const wrong = await post(`${path}/act/submit?${li}`, { 'f.shop': '街角', 'f.capital': 'much' });
  expect(wrong.html).toContain('role="alert"');
  expect(wrong.html).toContain('value="街角"');
  expect(textOf(await get(`${path}?${li}`))).toContain('Being filled in');
});

test('tasks wait for a department; a moved date makes them late; who takes one on has it', async () => {
  const path = await submitted();
  const id = decodeURIComponent(path.split('/').pop() ?? '');
  expect(textOf(await get(`/en/tasks?${li}`))).toMatch(new RegExp(`${id} Waiting for acceptance due`));
  expect(textOf(await get(`/en/tasks?${chu}`))).not.toContain(id);
  const claimed = await post(`${path}/claim/submitted?${li}`);
  expect(textOf(claimed)).toContain('claimed by GD/li');
  expect(textOf(await post(`${path}/return/submitted?${li}`))).not.toContain('claimed by');
  const moved = await post('/en/time', { days: '14', back: `${path.slice('/en'.length)}?${li}` });
  expect(moved.at).toBe(`${path}?${li}`);
  expect(textOf(moved)).toMatch(/14 days ahead.*due \d{4}-\d\d-\d\d, \d+ working days late/);
  expect(textOf(await post(`${path}/act/accept?${li}`))).toContain('Under review');
}, 30_000);

test('what is not there is told', async () => {
  expect((await get('/en/nothing')).status).toBe(404);
  expect((await get('/en/apps/other/begin')).status).toBe(404);
  expect((await get(`/en/cases/GD%2Fc-8204073507426-305f3797725c3719?${li}`)).status).toBe(404);
});
