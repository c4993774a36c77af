import * as v from 'valibot';
import { field, shape } from '../../fields/field';
import { Definition } from '../../process/definition';
import { DepartmentPath } from '../../values/department';
import { FactId, Hash, Title, integer, provenance } from '../../values/scalars';

/** Which process is meant. */
export const processId = field(FactId, {
  en: 'Which process is meant: the authority that runs it, a slash, the name it was published under.',
  zh: '指明是哪个流程: 办理机构的代码、斜杠、发布时的名称。',
  example: 'GD/food-licence',
});

/** Which case is meant. */
export const caseId = field(FactId, {
  en: 'Which run of a process is meant; the authority that handles it begins the id.',
  zh: '指明是哪一件办件; 编号以办理机构的代码开头。',
  example: 'GD/c-8209468799999-5e0c61d9ab4287f3',
});

/** A version of a definition. */
export const DefinitionVersion = integer(1, 100_000);

/** Which definition something keeps to. */
export const about = {
  process: processId,
  version: field(DefinitionVersion, {
    en: 'Counts what was published under this name, from 1. A case keeps to the one it began under.',
    zh: '该名称下第几次发布, 从 1 起。办件始终依其开始时的一版办理。',
    example: 1,
  }),
  digest: field(Hash, {
    en: 'SHA-256 of the definition in canonical JSON: whoever holds a copy can tell that it is this one.',
    zh: '流程定义规范 JSON 的 SHA-256: 持有副本者可据此确认是否同一定义。',
  }),
};

/** 流程: what an authority has published under a name; owned by it. */
export const Process = shape(
  'process',
  { en: 'process', zh: '流程' },
  v.object({
    id: field(FactId, {
      en: 'Under this cases are begun, and new versions published.',
      zh: '据此开始办件、发布新版。',
      example: 'GD/food-licence',
    }),
    version: about.version,
    digest: about.digest,
    title: field(Title, {
      en: 'What people call the service that is rendered.',
      zh: '所办事项供人阅读的称呼。',
      example: { zh: '食品经营许可', en: 'Food business licence' },
    }),
    department: field(DepartmentPath, {
      en: 'Whose stewards look after the process: they, and those of the ones above, publish its next version.',
      zh: '由哪个部门的数据专员维护该流程; 其上级部门的数据专员同样可发布新版。',
      example: 'data-bureau',
    }),
    provenance,
  }),
);
export type Process = v.InferOutput<typeof Process>;

/** One version of a process, as it was published; owned by the authority, and never changed. */
export const PublishedDefinition = v.object({
  id: field(FactId, {
    en: 'Names this very version: the process, a slash, its number.',
    zh: '该版本的名称: 流程编号、斜杠、版本号。',
    example: 'GD/food-licence/1',
  }),
  ...about,
  definition: field(Definition, {
    en: 'States, actions and forms, as the contract found them sound.',
    zh: '经合约检查无误的状态、动作和表单。',
  }),
  provenance,
});
export type PublishedDefinition = v.InferOutput<typeof PublishedDefinition>;
