/**
 * The second journey at the command line: systems, applications, findings, routes; and the committee's own business.
 */
import { useNet } from '../../engine';
import { useWorkspace } from './workspace';

const workspace = useWorkspace(useNet());

const cards = {
  name: 'social-cards',
  title: '社会保障卡综合服务系统',
  domain: '人力资源和社会保障',
  functions: ['社会保障卡申领', '待遇资格核验', '个人权益查询', '挂失补换'],
  positioning: '面向参保人员的社会保障卡全生命周期服务',
  description: '提供社会保障卡申领、制发、挂失、补换与状态查询, 支持待遇资格核验和个人权益记录查询。',
};
const project = [
  ...['--title', '参保人员社保卡服务平台', '--domain', '人力资源和社会保障', '--budget-wan', '680'],
  ...['--functions', '社会保障卡申领', '--functions', '待遇资格核验', '--functions', '个人权益查询'],
  ...[
    '--positioning',
    '为参保人员提供社会保障卡服务',
    '--description',
    '建设社会保障卡申领、挂失补换服务, 支持待遇资格核验、个人权益记录查询。',
  ],
];

test('an application is compared, filed, decided, approved; its file tells all of it', async () => {
  await workspace().does(
    'ZJ/wei',
    'review',
    'register',
    '--input',
    workspace().file('systems.json', { systems: [cards] }),
  );
  expect(await workspace().does('GD/li', 'review', 'systems')).toMatch(/ZJ\/social-cards +社会保障卡综合服务系统/);

  const preview = await workspace().does('GD/li', 'review', 'preview', ...project);
  expect(preview).toMatch(/与 1 个项目比对, 1 个相似\n\n相似度 +状态 +项目 +共有功能/);
  expect(preview).toMatch(/\d\d\.\d% +在用 +社会保障卡综合服务系统 +\S+/);

  const filed = await workspace().gets<{ application: string; findings: { project: string }[] }>(
    'GD/li',
    'review',
    'file',
    ...project,
  );
  expect(filed.findings.map((finding) => finding.project)).toEqual(['ZJ/social-cards']);
  const decide = ['--as', 'Committee/zhao', 'review', 'decide', filed.application];
  const unfit = await workspace().run([
    ...decide,
    '--route',
    'join',
    '--target',
    'ZJ/social-cards',
    '--reason',
    '共建',
  ]);
  expect(unfit).toMatchObject({ exit: 1, err: expect.stringContaining('REVIEW-103') as string });
  expect(
    (await workspace().run([...decide, '--route', 'reuse', '--target', 'ZJ/social-cards', '--reason', '功能相同']))
      .exit,
  ).toBe(0);
  await workspace().does('GD/chu', 'review', 'approve', filed.application, '--approved');

  const file = await workspace().does('GD/li', 'review', 'show', filed.application);
  for (const part of [
    /状态 +已批准/,
    /预算 \(万元\) +680/,
    /处置方式 +复用/,
    /所依托的项目 +ZJ\/social-cards/,
    /是否批准 +是/,
    /审查结果\n与 1 个项目比对/,
  ]) {
    expect(file).toMatch(part);
  }
  expect(await workspace().does('GD/li', 'review', 'list', '--lang', 'en')).toMatch(
    new RegExp(`${filed.application} .* approved`),
  );
});

test('the committee proposes, the authorities vote, the motion is carried out', async () => {
  const motion = '{action: parameter, parameter: {name: access.opening-hours, value: 12, basis: 网络章程}}';
  const { id } = await workspace().gets<{ id: string }>('Committee/admin', 'registry', 'propose', '--motion', motion);
  const early = await workspace().run(['--as', 'Committee/admin', 'registry', 'enact', id]);
  expect(early).toMatchObject({ exit: 1, err: expect.stringContaining('REGISTRY-111') as string });
  await workspace().does('Committee/admin', 'registry', 'vote', id, '--approve');
  await workspace().does('GD/admin', 'registry', 'vote', id, '--approve');
  await workspace().does('ZJ/admin', 'registry', 'vote', id, '--approve');
  await workspace().does('MHRSS/admin', 'registry', 'vote', id, '--no-approve', '--reason', '时间过短');
  expect(await workspace().does('Committee/admin', 'registry', 'enact', id)).toMatch(/状态 +已执行/);
  expect(await workspace().does('GD/li', 'registry', 'proposals')).toContain('设置参数: access.opening-hours, 12');
  expect(await workspace().does('GD/li', 'registry', 'parameters')).toMatch(/access\.opening-hours +12/);
});

test('an administrator sets up a department and enrols somebody; suspension takes effect at once', async () => {
  await workspace().does('GD/admin', 'registry', 'establish', '--departments', '[{path: archive, name: {zh: 档案处}}]');
  expect(await workspace().does('GD/li', 'registry', 'departments', 'GD')).toMatch(/archive +档案处 +有效/);
  const enrol = (state: string) =>
    workspace().does(
      'GD/admin',
      'registry',
      'enrol',
      '--actors',
      `[{id: chen, name: 陈静, department: civil-affairs, roles: [official], state: ${state}}]`,
    );
  await enrol('suspended');
  expect(await workspace().does('GD/li', 'registry', 'actors', 'GD')).toMatch(
    /GD\/chen +陈静 +civil-affairs +经办人 +已暂停/,
  );
  const suspended = await workspace().run(['--as', 'GD/chen', 'whoami']);
  expect(suspended).toMatchObject({
    exit: 1,
    err: expect.stringMatching(/账本拒绝 REGISTRY-107 .*\n处理: /) as string,
  });
  await enrol('active');
  expect(await workspace().does('GD/chen', 'whoami')).toContain('陈静');
});
