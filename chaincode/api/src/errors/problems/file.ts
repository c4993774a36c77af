import { problemTable } from '@oneplusn/errors';

/** What keeps a program from reading a file that it was given. */
export const fileProblems = problemTable('file', {
  absent: { en: 'there is no such file', zh: '没有该文件' },
  noRight: { en: 'you may not read it', zh: '没有读取权限' },
  isFolder: { en: 'it is a folder', zh: '是一个目录' },
  isText: { en: "a file's path belongs here, not its content", zh: '此处应为文件路径, 而不是文件内容' },
  noPath: { en: 'it is not the path of a file', zh: '不是文件路径' },
  noFolder: { en: 'there is no such folder', zh: '没有该文件夹' },
  unwritable: { en: 'the system refuses it ({code})', zh: '系统拒绝写入 ({code})' },
  unreadable: { en: 'it cannot be read: {code}', zh: '无法读取: {code}' },
  notYaml: {
    en: 'neither YAML nor JSON at line {line}, column {column}',
    zh: '第 {line} 行第 {column} 列起不是 YAML 或 JSON',
  },
  neither: { en: 'neither YAML nor JSON', zh: '不是 YAML 或 JSON' },
  noPeer: { en: 'there is no such entry under peers', zh: 'peers 下没有这一项' },
  curve: { en: 'keys on the curves P-256 and P-384 are supported', zh: '只支持曲线 P-256 与 P-384 上的密钥' },
  peerUrl: {
    en: 'write it as grpcs://host:port, an address of IPv6 as grpcs://[::1]:7051',
    zh: '应写作 grpcs://主机:端口, IPv6 地址写作 grpcs://[::1]:7051',
  },
  peerPlain: {
    en: 'grpc:// is without TLS, and peers are reached by TLS only: write it as grpcs://host:port',
    zh: 'grpc:// 不使用 TLS, 而节点只能经 TLS 连接: 应写作 grpcs://主机:端口',
  },
  otherEncoding: { en: 'it is not {said} text, and seems to be {encoding}', zh: '不是 {said} 文本, 看来是 {encoding}' },
  noEncoding: { en: 'it is not {said} text, nor of any encoding known here', zh: '不是 {said} 文本, 也认不出其编码' },
  damaged: { en: 'it is {said} text with damaged bytes', zh: '是 {said} 文本, 但有损坏的字节' },
  marked: {
    en: 'it begins with the mark of {encoding}, but {said} is said',
    zh: '开头是 {encoding} 的标记, 却指定了 {said}',
  },
  lost: {
    en: 'line {line} holds U+FFFD: characters were lost when it was converted before',
    zh: '第 {line} 行含 U+FFFD: 此前转换编码时已丢失字符',
  },
});
