/**
 * `npm run network -- up|down|status|logs`: runs a topology in the background, on the embedded ledger or on real
 * Fabric.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { inBothLanguages } from './complaint';
import { deployChaincode } from './network/deploy';
import { down } from './network/down';
import { engineNamed } from './network/engines';
import { NetworkFolder } from './network/folder';
import { logs } from './network/logs';
import { readNamed } from './network/named';
import { status } from './network/status';
import { up } from './network/up';
import { write } from './network/write';

const usage = `用法 / usage: npm run network -- <command> [--topology FILE|quickstart|raft3|bft4|national|test-network]
  up      [--engine devnet|fabric] [--fabric-version 3.1|2.5] [--fabric-bin DIR] [--data DIR]
                                                         启动 / bring it up
                                                         --data: 内嵌账本保存在 DIR, down 后仍在
                                                         / keep the embedded ledger in DIR, also after down
          [--organizations DIR]                          Fabric 示例网络的文件写到 DIR
                                                         / write the files of Fabric's sample network there
  deploy  --chaincode DIR --name NAME [--chaincode-version 1.0] [--policy POLICY] [--collections FILE]
                                                         部署 Node 链码 / deploy a chaincode written for Node
  down    [--purge]                                      停止, 并删除账本 / stop it, and remove its ledgers
  status                                                 状态 / what runs
  logs    [PROCESS]                                      日志 / what it said
  write   --format compose|kubernetes --out DIR [--fabric-version ...] [--fabric-bin DIR]
                                                         写成容器文件 / write it as files for containers`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      topology: { type: 'string', default: 'quickstart' },
      engine: { type: 'string', default: 'devnet' },
      'fabric-version': { type: 'string' },
      'fabric-bin': { type: 'string' },
      data: { type: 'string' },
      organizations: { type: 'string' },
      chaincode: { type: 'string' },
      name: { type: 'string' },
      'chaincode-version': { type: 'string', default: '1.0' },
      policy: { type: 'string' },
      collections: { type: 'string' },
      help: { type: 'boolean', default: false },
      format: { type: 'string' },
      out: { type: 'string' },
      purge: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(usage);
  const [command, process] = positionals;
  const folder = new NetworkFolder(readNamed(values.topology).name);
  const engine = engineNamed(values.engine);
  const { data, organizations } = values;
  const options = {
    version: values['fabric-version'],
    bin: values['fabric-bin'],
    ...(data !== undefined && { data: resolve(data) }),
    ...(organizations !== undefined && { organizations: resolve(organizations) }),
  };
  switch (command) {
    case 'up':
      return up({ topology: values.topology, engine: engine.name, options }, engine, folder);
    case 'deploy':
      return deployChaincode(folder, {
        ...{ path: values.chaincode, name: values.name, version: values['chaincode-version'] },
        ...{ policy: values.policy, collections: values.collections },
      });
    case 'down':
      return down(folder, values.purge);
    case 'status':
      return status(folder);
    case 'logs':
      return logs(folder, process);
    case 'write':
      return write(readNamed(values.topology), values.format, values.out, options);
    default:
      throw new Error(usage);
  }
}

main().catch((error: unknown) => {
  console.error(inBothLanguages(error));
  process.exitCode = 1;
});
