import * as v from 'valibot';
import { field, shape } from '../../fields/field';
import { limits } from '../../fields/limits';
import { units } from '../../fields/units';
import { FactId, Msp, integer, list, provenance, text } from '../../values/scalars';
import { DepartmentPath } from '../registry';

/** What a project is called. */
export const title = text(120);
/** What a function is called. */
export const functionName = text(80);

/**
 * What a project or system is, in words: the text that the review compares. Names of places and organisations and stock
 * wording are left out of the comparison; at least something specific must remain.
 */
export const profile = {
  title: field(title, {
    en: 'What the project or system is called; compared with others, without names of places and organisations.',
    zh: '项目或系统的名称; 参与比对, 其中的地名与机构名不计。',
    example: 'Social security card platform',
    exampleZh: '社会保障卡综合服务平台',
  }),
  domain: field(text(40), {
    en: 'The line of government business that it serves. Projects of other lines count as less alike.',
    zh: '所服务的业务领域。领域不同的项目, 相似度相应降低。',
    example: 'Human resources and social security',
    exampleZh: '人力资源和社会保障',
  }),
  region: v.optional(
    field(text(40), {
      en: 'Where it is to be used, where that is less than the whole authority; not compared.',
      zh: '使用范围小于本机构辖区时写明在何处使用; 不参与比对。',
      example: 'Guangdong',
      exampleZh: '广东省',
    }),
  ),
  functions: field(
    list(
      field(functionName, {
        en: 'One thing that it does for its users, in a few words.',
        zh: '为用户所做的一件事, 用几个词写明。',
        example: 'Applying for a card',
        exampleZh: '社保卡申领',
      }),
      limits.functions,
      1,
    ),
    {
      en: 'What it does, one by one; shared ones are named in the findings.',
      zh: '逐项写明做什么; 与他人共有的会在审查结果中列出。',
      example: ['Applying for a card', 'Tracking its making'],
      exampleZh: ['社保卡申领', '制卡进度查询'],
    },
  ),
  positioning: field(text(400), {
    en: 'For whom it is and what need it meets, in a sentence or two; compared with others.',
    zh: '一两句话写明为谁、解决什么问题; 参与比对。',
    example: 'Lets the insured of the province apply for cards, use and manage them',
    exampleZh: '面向全省参保人员的社保卡申领、使用和管理服务',
  }),
  description: field(text(4000), {
    en: 'How it works and what it is built of, in full; compared with others.',
    zh: '完整写明建设内容和运行方式; 参与比对。',
    example: 'One system for all social security cards of the province, with applying and blocking online',
    exampleZh: '建设全省统一的社会保障卡管理系统, 实现线上申领、补换和挂失',
  }),
  budgetWan: v.optional(
    field(integer(0, 100_000_000), {
      en: 'What it is planned to cost in all; not compared.',
      zh: '计划总投资; 不参与比对。',
      unit: units.tenThousandYuan,
      example: 1200,
    }),
  ),
};

const owner = field(Msp, {
  en: 'The authority that it belongs to, and that decides about it.',
  zh: '归哪个机构所有并由其办理。',
});

const unit = field(DepartmentPath, {
  en: 'Whose project it is inside the authority: where the person works who entered it.',
  zh: '在本机构内由谁负责, 即录入人员的工作单位。',
});

/** The application that something belongs to. */
export const applicationId = field(FactId, {
  en: 'Which project is meant, by the id that `review.file` gave it.',
  zh: '指哪个项目, 以 `review.file` 当时给出的编号写明。',
  example: 'GD/p-5e0c61d9ab4287f3',
});

/** The process that a system is: so it is built on the shared framework, as an app. */
export const runningProcess = v.optional(
  field(FactId, {
    en: 'The published process that it runs as, on the shared framework; absent for a system of its own make.',
    zh: '以哪个已发布的流程运行, 即建在共享框架上; 自行建设的系统没有。',
    example: 'GD/business-licence',
  }),
);

/**
 * 系统: in use or in development; owned by the authority that runs it. One that came from an application has the
 * application's id.
 */
export const System = shape(
  'system',
  { en: 'system', zh: '系统' },
  v.object({
    id: field(FactId, {
      en: 'Names the system in the catalogue; one that came from an application keeps the id of that.',
      zh: '在系统总目录中的编号; 由申报而来的沿用申报编号。',
      example: 'GD/social-cards',
    }),
    authority: owner,
    department: unit,
    ...profile,
    state: field(v.picklist(['in-use', 'in-development', 'retired']), {
      en: 'How far it has come. Applications are compared with it until it is `retired`.',
      zh: '所处阶段。`retired` (已停用) 之前, 新申报都与其比对。',
      example: 'in-use',
    }),
    process: runningProcess,
    application: v.optional(
      field(FactId, {
        en: 'The filed project that it came from; absent where it was registered as existing.',
        zh: '由哪份项目申报而来; 作为既有系统登记的没有。',
        example: 'GD/p-5e0c61d9ab4287f3',
      }),
    ),
    provenance,
  }),
);
export type System = v.InferOutput<typeof System>;

/** 项目申报: owned by the applicant. */
export const Application = shape(
  'application',
  { en: 'application', zh: '项目申报' },
  v.object({
    id: field(FactId, {
      en: 'Under this the project is reviewed, decided, approved and built.',
      zh: '审查、决定、审批、建设均以此引用。',
      example: 'GD/p-5e0c61d9ab4287f3',
    }),
    authority: owner,
    department: unit,
    ...profile,
    provenance,
  }),
);
export type Application = v.InferOutput<typeof Application>;

/** Narrows a list to one authority. */
export const ofAuthority = v.optional(
  field(Msp, {
    en: 'Only projects that belong to this one; without it, those of all.',
    zh: '只列属于此处所填者的项目; 不填则列出全部。',
  }),
);
