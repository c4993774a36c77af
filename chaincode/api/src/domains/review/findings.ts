import * as v from 'valibot';
import { field, shape } from '../../fields/field';
import { limits } from '../../fields/limits';
import { units } from '../../fields/units';
import { FactId, Hash, Msp, integer, list, provenance, text } from '../../values/scalars';
import { applicationId, functionName, title } from './projects';

const parts = integer(0, 10_000);

/** A part of a comparison. */
const likeness = (en: string, zh: string) => field(parts, { en, zh, unit: units.tenThousandth, example: 7350 });

/** One similar project, with its explanation. Similarities are parts per ten thousand. */
export const Finding = shape(
  'finding',
  { en: 'finding', zh: '相似项目' },
  v.object({
    project: field(FactId, {
      en: 'The existing system or pending application that is alike.',
      zh: '相似的既有系统或待审申报。',
      example: 'GD/social-cards',
    }),
    title: field(title, {
      en: 'What the other one is called by those who run or plan it.',
      zh: '建设或运行单位对该项目的称呼。',
      example: 'Social security card platform',
      exampleZh: '社会保障卡综合服务平台',
    }),
    authority: field(Msp, {
      en: 'Whom the other one belongs to: whom to talk to about sharing it.',
      zh: '对方归哪个机构所有, 即就共用应与谁联系。',
    }),
    state: field(v.picklist(['in-use', 'in-development', 'pending']), {
      en: 'How far the other one has come; `pending` is an application that is neither rejected nor a system yet.',
      zh: '对方所处阶段; `pending` (待审) 为既未被否决、也尚未成为系统的申报。',
      example: 'in-use',
    }),
    similarity: likeness(
      'How alike the two are on the whole: 10,000 is the same text, 5,000 and more counts as very similar.',
      '两者总体有多相似: 10000 为文字相同, 5000 及以上视为高度相似。',
    ),
    sharedFunctions: field(
      list(
        v.object({
          ours: field(functionName, {
            en: 'The function as this application words it.',
            zh: '该功能在本申报中的写法。',
            example: 'Applying for a card',
            exampleZh: '社保卡申领',
          }),
          theirs: field(functionName, {
            en: 'The function as the other project words it.',
            zh: '该功能在对方项目中的写法。',
            example: 'Online application for social security cards',
            exampleZh: '社会保障卡线上申领',
          }),
          similarity: likeness('How alike the two wordings are.', '两种写法有多相似。'),
        }),
        limits.functions,
      ),
      {
        en: 'What both do, by the names of their functions; each function stands once.',
        zh: '双方都做的事, 以功能名称列出; 每项功能只列一次。',
      },
    ),
    sharedTerms: field(
      list(
        field(text(limits.sharedTerm), {
          en: 'A phrase that stands in both texts.',
          zh: '双方文字中都有的词语。',
          example: 'apply online',
          exampleZh: '线上申领',
        }),
        limits.sharedTerms,
      ),
      {
        en: 'The phrases both have that weigh most because few projects use them, heaviest first.',
        zh: '双方都用、而其他项目少用因此份量最重的词语, 由重到轻。',
        example: ['apply online', 'card making'],
        exampleZh: ['线上申领', '制卡'],
      },
    ),
    byField: field(
      v.object({
        title: likeness('How alike the two names are.', '两者名称有多相似。'),
        functions: likeness('How alike the lists of what they do are.', '两者所列功能有多相似。'),
        positioning: likeness('How alike it is for whom they are and why.', '两者面向谁、为何而建有多相似。'),
        description: likeness('How alike the full texts are.', '两者的完整说明有多相似。'),
      }),
      {
        en: 'The same comparison part by part, to see where the likeness comes from.',
        zh: '逐部分的比对, 可见相似来自何处。',
      },
    ),
  }),
);
export type Finding = v.InferOutput<typeof Finding>;

export const compared = {
  compared: field(integer(0, 1_000_000), {
    en: 'How many systems and applications it was held against.',
    zh: '与多少系统和申报作了比对。',
    unit: units.project,
    example: 3120,
  }),
  findings: field(list(Finding, limits.findings), {
    en: 'The projects that are alike, the most similar first; none below the threshold.',
    zh: '相似的项目, 由最相似起; 低于阈值的不列。',
  }),
  damaged: field(list(FactId, limits.damaged), {
    en:
      'Projects whose index entry does not match their sealed fact. Where the fact stands, it was compared ' +
      'instead; `review.reindex` puts the entry right.',
    zh: '索引与封印事实不符的项目。事实完好的, 已按事实比对; 可以 `review.reindex` 修正索引。',
    example: ['GD/social-cards'],
  }),
};

/** 审查结果: owned by the committee. A snapshot: what was filed later finds this application, not the other way round. */
export const Findings = shape(
  'findings',
  { en: 'findings', zh: '审查结果' },
  v.object({
    id: field(FactId, {
      en: 'Follows from the application: it is reviewed once, when it is filed.',
      zh: '由申报确定: 每份申报在提交时审查一次。',
      example: 'Committee/f-3f9a2c1d5e0c61d9',
    }),
    application: applicationId,
    profile: field(Hash, {
      en: 'SHA-256 of the reviewed text: only what was reviewed can be decided, approved and built.',
      zh: '所审文字的 SHA-256: 只有审查过的内容才能决定、审批和建设。',
    }),
    ...compared,
    provenance,
  }),
);
export type Findings = v.InferOutput<typeof Findings>;
