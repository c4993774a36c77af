import type { Rule } from '../rule';

const day = 86_400_000;
/** Renewing takes an authority's CA, its administrators and a restart: a month is soon. */
const soon = 30 * day;
/** Foundation endorsers refuse transactions whose time is far from their own clock. */
const apart = 60_000;

const dateOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

export const certificateRules: readonly Rule[] = [
  {
    code: 'DOCTOR-101',
    severity: 'error',
    what: { zh: '{of} 的证书已于 {to} 过期 ({subject})', en: 'The certificate of {of} expired on {to} ({subject})' },
    why: { zh: '其持有者的连接或签名会被拒绝', en: 'Connections or signatures of its holder are refused' },
    change: {
      zh: '由其 CA 重新签发并更换; 若为根证书, 须更新通道配置中的 MSP',
      en: 'Have its CA issue another and put it in place; for a root, update the MSP in the channel configuration',
    },
    cases: ({ certificates, now }) =>
      certificates.filter(({ to }) => to < now).map(({ of, subject, to }) => ({ of, subject, to: dateOf(to) })),
  },
  {
    code: 'DOCTOR-102',
    severity: 'warning',
    what: {
      zh: '{of} 的证书将在 {days} 天后过期 ({subject})',
      en: 'The certificate of {of} expires in {days} days ({subject})',
    },
    why: { zh: '过期当天该部分即停止工作', en: 'On that day this part of the network stops' },
    change: { zh: '现在就安排重新签发', en: 'Have it issued anew now' },
    cases: ({ certificates, now }) =>
      certificates
        .filter(({ to }) => to >= now && to < now + soon)
        .map(({ of, subject, to }) => ({ of, subject, days: Math.floor((to - now) / day) })),
  },
  {
    code: 'DOCTOR-103',
    severity: 'error',
    what: {
      zh: '{of} 的证书要到 {from} 才生效 ({subject})',
      en: 'The certificate of {of} is not valid before {from} ({subject})',
    },
    why: { zh: '签发时的时钟或本机时钟有误', en: 'The clock of its issuer or of this machine is wrong' },
    change: { zh: '校准时钟 (NTP), 必要时重新签发', en: 'Set the clocks (NTP); issue it anew where needed' },
    cases: ({ certificates, now }) =>
      certificates
        .filter(({ from }) => from > now)
        .map(({ of, subject, from }) => ({ of, subject, from: new Date(from).toISOString() })),
  },
  {
    code: 'DOCTOR-104',
    severity: 'error',
    what: {
      zh: '节点 {address} 的时钟与本机相差 {seconds} 秒',
      en: "The clock of the peer {address} is {seconds} s away from this machine's",
    },
    why: {
      zh: '交易时间由客户端设定, 背书方拒绝与自身时钟相差过大的交易',
      en: 'Clients set the time of transactions, and endorsers refuse a time far from their own',
    },
    change: { zh: '在各机器上启用 NTP', en: 'Keep the machines on NTP' },
    cases: ({ peers }) =>
      peers
        .filter(({ ahead = 0 }) => Math.abs(ahead) > apart)
        .map(({ address, ahead = 0 }) => ({ address, seconds: Math.round(ahead / 1000) })),
  },
];
