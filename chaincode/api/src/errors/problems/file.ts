/** What keeps a program from reading a file that it was given. */
export const fileProblems = {
  absent: { en: 'there is no such file', zh: '没有该文件' },
  noRight: { en: 'you may not read it', zh: '没有读取权限' },
  isFolder: { en: 'it is a folder', zh: '是一个目录' },
  notYaml: {
    en: 'neither YAML nor JSON at line {line}, column {column}',
    zh: '第 {line} 行第 {column} 列起不是 YAML 或 JSON',
  },
  peerUrl: { en: 'write it as grpcs://host:port', zh: '应写作 grpcs://主机:端口' },
} as const;
