/** Doors that should let in those alone whom a CA of their own has certified. */
import type { Rule } from '../rule';

const notAlone = {
  zh: '该 CA 还签发别的证书: 凡持有其一者, 都进得了这道门',
  en: 'That CA has certified others, too, and each of them is let in here',
};

export const doorRules: readonly Rule[] = [
  {
    code: 'DOCTOR-310',
    severity: 'error',
    what: {
      zh: '链码服务 {address} 接受 {ca} 签发的证书',
      en: 'The chaincode service at {address} takes certificates of {ca}',
    },
    why: notAlone,
    change: {
      zh: '用 oneplusn service-tls 为它另建 CA, 重新打包并部署',
      en: 'Make a CA for it alone with oneplusn service-tls; package and deploy anew',
    },
    cases: ({ service }) => (service?.shared ? [{ address: service.address, ca: service.shared.join('; ') }] : []),
  },
  {
    code: 'DOCTOR-411',
    severity: 'error',
    what: { zh: '运维端点 {url} 接受 {ca} 签发的证书', en: 'The operations endpoint {url} takes certificates of {ca}' },
    why: notAlone,
    change: {
      zh: 'operations.tls.clientRootCAs 换成只为运维人员而设的 CA',
      en: 'Let operations.tls.clientRootCAs name a CA for operators alone',
    },
    cases: ({ operations }) =>
      operations.flatMap(({ url, shared }) => (shared ? [{ url, ca: shared.join('; ') }] : [])),
  },
  {
    code: 'DOCTOR-412',
    severity: 'error',
    what: {
      zh: '排序节点的管理端点 {address} 对不出示证书者也应答',
      en: "The orderer's admin door {address} answers those who show no certificate",
    },
    why: {
      zh: '能连到该端口者即可让这个排序节点退出通道',
      en: 'Whoever reaches the port can remove the channel from that orderer',
    },
    change: {
      zh: '设 Admin.TLS.Enabled 与 Admin.TLS.ClientAuthRequired 为 true, ClientRootCAs 用只为它而设的 CA',
      en: 'Set Admin.TLS.Enabled and Admin.TLS.ClientAuthRequired to true, and ClientRootCAs to a CA for it alone',
    },
    cases: ({ admin }) =>
      admin.filter(({ open }) => open === 'clear' || open === 'anyone').map(({ address }) => ({ address })),
  },
  {
    code: 'DOCTOR-413',
    severity: 'error',
    what: {
      zh: '排序节点的管理端点 {address} 接受 {ca} 签发的证书',
      en: "The orderer's admin door {address} takes certificates of {ca}",
    },
    why: {
      zh: '该 CA 也签发节点的证书: 一个节点的私钥泄露, 即可让其他排序节点退出通道, 使全网停摆',
      en:
        "That CA has certified nodes, too: with one node's key the channel is removed from the other orderers, and " +
        'the network stands still',
    },
    change: {
      zh: 'Admin.TLS.ClientRootCAs 换成只为它而设的 CA (每个运行排序节点的机构各一), 重启排序节点',
      en:
        'Let Admin.TLS.ClientRootCAs name a CA for it alone (one for each organisation that runs orderers), and ' +
        'restart the orderer',
    },
    cases: ({ admin }) => admin.flatMap(({ address, shared }) => (shared ? [{ address, ca: shared.join('; ') }] : [])),
  },
  {
    code: 'DOCTOR-414',
    severity: 'warning',
    what: {
      zh: '排序节点的管理端点 {address} 无法连接',
      en: "The orderer's admin door {address} cannot be reached",
    },
    why: { zh: '无法得知它是否设防', en: 'Whether it is closed cannot be told' },
    change: {
      zh: '在能连到它的机器上再检查; 它只应由排序节点的管理员连到',
      en: 'Examine it from where it can be reached: by those who administer that orderer, and nobody else',
    },
    cases: ({ admin }) => admin.filter(({ open }) => open === 'silent').map(({ address }) => ({ address })),
  },
];
