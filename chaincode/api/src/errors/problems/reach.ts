import { problemTable } from '@oneplusn/errors';

/** What keeps a program from reaching another over the network. */
export const reachProblems = problemTable('reach', {
  silent: { en: 'no answer within {ms} ms', zh: '{ms} 毫秒内未答复' },
  refused: { en: 'nobody listens at that port (ECONNREFUSED)', zh: '该端口无人监听 (ECONNREFUSED)' },
  noHost: { en: 'the name {host} cannot be resolved ({code})', zh: '无法解析主机名 {host} ({code})' },
  noWay: { en: 'there is no route to it ({code})', zh: '没有通往它的路由 ({code})' },
  hungUp: { en: 'it hung up ({code})', zh: '对方中断了连接 ({code})' },
  lost: { en: 'the connection was lost, and there is no other', zh: '连接已中断, 无法重新建立' },
  answered: { en: 'it answered CONNECT with {status}', zh: '对 CONNECT 答复 {status}' },
  noOrderer: { en: 'the channel names no orderer', zh: '通道没有指明排序节点' },
  ofNode: { en: 'the node {address}: {problem}', zh: '节点 {address}: {problem}' },
  notJoined: { en: 'it has not joined this channel', zh: '尚未加入该通道' },
  noCertificate: { en: 'it shows no certificate', zh: '未出示证书' },
  viaProxy: {
    en: 'through the proxy {proxy} (from {variable}): {problem}',
    zh: '经由代理 {proxy} (取自 {variable}): {problem}',
  },
  ignoredProxy: {
    en: '{problem}; the proxy in {variable} is not used: gRPC takes http:// only',
    zh: '{problem}; {variable} 中的代理未被使用: gRPC 只支持 http:// 代理',
  },
});
