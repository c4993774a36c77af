import { toldIn, type Argument, type ErrorDescriptor, type Text } from '@oneplusn/errors';
import { topologyErrors as table } from './table';

/** What is said of a problem, and what to do about it. */
export interface Description {
  readonly code: string;
  readonly descriptor: ErrorDescriptor;
  readonly args: Readonly<Record<string, Argument>>;
  readonly message: Text;
  readonly remedy: Text;
}

function describe<Names extends string>(
  descriptor: ErrorDescriptor<Names>,
  args: Readonly<Record<NoInfer<Names>, Argument>>,
): Description {
  const [zh, en] = [toldIn('zh', descriptor, args), toldIn('en', descriptor, args)];
  const { code } = descriptor;
  const message = { zh: zh.message, en: en.message };
  return { code, descriptor, args, message, remedy: { zh: zh.remedy, en: en.remedy } };
}

const listed = (known: readonly string[]): Text => ({
  zh: known.join('、') || '无',
  en: known.join(', ') || 'none',
});

/** Every problem a topology file can have, by the name that rules use. */
export const problems = {
  unreadable: (reason: string) => describe(table.unreadable, { reason }),
  notYaml: (reason: string) => describe(table.notYaml, { reason }),
  duplicateKey: () => describe(table.duplicateKey, {}),
  unknownField: (near: string | undefined, known: readonly string[]) =>
    describe(table.unknownField, {
      near: near ? { zh: `是否应为 "${near}"？`, en: `did you mean "${near}"? ` } : '',
      known: listed(known),
    }),
  missingField: () => describe(table.missingField, {}),
  wrongType: (expected: Text, received: Text) => describe(table.wrongType, { expected, received }),
  wrongValue: (rule: Text) => describe(table.wrongValue, { rule }),
  duplicateMsp: (msp: string) => describe(table.duplicateMsp, { msp }),
  duplicateActor: (id: string) => describe(table.duplicateActor, { id }),
  duplicateDepartment: (path: string) => describe(table.duplicateDepartment, { path }),
  unknownDepartment: (path: string, known: readonly string[]) =>
    describe(table.unknownDepartment, { path, known: listed(known) }),
  unknownCommittee: (msp: string) => describe(table.unknownCommittee, { msp }),
  committeeKind: (msp: string, committee: string) => describe(table.committeeKind, { msp, committee }),
  division: (code: string | undefined) =>
    describe(table.division, {
      given:
        code === undefined ? { zh: '未填写', en: 'it is missing' } : { zh: `"${code}" 不是`, en: `"${code}" is none` },
    }),
  raftOrderers: (count: number) => describe(table.raftOrderers, { count }),
  bftOrderers: (count: number) => describe(table.bftOrderers, { count }),
  signatures: (signatures: number, authorities: number) => describe(table.signatures, { signatures, authorities }),
  duration: () => describe(table.duration, {}),
  size: () => describe(table.size, {}),
  batchSizes: () => describe(table.batchSizes, {}),
  duplicateDivision: (code: string) => describe(table.duplicateDivision, { code }),
  reserved: (word: string, owner: Text) => describe(table.reserved, { word, owner }),
  duplicateChannel: (name: string) => describe(table.duplicateChannel, { name }),
  duplicateDomain: (domain: string) => describe(table.duplicateDomain, { domain }),
  duplicatePort: (port: number) => describe(table.duplicatePort, { port }),
  notUtf8: (seems: string | undefined) =>
    describe(table.notUtf8, {
      guess: seems
        ? { zh: `看来是 ${seems}`, en: `and seems to be ${seems}` }
        : { zh: '也认不出其编码', en: 'nor of any encoding known here' },
    }),
  unknownMember: (msp: string, known: readonly string[]) =>
    describe(table.unknownMember, { msp, known: listed(known) }),
};
