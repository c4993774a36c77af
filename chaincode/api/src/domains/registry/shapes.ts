import * as v from 'valibot';
import { problems } from '../../errors';
import { field, form, shape } from '../../fields/field';
import { roles } from '../../transaction';
import { DepartmentPath } from '../../values/department';
import { FactId, LocalName, Msp, Title, list, text } from '../../values/scalars';

/** Registry facts carry their state, so that losing one never opens anything. */
export const Standing = v.picklist(['active', 'suspended']);

/** Whether what is registered may act. */
const standing = field(Standing, {
  en: 'Whether it may act: `suspended` turns every call away at once, and what was written before stays valid.',
  zh: '能否办理业务: `suspended` (已暂停) 立即拒绝其一切调用, 此前写入的内容仍然有效。',
  example: 'active',
});

/** A province's division code. */
export const Division = form('division', v.pipe(v.string(), v.regex(/^\d{6}$/, problems.shape.division.key)), {
  name: { en: 'division code', zh: '行政区划代码' },
  en: 'A code of GB/T 2260, six digits.',
  zh: 'GB/T 2260 的代码, 六位数字。',
  example: '440000',
});

/** What is registered of an authority. */
const member = {
  msp: field(Msp, {
    en:
      'The MSP id that its certificates come from; it begins the id of every fact the authority owns, and never ' +
      'changes.',
    zh: '签发其证书的 MSP ID; 它是该机构所有事实编号的开头, 不可更改。',
  }),
  name: field(Title, {
    en: 'What people call the authority, in full.',
    zh: '该机构的全称, 供人阅读。',
    example: { zh: '广东省', en: 'Guangdong' },
  }),
  kind: field(v.picklist(['committee', 'ministry', 'province']), {
    en: 'Its part in the network: the one `committee` governs, ministries and provinces hold data and use it.',
    zh: '在网络中的身份: 唯一的 `committee` (委员会) 负责治理, 部委与省持有并使用数据。',
    example: 'province',
  }),
  division: v.optional(
    field(Division, {
      en: 'Which province it is, by GB/T 2260; ministries and the committee have none.',
      zh: '为哪个省级行政区 (GB/T 2260); 部委与委员会不填。',
    }),
  ),
};

/** An authority before it has a state: as it is founded or joins. */
export const NewAuthority = shape('new-authority', { en: 'new authority', zh: '新机构' }, v.object(member));

/** 机构: a member of the network, owned by the committee. */
export const Authority = shape('authority', { en: 'authority', zh: '机构' }, v.object({ ...member, state: standing }));
export type Authority = v.InferOutput<typeof Authority>;

/** 部门: a unit in an authority's tree, owned by the authority. */
export const Department = shape(
  'department',
  { en: 'department', zh: '部门' },
  v.object({
    id: field(FactId, {
      en: 'Names the department on the ledger: its authority, a slash, its path.',
      zh: '该部门在账本上的名称: 机构代码、斜杠、部门路径。',
      example: 'GD/hrss/licensing',
    }),
    path: field(DepartmentPath, {
      en: "Where it stands in the authority's tree. A grant to a department serves those below it too.",
      zh: '在本机构部门树中的位置。授予一个部门的权限, 其下级部门同样可用。',
    }),
    name: field(Title, {
      en: 'What people call the department.',
      zh: '该部门供人阅读的称呼。',
      example: { zh: '行政许可处', en: 'Licensing division' },
    }),
    state: standing,
  }),
);
export type Department = v.InferOutput<typeof Department>;

/** A role that is enrolled; `administrator` comes from the admin certificate alone. */
export const EnrolledRole = v.picklist(roles.filter((role) => role !== 'administrator'));

/** What is registered of a person who acts, beside the id. */
const person = {
  name: field(text(80), {
    en: "The person's name, as colleagues write it.",
    zh: '本人姓名, 即同事对其的称呼。',
    example: 'Li Ming',
    exampleZh: '李明',
  }),
  department: field(DepartmentPath, {
    en: 'Where the person works. It must be set up and active; the certificate has to name the same one.',
    zh: '本人所在部门。须已设立且有效, 并与证书所载一致。',
  }),
  roles: field(list(EnrolledRole, 5, 1), {
    en: 'What the person may do there. Each transaction says which role it asks for.',
    zh: '本人在该部门可办理的事项。每种交易都写明需要哪种角色。',
    example: ['official'],
  }),
};

/** An actor, owned by the authority: its certificate must say the same. */
export const Actor = shape(
  'actor',
  { en: 'actor', zh: '人员' },
  v.object({
    id: field(FactId, {
      en: "Names the person on the ledger: the authority, a slash, and the enrolment id of the person's certificate.",
      zh: '本人在账本上的名称: 机构代码、斜杠、证书中的登记号。',
      example: 'GD/li',
    }),
    ...person,
    state: standing,
  }),
);
export type Actor = v.InferOutput<typeof Actor>;

/** A person as an administrator enrols them. */
export const Enrolment = v.object({
  id: field(LocalName, {
    en: "The enrolment id in the person's certificate (`hf.EnrollmentID`); who is enrolled already is changed.",
    zh: '本人证书中的登记号 (`hf.EnrollmentID`); 已登记的, 按本次内容变更。',
    example: 'li',
  }),
  ...person,
  state: v.optional(standing, 'active'),
});

/** A department as an administrator sets it up. */
export const Establishment = v.object({
  path: field(DepartmentPath, {
    en: 'Where the department is to stand; the one above it must exist and be active.',
    zh: '部门的位置; 其上级须已设立且有效。',
  }),
  name: field(Title, {
    en: 'What people are to call the department.',
    zh: '部门供人阅读的称呼。',
    example: { zh: '行政许可处', en: 'Licensing division' },
  }),
  state: v.optional(
    field(Standing, {
      en: 'Whether those who belong to it may act. `suspended` suspends all departments below as well.',
      zh: '所属人员能否办理业务。`suspended` (已暂停) 同时暂停其下所有部门。',
      example: 'active',
    }),
    'active',
  ),
});
