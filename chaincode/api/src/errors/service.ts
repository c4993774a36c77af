import { errorTable, joined } from '@oneplusn/errors';

/** Errors that keep the chaincode's process from starting: it says them, and ends with 1. */
export const serviceErrors = errorTable('SERVICE', {
  committeeMissing: {
    number: 101,
    message: {
      zh: '链码服务的环境变量 ONEPLUSN_COMMITTEE 未设置',
      en: "ONEPLUSN_COMMITTEE is not set in the chaincode service's environment",
    },
    remedy: {
      zh: '设为委员会的 MSP id (各机构相同) 后再启动',
      en: 'Set it to the MSP id of the governing authority, the same at every authority, and start again',
    },
  },
  mspMissing: {
    number: 102,
    message: {
      zh: '链码服务的环境变量 CORE_PEER_LOCALMSPID 未设置',
      en: "CORE_PEER_LOCALMSPID is not set in the chaincode service's environment",
    },
    remedy: {
      zh: '设为运行本服务的机构的 MSP id 后再启动',
      en: 'Set it to the MSP id of the authority that runs this service, and start again',
    },
  },
  vaultKeysMissing: {
    number: 103,
    message: {
      zh: '链码服务的环境变量 ONEPLUSN_VAULT_KEYS 未设置',
      en: "ONEPLUSN_VAULT_KEYS is not set in the chaincode service's environment",
    },
    remedy: {
      zh: '设为本机构密文库密钥文件的路径后再启动',
      en: "Set it to the path of the file with the keys of the authority's vault, and start again",
    },
  },
  vaultKeysUnreadable: {
    number: 104,
    message: {
      zh: '无法读取 ONEPLUSN_VAULT_KEYS 所指的文件: {problem}',
      en: 'The file that ONEPLUSN_VAULT_KEYS names cannot be read: {problem}',
    },
    remedy: {
      zh: '检查路径以及服务账户的读取权限后再启动',
      en: "Check the path and that the service's account may read it, and start again",
    },
  },
  vaultKeysOpen: {
    number: 105,
    message: {
      zh: 'ONEPLUSN_VAULT_KEYS 所指的文件可被本机其他用户读取',
      en: 'The file that ONEPLUSN_VAULT_KEYS names can be read by every user of this machine',
    },
    remedy: {
      zh: '只让服务账户读取 (chmod 600) 后再启动; 若他人可能已读, 请更换密钥',
      en: joined(
        "Let the service's account alone read it (chmod 600), and start again; renew the key if others may have ",
        'read it',
      ),
    },
  },
});
