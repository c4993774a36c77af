import { errorTable, joined } from '@oneplusn/errors';

/** What can go wrong with deploying. Codes `DEPLOY-1xx` are stable for ever. */
export const deploymentErrors = errorTable('DEPLOY', {
  peerUnreachable: {
    number: 101,
    message: { zh: '无法连接节点 {address}: {problem}', en: 'Cannot reach the peer {address}: {problem}' },
    remedy: {
      zh: '检查连接配置中的地址和 TLS 根证书, 以及节点是否在运行',
      en: 'Check the address and the TLS roots in the profile, and that the peer runs',
    },
  },
  peerRefused: {
    number: 102,
    message: { zh: '节点 {address} 拒绝 {what}: {problem}', en: 'The peer {address} refuses {what}: {problem}' },
    remedy: {
      zh: '安装和批准须用本机构管理员的身份; 其余按节点所说处理',
      en: joined(
        "Installing and approving need the identity of an administrator of the peer's own authority; else do as ",
        'the peer says',
      ),
    },
  },
  notCommitted: {
    number: 103,
    message: { zh: '{what} 未能上链: {problem}', en: '{what} did not get onto the channel: {problem}' },
    remedy: {
      zh: '再次执行同一命令: 已完成的步骤会跳过',
      en: 'Run the same command again: what is done already is left alone',
    },
  },
  badPackage: {
    number: 104,
    message: { zh: '{file} 不是链码包: {problem}', en: '{file} is no chaincode package: {problem}' },
    remedy: { zh: '用 oneplusn package 生成', en: 'Write one with oneplusn package' },
  },
  badPolicy: {
    number: 105,
    message: { zh: '背书策略 {policy} 不合格式: {problem}', en: 'The policy {policy} is malformed: {problem}' },
    remedy: {
      zh: "例如 OutOf(2,'GD.peer','ZJ.peer','MHRSS.peer')",
      en: "Write it like OutOf(2,'GD.peer','ZJ.peer','MHRSS.peer')",
    },
  },
  notAMember: {
    number: 106,
    message: { zh: '{msp} 不是通道 {channel} 的成员', en: '{msp} is no member of the channel {channel}' },
    remedy: {
      zh: '先由各机构用 oneplusn network add-authority 接纳该机构',
      en: 'The authorities must first admit it with oneplusn network add-authority',
    },
  },
  needsUpgrade: {
    number: 107,
    message: {
      zh: '通道上已有 {name} {found} (第 {sequence} 版定义), 包中是 {wanted}',
      en: 'The channel has {name} {found} (sequence {sequence}), the package holds {wanted}',
    },
    remedy: { zh: '用 oneplusn upgrade 升级', en: 'Upgrade it with oneplusn upgrade' },
  },
  nothingToUpgrade: {
    number: 108,
    message: { zh: '通道上没有 {name}', en: 'There is no {name} on the channel' },
    remedy: { zh: '先用 oneplusn deploy 部署', en: 'Deploy it first, with oneplusn deploy' },
  },
  downgrade: {
    number: 109,
    message: {
      zh: '不能从 {name} {found} 退回 {wanted}',
      en: '{name} {found} is not taken back to {wanted}',
    },
    remedy: {
      zh: '旧版本可能读不懂新版本写下的数据: 请用更高的版本号打包',
      en: 'An older version may not read what a newer one wrote: package a higher version',
    },
  },
  otherCommittee: {
    number: 110,
    message: {
      zh: '包是为 {wanted} 主管的网络制作的, 此网络由 {found} 主管',
      en: 'The package was made for a network that {wanted} governs; here it is {found}',
    },
    remedy: {
      zh: '主管机构是全部名称的根, 不能更换: 按此网络的连接配置重新打包',
      en: 'Who governs is the root of all names and cannot change: package it again with the profile of this network',
    },
  },
  otherPolicy: {
    number: 111,
    message: {
      zh: '通道上 {name} 的背书策略是 {found}, 给出的是 {wanted}',
      en: 'The policy of {name} on the channel is {found}, {wanted} was given',
    },
    remedy: {
      zh: '去掉 --policy, 或用 oneplusn upgrade 更换策略',
      en: 'Leave --policy out, or change the policy with oneplusn upgrade',
    },
  },
  otherName: {
    number: 112,
    message: {
      zh: '包中是 {found}, 连接配置要求 {wanted}',
      en: 'The package holds {found}, the profile names {wanted}',
    },
    remedy: {
      zh: '链码名称须与连接配置的 x-oneplusn.chaincode 一致',
      en: "The chaincode's name must be the profile's x-oneplusn.chaincode",
    },
  },
  folderTaken: {
    number: 113,
    message: { zh: '{folder} 中有别的内容: {holds}', en: '{folder} holds other things: {holds}' },
    remedy: { zh: '用 --out 另选一个文件夹', en: 'Name another folder with --out' },
  },
  badTls: {
    number: 114,
    message: { zh: '链码服务的 TLS 文件不可用: {problem}', en: "The service's TLS files cannot be used: {problem}" },
    remedy: {
      zh: '用 oneplusn service-tls --host <--address 中的主机名> --out <文件夹> 生成, 以 --tls 给出该文件夹',
      en: joined(
        'Make them with oneplusn service-tls --host <the host in --address> --out <folder>, and name that folder ',
        'with --tls',
      ),
    },
  },
  noFoundation: {
    number: 115,
    message: { zh: '{place} 没有安装 @oneplusn/foundation', en: '@oneplusn/foundation is not installed in {place}' },
    remedy: {
      zh: '先 npm install @oneplusn/foundation, 或用 --foundation 指出其文件夹',
      en: 'npm install @oneplusn/foundation first, or name its folder with --foundation',
    },
  },
  memberAlready: {
    number: 116,
    message: { zh: '{msp} 已是通道 {channel} 的成员', en: '{msp} is a member of the channel {channel} already' },
    remedy: { zh: '无须再次接纳', en: 'There is nothing to do' },
  },
  badUpdate: {
    number: 117,
    message: { zh: '{file} 不能用作配置更新: {problem}', en: '{file} cannot be used as an update: {problem}' },
    remedy: {
      zh: '使用 oneplusn network add-authority 或 remove-authority 写出并经签署的文件',
      en: 'Use the file that oneplusn network add-authority or remove-authority wrote, and its signed copies',
    },
  },
  badMspFolder: {
    number: 118,
    message: { zh: '{folder} 不是 MSP 文件夹: {problem}', en: '{folder} is no MSP folder: {problem}' },
    remedy: {
      zh: '其中应有 cacerts, tlscacerts 和含 NodeOUs 的 config.yaml; 不需要私钥',
      en: 'It should hold cacerts, tlscacerts and config.yaml with NodeOUs; no keys are needed',
    },
  },
  noOrderer: {
    number: 119,
    message: { zh: '没有排序节点应答: {problem}', en: 'No orderer answers: {problem}' },
    remedy: {
      zh: '检查本机能否连接通道配置中的排序节点',
      en: "See whether this machine reaches the orderers that the channel's configuration names",
    },
  },
  updateRefused: {
    number: 120,
    message: { zh: '排序服务拒绝配置更新: {problem}', en: 'The ordering service refuses the update: {problem}' },
    remedy: {
      zh: '多半是签名未过半数 (再用 oneplusn network sign 签署), 或通道配置已变 (须重新制作)',
      en: joined(
        'Most likely no majority has signed yet (oneplusn network sign), or the configuration has changed since ',
        '(make it anew)',
      ),
    },
  },
  channelMissing: {
    number: 121,
    message: {
      zh: '节点 {address} 没有加入通道 {channel}',
      en: 'The peer {address} has not joined the channel {channel}',
    },
    remedy: {
      zh: '核对连接配置 x-oneplusn.channel 与网络的通道名; 名称无误时, 由其机构的管理员执行 oneplusn network join',
      en: joined(
        "Compare x-oneplusn.channel of the profile with the network's; where it is right, an administrator of its ",
        'authority runs oneplusn network join',
      ),
    },
  },
  notAdministrator: {
    number: 122,
    message: {
      zh: '节点 {address} 拒绝 {what}: 所用身份不是其机构的管理员',
      en: "The peer {address} refuses {what}: this identity is no administrator of the peer's authority",
    },
    remedy: {
      zh: '改用本机构管理员的身份 (证书中 OU=admin), 如 --as 机构/admin, 或 --identity',
      en: joined(
        "Use the identity of your authority's administrator (OU=admin in its certificate), such as --as ",
        'AUTHORITY/admin, or --identity',
      ),
    },
  },
  noOtherPeer: {
    number: 123,
    message: {
      zh: '连接配置中没有其他机构的节点, 无处取得通道 {channel} 的首个区块',
      en: 'The profile names no peer of another authority, to ask for the first block of the channel {channel}',
    },
    remedy: {
      zh: '在连接配置的 organizations 和 peers 中补上一个已在通道上的机构及其节点',
      en: 'Add an authority that is on the channel to organizations of the profile, and a peer of it to peers',
    },
  },
  keysThere: {
    number: 131,
    message: { zh: '{path} 已存在', en: '{path} is there already' },
    remedy: {
      zh: '用 --out 另选位置: 密钥不会被覆盖, 被覆盖的密钥所加密的内容无法再读',
      en: joined(
        'Name another place with --out: keys are never overwritten, since what they have encrypted could never be ',
        'read again',
      ),
    },
  },
  notWritten: {
    number: 132,
    message: { zh: '无法写入 {path}: {problem}', en: 'Cannot write {path}: {problem}' },
    remedy: {
      zh: '检查写入权限和剩余空间; 没有留下半成品',
      en: 'Check the right to write and the space left; nothing was left behind',
    },
  },
  badVaultKeys: {
    number: 133,
    message: { zh: '{file} 不是密钥文件: {problem}', en: '{file} is no file of vault keys: {problem}' },
    remedy: {
      zh: '首次部署用 oneplusn vault-key --out <文件> 生成; 账本上已有数据时用原来的文件或其备份',
      en: joined(
        'Make one with oneplusn vault-key --out FILE before the first deployment; once there is data, use the same ',
        'file or its backup',
      ),
    },
  },
  openToOthers: {
    number: 134,
    message: { zh: '其他用户可以读取密钥文件 {file}', en: 'Others on this machine can read the key file {file}' },
    remedy: {
      zh: 'chmod 600 {file}; 若他人可能读过, 应更换密钥',
      en: 'chmod 600 {file}; replace the key if others may have read it',
    },
  },
  badCollections: {
    number: 135,
    message: {
      zh: '{file} 不是私有数据集合的配置: {problem}',
      en: '{file} is no configuration of private data collections: {problem}',
    },
    remedy: {
      zh: '按 Fabric 的 collections_config.json 格式书写: 一个列表, 每项有 name 和 policy',
      en: "Write it as Fabric's collections_config.json: a list, each entry with name and policy",
    },
  },
  badRevocations: {
    number: 141,
    message: { zh: '不能用这份吊销列表: {problem}', en: 'This revocation list cannot be used: {problem}' },
    remedy: {
      zh:
        '由本机构的 CA 签发: oneplusn network revoke --certificate <文件> --ca <文件> --ca-key <文件>; 用 Fabric CA 的, 以其 gencrl ' +
        '生成后用 --list 给出',
      en:
        'Have the CA of your authority sign it: oneplusn network revoke --certificate FILE --ca FILE --ca-key ' +
        'FILE; with Fabric CA, make it with gencrl and name it with --list',
    },
  },
  notIssued: {
    number: 142,
    message: {
      zh: '{file} 不是由 {ca} 签发的证书',
      en: '{file} is no certificate that {ca} has issued',
    },
    remedy: {
      zh: '给出签发该证书的 CA 的证书与私钥; 只有它的吊销列表对该证书有效',
      en: 'Give the certificate and key of the CA that has issued it: only its list revokes that certificate',
    },
  },
});
