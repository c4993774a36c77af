import { errorTable, joined } from '@oneplusn/errors';

/** 101-109, 119, 163: what was given to `connect`; 110-118, 160-169: reaching a peer. */
export const connectingErrors = errorTable('SDK', {
  profileUnreadable: {
    number: 101,
    message: { zh: '无法读取连接配置 {path}: {problem}', en: 'Cannot read the connection profile {path}: {problem}' },
    remedy: {
      zh: '检查路径和读取权限; 连接配置由网络管理员提供',
      en: "Check the path and your right to read it; the network's operator gives out profiles",
    },
  },
  profileMalformed: {
    number: 102,
    message: {
      zh: '连接配置 {path} 在 {field} 处不合格式: {problem}',
      en: 'The connection profile {path} is malformed at {field}: {problem}',
    },
    remedy: {
      zh: '使用网络生成的连接配置 (Fabric 通用连接配置加 x-oneplusn 一节)',
      en: 'Use the profile that the network wrote: a Fabric common connection profile with an x-oneplusn block',
    },
  },
  identityUnreadable: {
    number: 103,
    message: { zh: '无法读取身份文件 {path}: {problem}', en: 'Cannot read the identity {path}: {problem}' },
    remedy: {
      zh: '检查路径和读取权限; 身份文件只应由其本人可读',
      en: 'Check the path and your right to read it; only its owner should have that right',
    },
  },
  identityMalformed: {
    number: 104,
    message: {
      zh: '身份文件 {path} 在 {field} 处不合格式: {problem}',
      en: 'The identity {path} is malformed at {field}: {problem}',
    },
    remedy: {
      zh: '使用 Fabric 钱包格式: credentials.certificate, credentials.privateKey, mspId, type X.509',
      en: 'Use the wallet form of Fabric: credentials.certificate, credentials.privateKey, mspId, type X.509',
    },
  },
  keyMismatch: {
    number: 105,
    message: {
      zh: '身份文件 {path} 中的私钥与 {subject} 的证书不配对',
      en: 'The private key in {path} does not belong to the certificate of {subject}',
    },
    remedy: { zh: '使用签发证书时生成的私钥', en: 'Use the key that the certificate was issued for' },
  },
  identityExpired: {
    number: 106,
    message: {
      zh: '{subject} 的证书有效期为 {from} 至 {to}, 现在是 {now}',
      en: 'The certificate of {subject} is valid from {from} to {to}, and it is {now}',
    },
    remedy: {
      zh: '向本机构 CA 续期证书; 若本机时钟不准请先校准',
      en: "Renew it with your authority's CA; set this machine's clock if it is wrong",
    },
  },
  authorityNotInProfile: {
    number: 107,
    message: {
      zh: '连接配置 {path} 中没有机构 {msp} 的节点',
      en: 'The connection profile {path} has no peer of the authority {msp}',
    },
    remedy: {
      zh: '身份与连接配置应属同一机构',
      en: 'Take identity and profile of the same authority',
    },
  },
  notText: {
    number: 108,
    message: { zh: '{path} 的文字无法读取: {problem}', en: 'The text of {path} cannot be read: {problem}' },
    remedy: {
      zh: '另存为 UTF-8, 或带字节顺序标记 (BOM) 的 GB 18030 或 UTF-16',
      en: 'Save it as UTF-8, or as GB 18030 or UTF-16 with a byte order mark',
    },
  },
  signerFailed: {
    number: 109,
    message: {
      zh: '{subject} 的签名器没有给出签名: {problem}',
      en: 'The signer of {subject} gave no signature: {problem}',
    },
    remedy: {
      zh: '检查密码机或签名服务是否可达、是否已登录; 需要更长时间时放宽 deadlines 中的 sign',
      en: joined(
        'Check that its device or service can be reached and lets you in; give it longer by sign in deadlines if ',
        'it needs that',
      ),
    },
  },
  peerDown: {
    number: 110,
    message: { zh: '连接不上节点 {address}: {problem}', en: 'Cannot reach the peer {address}: {problem}' },
    remedy: {
      zh: '检查节点是否运行, 地址、端口和防火墙是否正确',
      en: 'Check that the peer runs, and address, port and firewall',
    },
  },
  tlsUntrusted: {
    number: 111,
    message: {
      zh: '节点 {address} 的 TLS 证书由 {issuer} 签发, 不在连接配置所列的根证书 {roots} 之内',
      en: "The TLS certificate of {address} was issued by {issuer}, which is not among the profile's roots: {roots}",
    },
    remedy: {
      zh: '在连接配置的 tlsCACerts 中使用该节点的 TLS 根证书 (不是身份根证书)',
      en: "Put the peer's TLS root into tlsCACerts of the profile (not the root of its identities)",
    },
  },
  tlsName: {
    number: 112,
    message: {
      zh: '节点 {address} 的 TLS 证书只对 {names} 有效, 不含 {name}',
      en: 'The TLS certificate of {address} is for {names}, not for {name}',
    },
    remedy: {
      zh: '使用证书所列名称连接, 或在 grpcOptions 中设 ssl-target-name-override',
      en: 'Connect by one of these names, or set ssl-target-name-override in grpcOptions',
    },
  },
  tlsExpired: {
    number: 113,
    message: {
      zh: '节点 {address} 的 TLS 证书有效期为 {from} 至 {to}',
      en: 'The TLS certificate of {address} is valid from {from} to {to} only',
    },
    remedy: {
      zh: '请节点管理员更换证书; 若本机时钟不准请先校准',
      en: "Let the peer's operator renew it; set this machine's clock if it is wrong",
    },
  },
  notTls: {
    number: 114,
    message: { zh: '节点 {address} 不是 TLS 服务: {problem}', en: '{address} does not speak TLS: {problem}' },
    remedy: { zh: '检查端口; 节点必须启用 TLS', en: 'Check the port; peers must have TLS switched on' },
  },
  identityRejected: {
    number: 115,
    message: {
      zh: '网络不接受 {msp} 的这一身份: {problem}',
      en: 'The network refuses this identity of {msp}: {problem}',
    },
    remedy: {
      zh: '身份可能属于另一个网络或已重建的网络: 使用与连接配置同时签发的身份; 否则确认证书未吊销、机构已加入通道',
      en: joined(
        'It may be of another network, or of one that was made anew: take the identity that came with the profile. ',
        'Else check that it is not revoked, and that the authority has joined the channel',
      ),
    },
  },
  chaincodeMissing: {
    number: 116,
    message: {
      zh: '{msp} 的节点上没有通道 {channel} 的链码 {chaincode}',
      en: 'The peers of {msp} have no chaincode {chaincode} on the channel {channel}',
    },
    remedy: {
      zh: '先部署链码, 并核对连接配置 x-oneplusn 中的通道和链码名称',
      en: 'Deploy it first; compare channel and chaincode with x-oneplusn in the profile',
    },
  },
  authorityUnavailable: {
    number: 117,
    message: { zh: '机构 {msp} 的节点暂不可用: {problem}', en: 'No peer of the authority {msp} answers: {problem}' },
    remedy: { zh: '该机构必须签署; 稍后重试或联系该机构', en: 'It must sign this: try again later, or contact it' },
  },
  ordererUnavailable: {
    number: 118,
    message: { zh: '排序服务不可用: {problem}', en: 'The ordering service cannot be reached: {problem}' },
    remedy: { zh: '稍后以同一请求编号重试', en: 'Try again later with the same request id' },
  },
  signatureWrong: {
    number: 119,
    message: {
      zh: '{subject} 的签名器给出的签名与其证书不符',
      en: 'The signer of {subject} gave a signature that does not belong to its certificate',
    },
    remedy: {
      zh: '签名器须以该证书的私钥对所给的 SHA-256 摘要直接做 ECDSA 签名 (不再散列), 返回 DER 或 r 与 s 相接的字节',
      en: joined(
        "It must sign the given SHA-256 digest as it is (without hashing again) by ECDSA with the certificate's ",
        'key, and return DER, or r and s one after the other',
      ),
    },
  },
  proxyFailed: {
    number: 160,
    message: {
      zh: '经由代理 {proxy} (取自环境变量 {variable}) 连接不上节点 {address}: {problem}',
      en: 'The proxy {proxy} (from {variable}) does not lead to the peer {address}: {problem}',
    },
    remedy: {
      zh: '更正或清除 {variable}; 若该节点无须代理, 把 {host} 加入 no_proxy (设了 no_grpc_proxy 时加入后者)',
      en: joined(
        'Correct or clear {variable}; where the peer is reached without it, add {host} to no_proxy, or to ',
        'no_grpc_proxy where that is set',
      ),
    },
  },
  channelMissing: {
    number: 162,
    message: {
      zh: '{msp} 的节点 {address} 没有加入通道 {channel}',
      en: 'The peer {address} of {msp} has not joined the channel {channel}',
    },
    remedy: {
      zh: '核对连接配置 x-oneplusn.channel 与网络的通道名; 名称无误时, 由本机构管理员执行 oneplusn network join',
      en: joined(
        "Compare x-oneplusn.channel of the profile with the network's; where it is right, the authority's ",
        'administrator runs oneplusn network join',
      ),
    },
  },
  keyEncrypted: {
    number: 163,
    message: {
      zh: '身份文件 {path} 中的私钥是加密的, 此处不支持口令',
      en: 'The private key in {path} is encrypted, and passphrases are not supported here',
    },
    remedy: {
      zh: '先解密: openssl pkcs8 -in 原私钥.pem -out 新私钥.pem (会询问口令), 将结果放入身份文件, 并设为仅本人可读 (chmod 600)',
      en: joined(
        'Decrypt it first: openssl pkcs8 -in old.pem -out new.pem (it asks for the passphrase); put the result ',
        'into the identity, for its owner alone to read (chmod 600)',
      ),
    },
  },
});
