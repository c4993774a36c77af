import { fieldsOf } from './profile';

const project = (part: Partial<Parameters<typeof fieldsOf>[0]>) =>
  fieldsOf({ title: '', functions: [], positioning: '', description: '', ...part });
const words = (texts: readonly string[]) => texts.flatMap((text) => text.split(/[\s,、]+/)).filter(Boolean);

describe('what is compared', () => {
  it.each([
    ['广东省人力资源和社会保障厅欠薪预警平台建设项目', ['欠薪预警']],
    ['杭州市城市管理局智慧停车系统（二期）', ['停车', '(', ')']],
    ['2026年浙江电子证照库升级改造项目', ['电子证照库']],
    ['延边朝鲜族自治州边民互市系统', ['边民互市']],
    ['惠州市惠城区河长巡河平台', ['河长巡河']],
    ['广州市社区矫正系统', ['社区矫正']],
  ])('takes place, organisation and stock wording out of the title %s', (title, left) => {
    expect(words(project({ title }).title)).toEqual(left);
  });

  it('keeps words that only contain a short place name', () => {
    expect(words(project({ title: '访客来宾预约登记系统' }).title).join('')).toContain('来宾预约登记');
  });

  it('takes out the region that the project names, wherever it stands', () => {
    expect(project({ positioning: '服务顺德企业', region: '顺德' }).positioning).toEqual(['服务 企业']);
  });

  it('leaves out modules that every system has', () => {
    expect(project({ functions: ['用户管理', '日志审计模块', '欠薪线索核查'] }).functions).toEqual(['欠薪线索核查']);
  });

  it('leaves out sentences about security, hosting and policy', () => {
    const description = '系统通过等保三级测评。建立工资保证金台账! 部署于政务云';
    expect(project({ description }).description).toEqual(['建立工资保证金台账']);
  });
});
