/**
 * Commands whose code is loaded where they are called: deployment, evidence and the index bring several hundred modules
 * along, for which whoever asks the ledger something would wait. The overview needs what stands here alone.
 */
import { joined, type Text } from '@oneplusn/errors';
import { Command } from 'commander';
import type { Session } from '../session';

/** A command, or a group of them. */
export interface OnDemand {
  readonly name: string;
  readonly about: Text;
  /** What it takes, where the overview is to show it. */
  readonly takes?: string;
  readonly load: () => Promise<(session: Session) => Command>;
}

/** What developers and auditors do beside the ledger's own transactions. */
export const ofDomains: readonly OnDemand[] = [
  {
    name: 'app',
    about: {
      zh: '子应用: 检查、测试、试用、发布、查看办件',
      en: 'Sub-applications: check, test, try, publish, show their cases',
    },
    load: async () => (await import('./app.js')).appCommand,
  },
  {
    name: 'index',
    about: {
      zh: '索引: 逐块核验本机构节点的账本, 写入可用 SQL 查询的数据库',
      en: 'Index: checked blocks in a database for SQL',
    },
    load: async () => (await import('../indexing/index-command.js')).indexCommand,
  },
  {
    name: 'evidence',
    about: {
      zh: '证据: 导出可离线核验的文件, 封存与比对检查点',
      en: 'Evidence: files to check offline; sealing and comparing chains',
    },
    load: async () => (await import('../evidence/evidence-command.js')).evidenceCommand,
  },
];

/** What integrators and administrators do. */
export const ofDeployment: readonly OnDemand[] = [
  {
    name: 'service-tls',
    about: {
      zh: '制作链码服务与本机构节点之间双向 TLS 的证书, 由只为此用的 CA 签发',
      en: joined(
        "Make the certificates of mutual TLS between the chaincode service and its authority's peers, under a CA for ",
        'this alone',
      ),
    },
    load: async () => (await import('../deployment/service-tls.js')).serviceTlsCommand,
  },
  {
    name: 'vault-key',
    about: {
      zh: '生成本机构链码服务加密数据所用的密钥; 丢失即无法再读, 请备份',
      en: joined(
        "Make the key that the authority's chaincode service encrypts with; what it encrypted is lost with it: keep ",
        'a backup',
      ),
    },
    load: async () => (await import('../deployment/vault-key.js')).vaultKeyCommand,
  },
  {
    name: 'package',
    about: {
      zh: '制作本机构的链码包、服务程序和 Dockerfile (内容相同则字节相同)',
      en: "Make the authority's chaincode package, its service and Dockerfile (the same bytes every time)",
    },
    load: async () => (await import('../deployment/package.js')).packageCommand,
  },
  {
    name: 'deploy',
    about: {
      zh: '部署基础链码: 安装、批准, 多数批准后提交 (可重复执行)',
      en: 'Deploy the foundation: install, approve, commit once the majority has (run it again at any time)',
    },
    load: async () => (await import('../deployment/deploy.js')).deployCommand,
  },
  {
    name: 'upgrade',
    about: { zh: '升级基础链码或其策略, 数据保留', en: 'Upgrade the foundation or its policy; the data stays' },
    load: async () => (await import('../deployment/deploy.js')).upgradeCommand,
  },
  {
    name: 'doctor',
    about: {
      zh: '检查网络: 证书、时钟、能力、策略、锚节点、链码、节点设置; 有错误或警告时退出码为 1',
      en: joined(
        'Examine the network: certificates, clocks, capabilities, policies, chaincode, settings; exits with 1 on an ',
        'error or warning',
      ),
    },
    load: async () => (await import('../deployment/doctor.js')).doctorCommand,
  },
  {
    name: 'network',
    about: {
      zh: '成员: 接纳机构、机构退出、吊销证书、加入通道',
      en: 'Membership: admit an authority, let one leave, revoke, join the channel',
    },
    load: async () => (await import('../deployment/network.js')).networkCommand,
  },
  {
    name: 'recovery-key',
    about: {
      zh: '制作恢复密钥 (age), 离线保管',
      en: 'Make the key for recovery (age), to be kept away from every machine',
    },
    load: async () => (await import('../vault/backup.js')).recoveryKeyCommand,
  },
  {
    name: 'backup',
    about: {
      zh: '备份本机构的私有集合 (封印和密文) 及密文库密钥',
      en: "Back up the authority's own collection (seals, encrypted records) and its vault keys",
    },
    load: async () => (await import('../vault/backup.js')).backupCommand,
  },
  {
    name: 'restore',
    about: {
      zh: '从备份恢复本机构的私有集合; 或只取回密文库密钥',
      en: "Restore the authority's own collection; or only take the vault keys out of the backup",
    },
    takes: '<backup>',
    load: async () => (await import('../vault/backup.js')).restoreBackupCommand,
  },
];

/**
 * The command, with its code where one of the words is its name.
 *
 * @param words of the command line; `all`: each with its code
 */
export async function onDemand(
  { name, about, takes = '', load }: OnDemand,
  session: Session,
  words: readonly string[] | 'all',
): Promise<Command> {
  const isCalled = words === 'all' || words.includes(name);
  const command = isCalled ? (await load())(session) : new Command(name).usage(takes);
  return command.description(about[session.settings.language]);
}
