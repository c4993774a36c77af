import { lexicon as ledgerWords } from '@oneplusn/api';
import { problemTable, type Lexicon, type ProblemDescriptor } from '@oneplusn/errors';

/** What can be the matter with what deploying is given, and with who is asked. */
export const deploymentProblems = problemTable('deployment', {
  noAnswer: { zh: '没有答复', en: 'no answer' },
  noAnswerWithin: { zh: '{seconds} 秒内未答复', en: 'no answer within {seconds} s' },
  noBlockWithin: { zh: '{seconds} 秒内没有新区块', en: 'no block within {seconds} s' },
  noVersion: { zh: '答复中没有 Version', en: 'no Version in its answer' },
  policyEnds: { zh: '过早结束', en: 'it ends too early' },
  policyExpects: { zh: '{found} 处应为 {wanted}', en: '{wanted} is expected where {found} stands' },
  policyGate: { zh: '没有 {gate}, 只有 AND, OR 和 OutOf', en: 'there is no {gate}, only AND, OR and OutOf' },
  policyCount: { zh: '共 {parts} 项, 不能要求 {count} 项', en: '{count} of {parts} parts' },
  policyGoesOn: { zh: '结尾之后还有 {found}', en: '{found} stands after its end' },
  policyPrincipal: { zh: "'{given}' 不是 'MSP.role'", en: "'{given}' is not 'MSP.role'" },
  noCertificateIn: { zh: '{part} 中没有证书', en: '{part} holds no certificate' },
  noNodeUnits: { zh: '没有含 NodeOUs 的 config.yaml', en: 'there is no config.yaml with NodeOUs' },
  configNotYaml: { zh: 'config.yaml 不是 UTF-8 的 YAML', en: 'config.yaml is no YAML in UTF-8' },
  otherUpdate: { zh: '与 {first} 不是同一个更新', en: 'it is another update than {first}' },
  noUpdate: { zh: '不含配置更新', en: 'it holds no configuration update' },
  noList: { zh: '不是吊销列表 (CRL)', en: 'it is no revocation list (CRL)' },
  listKeyless: {
    zh: '未写明 CA 的密钥标识 (Authority Key Identifier): Fabric 会因此拒绝本机构的一切证书',
    en: 'it lacks an Authority Key Identifier: Fabric would refuse all certificates of the authority',
  },
  listForeign: { zh: '不是由本机构的 CA 签发', en: 'no CA of the authority has signed it' },
  listOfSigner: {
    zh: '其中有签署更新的管理员自己的证书: 请由另一名管理员吊销它',
    en: 'it names the administrator who signs the update: have another administrator revoke that one',
  },
  packageLabel: { zh: '标签 {label} 不是 NAME_VERSION', en: 'its label {label} is not NAME_VERSION' },
  packageLacks: { zh: '不含 {member}', en: 'it holds no {member}' },
  packageBroken: { zh: '无法解开或读取', en: 'it cannot be unpacked or read' },
});

const byKey: ReadonlyMap<string, ProblemDescriptor> = new Map(
  Object.values<ProblemDescriptor>(deploymentProblems).map((row) => [row.key, row]),
);

/** What deploying knows of words: those of the ledger's errors, and its own problems. */
export const lexicon: Lexicon = {
  word: (language, name, value) => ledgerWords.word(language, name, value),
  problem: (key) => byKey.get(key) ?? ledgerWords.problem(key),
};
