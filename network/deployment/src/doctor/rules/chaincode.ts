import { parsePolicy, type Policy } from '../../policy/signature';
import type { Rule } from '../rule';

export const chaincodeRules: readonly Rule[] = [
  {
    code: 'DOCTOR-301',
    severity: 'error',
    what: { zh: '通道上没有 {chaincode}', en: 'There is no {chaincode} on the channel' },
    why: { zh: '尚未部署', en: 'It has not been deployed' },
    change: { zh: '各机构执行 oneplusn deploy', en: 'Each authority runs oneplusn deploy' },
    cases: ({ definition, chaincode }) => (definition ? [] : [{ chaincode }]),
  },
  {
    code: 'DOCTOR-302',
    severity: 'error',
    what: {
      zh: '背书策略 {policy} 由 {few} 个机构即可满足',
      en: 'The endorsement policy {policy} is met by {few} authorities alone',
    },
    why: {
      zh: '共享账本的事实须由 {signatures} 个机构共同签署',
      en: 'Facts of the shared ledger are to be signed by {signatures} authorities',
    },
    change: {
      zh: '各机构执行 oneplusn upgrade --policy all',
      en: 'Each authority runs oneplusn upgrade --policy all',
    },
    cases: ({ definition, signatures }) => {
      if (!definition) return [];
      const policy = policyIn(definition.policy);
      const few = policy && fewest(policy, signatures);
      return few === undefined ? [] : [{ policy: definition.policy, few, signatures }];
    },
  },
  {
    code: 'DOCTOR-303',
    severity: 'warning',
    what: { zh: '{msp} 没有批准第 {sequence} 版定义', en: '{msp} has not approved sequence {sequence}' },
    why: { zh: '其节点不运行这一版链码', en: 'Its peers do not run this definition' },
    change: { zh: '{msp} 执行 oneplusn deploy', en: '{msp} runs oneplusn deploy' },
    cases: ({ definition }) =>
      Object.entries(definition?.approvals ?? {})
        .filter(([, approved]) => !approved)
        .map(([msp]) => ({ msp, sequence: definition?.sequence ?? 0 })),
  },
  {
    code: 'DOCTOR-304',
    severity: 'error',
    what: { zh: '{msp} 的链码不应答: {problem}', en: 'The chaincode of {msp} does not answer: {problem}' },
    why: {
      zh: '不能请它背书: 凡须由它签署的都办不成',
      en: 'It cannot be asked to endorse: nothing that it must sign can be done',
    },
    change: {
      zh: '在 {msp} 启动链码服务, 其 CHAINCODE_ID 须为批准的包标识, 且节点能连接到它',
      en:
        'Start the chaincode service of {msp}, with the approved package id as CHAINCODE_ID, where its peers reach ' +
        'it',
    },
    cases: ({ answers, definition }) =>
      Object.entries(answers).flatMap(([msp, problem]) =>
        problem === undefined || definition?.approvals[msp] === false ? [] : [{ msp, problem }],
      ),
  },
  {
    code: 'DOCTOR-305',
    severity: 'error',
    what: { zh: '节点 {address} 没有安装 {packageId}', en: '{packageId} is not installed on the peer {address}' },
    why: { zh: '该节点不能背书', en: 'That peer cannot endorse' },
    change: { zh: '对它再执行 oneplusn deploy', en: 'Run oneplusn deploy again' },
    cases: ({ peers, definition }) => {
      const { packageId } = definition ?? {};
      if (packageId === undefined) return [];
      return peers
        .filter(({ installed }) => installed && !installed.includes(packageId))
        .map(({ address }) => ({ address, packageId }));
    },
  },
  {
    code: 'DOCTOR-306',
    severity: 'error',
    what: {
      zh: '批准的包 {packageId} 不是 {version} 版',
      en: 'The approved package {packageId} is not version {version}',
    },
    why: {
      zh: '各机构运行的版本不同, 背书结果会不一致',
      en: 'Authorities that run different versions do not agree on results',
    },
    change: {
      zh: '按定义的版本重新打包并执行 oneplusn deploy',
      en: "Package the definition's version and run oneplusn deploy",
    },
    cases: ({ definition }) => {
      const { packageId, version = '' } = definition ?? {};
      const label = packageId?.slice(0, packageId.lastIndexOf(':'));
      return packageId === undefined || label?.endsWith(`_${version}`) ? [] : [{ packageId, version }];
    },
  },
  {
    code: 'DOCTOR-307',
    severity: 'warning',
    what: { zh: '背书策略中没有 {msp}', en: 'The endorsement policy does not name {msp}' },
    why: { zh: '它的签名不被计入', en: 'Its signature does not count' },
    change: {
      zh: '各机构执行 oneplusn upgrade --policy all',
      en: 'Each authority runs oneplusn upgrade --policy all',
    },
    cases: ({ definition, channel }) => {
      const policy = definition && policyIn(definition.policy);
      if (!policy) return [];
      const named = new Set(namesIn(policy));
      return channel.authorities.filter(({ msp }) => !named.has(msp)).map(({ msp }) => ({ msp }));
    },
  },
  {
    code: 'DOCTOR-308',
    severity: 'error',
    what: {
      zh: '链码服务 {address} 对不出示证书者也应答',
      en: 'The chaincode service at {address} answers those who show no certificate',
    },
    why: {
      zh: '能连到该端口者即可冒充节点同它说话: 伪造状态, 让它把密文解开',
      en: 'Whoever reaches the port can speak in a peer’s place: forge state, and have it decrypt what was encrypted',
    },
    change: {
      zh:
        '以 CHAINCODE_TLS_CLIENT_CA (--chaincode-tls-client-cacert-file) 重新启动它: oneplusn service-tls, oneplusn ' +
        'package',
      en:
        'Start it again with CHAINCODE_TLS_CLIENT_CA (--chaincode-tls-client-cacert-file): oneplusn service-tls, ' +
        'oneplusn package',
    },
    cases: ({ service }) => (service?.open ? [{ address: service.address }] : []),
  },
  {
    code: 'DOCTOR-309',
    severity: 'error',
    what: {
      zh: '批准的包 {packageId} 不让节点向服务出示证书',
      en: 'The approved package {packageId} has the peers show the service no certificate',
    },
    why: { zh: '服务无从分辨来者是不是本机构的节点', en: 'The service cannot tell its own peers from others' },
    change: {
      zh: '用 oneplusn service-tls 与 oneplusn package 重新打包, 启动新服务, 再执行 oneplusn deploy',
      en: 'Package it anew with oneplusn service-tls and oneplusn package, start that service, and run oneplusn deploy',
    },
    cases: ({ service }) => (service && !service.mutual ? [{ packageId: service.packageId }] : []),
  },
];

/** Undefined for the name of a channel's policy, which is judged there. */
const policyIn = (text: string): Policy | undefined => (text.startsWith('/') ? undefined : parsePolicy(text));

const namesIn = (policy: Policy): string[] => ('msp' in policy ? [policy.msp] : policy.of.flatMap(namesIn));

/** How many authorities meet a policy, where fewer can than are wanted. */
function fewest(policy: Policy, wanted: number): number | undefined {
  const names = [...new Set(namesIn(policy))];
  for (let size = 1; size < wanted; size++)
    if (groupsOf(names, size).some((group) => meets(policy, new Set(group)))) return size;
  return undefined;
}

const meets = (policy: Policy, signers: ReadonlySet<string>): boolean =>
  'msp' in policy ? signers.has(policy.msp) : policy.of.filter((part) => meets(part, signers)).length >= policy.count;

function groupsOf(names: readonly string[], size: number): string[][] {
  if (size === 0) return [[]];
  return names.flatMap((name, n) => groupsOf(names.slice(n + 1), size - 1).map((rest) => [name, ...rest]));
}
