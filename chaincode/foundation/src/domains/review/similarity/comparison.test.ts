import fc from 'fast-check';
import { Comparison, saysSomething } from './comparison';
import type { Profile } from './profile';
import { sketchOf } from './sketch';

const parking: Profile = {
  title: '深圳市公共停车泊位联网服务平台建设项目',
  domain: '城市管理',
  region: '广东',
  functions: ['停车场实时数据接入', '空余泊位发布', '路内停车电子收费', '欠费催缴', '用户管理'],
  positioning: '把分散的停车场联成一网, 让市民好找车位',
  description: '建设内容包括停车场实时数据接入、空余泊位发布、路内停车电子收费和欠费催缴。依托政务云运行。',
};
const elsewhere: Profile = {
  ...parking,
  title: '宁波市停车泊位一张网系统',
  region: '浙江',
  functions: ['泊位空余信息发布', '停车场数据实时接入', '停车欠费催缴', '日志审计'],
  positioning: '联通停车场, 让车主方便找车位',
  description: '接入停车场实时数据并发布空余泊位, 支持欠费催缴。系统通过等保三级测评。',
};
const archive: Profile = {
  title: '深圳市档案数字化加工平台建设项目',
  domain: '档案管理',
  region: '广东',
  functions: ['档案扫描著录', '目录检索', '借阅审批', '用户管理'],
  positioning: '让馆藏档案可查可用',
  description: '对馆藏纸质档案扫描著录, 提供目录检索与借阅审批。依托政务云运行。',
};
const indexed = (...projects: Profile[]) => projects.map(sketchOf);

describe('comparison', () => {
  it('finds the same project in another province under another name, not one that shares place and wording', () => {
    const candidates = new Comparison(elsewhere, indexed(archive, parking)).candidates();
    expect(candidates.map(({ at }) => at)).toEqual([1]);
    expect(candidates[0]?.similarity).toBeGreaterThan(4_000);
  });

  it('explains by functions paired with the words of the other, by phrases and by field', () => {
    const { sharedFunctions, sharedTerms, byField, similarity } = new Comparison(
      elsewhere,
      indexed(archive, parking),
    ).explain(parking);
    expect(sharedFunctions.map(({ ours, theirs }) => [ours, theirs])).toEqual([
      ['泊位空余信息发布', '空余泊位发布'],
      ['停车场数据实时接入', '停车场实时数据接入'],
      ['停车欠费催缴', '欠费催缴'],
    ]);
    expect(sharedTerms).toEqual(expect.arrayContaining(['停车场实时数据', '欠费催缴']));
    expect(sharedTerms.every((term, i) => !sharedTerms.slice(0, i).some((heavier) => heavier.includes(term)))).toBe(
      true,
    );
    for (const part of [similarity, ...Object.values(byField)]) expect(part).toBeLessThanOrEqual(10_000);
    expect(byField.functions).toBeGreaterThan(5_000);
  });

  it('names only phrases that both texts hold, and each function once', () => {
    const words = fc.constantFrom('停车', '泊位', '欠费', '催缴', '档案', '检索', '发布', '接入', '扫描', '借阅');
    const names = fc.array(
      fc.array(words, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('')),
      {
        minLength: 1,
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(names, names, (ours, theirs) => {
        const a = { ...archive, functions: ours };
        const b = { ...parking, functions: theirs };
        const { sharedFunctions, sharedTerms } = new Comparison(a, indexed(b)).explain(b);
        const texts = [b.title, ...theirs, b.positioning, b.description];
        for (const term of sharedTerms) expect(texts.some((text) => text.includes(term))).toBe(true);
        expect(sharedFunctions.every((pair) => ours.includes(pair.ours) && theirs.includes(pair.theirs))).toBe(true);
        expect(sharedFunctions.length).toBeLessThanOrEqual(Math.min(ours.length, theirs.length));
      }),
    );
  });

  it('does not depend on the order of functions, nor on the place it is filed from', () => {
    const [moved] = [
      {
        ...elsewhere,
        title: `昆明${elsewhere.title.slice(2)}`,
        region: '云南',
        functions: [...elsewhere.functions].reverse(),
      },
    ];
    const of = (profile: Profile) => new Comparison(profile, indexed(archive, parking)).candidates();
    expect(of(moved)).toEqual(of(elsewhere));
  });

  it('ranks the most similar first whatever the order of the index', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([parking, elsewhere, archive], { minLength: 1 }), (projects) => {
        const ranked = new Comparison(parking, indexed(...projects)).candidates(1);
        const likeness = ranked.map(({ similarity }) => similarity);
        expect(likeness).toEqual([...likeness].sort((a, b) => b - a));
        if (projects.includes(parking)) expect(projects[ranked[0]?.at ?? -1]).toBe(parking);
      }),
    );
  });

  it('has nothing to say of a project that says nothing', () => {
    const hollow = {
      title: '广东省信息化平台建设项目',
      domain: '综合',
      functions: ['用户管理'],
      positioning: '打造数字标杆',
      description: '依托政务云运行。',
    };
    expect(saysSomething(hollow)).toBe(false);
    expect(saysSomething(parking)).toBe(true);
    expect(new Comparison(hollow, []).candidates()).toEqual([]);
  });
});
