import { errorTable } from '@oneplusn/errors';

/** Codes `CREATE-1xx` are stable for ever. */
export const createErrors = errorTable('CREATE', {
  nameUnfit: {
    number: 101,
    message: {
      zh: '{name} 不能作为应用的名称',
      en: '{name} cannot be the name of an app',
    },
    remedy: {
      zh: '用小写字母、数字和连字符, 以字母开头, 2 至 40 个字符, 例如 residence-letter',
      en: 'Use small letters, digits and hyphens, beginning with a letter, 2 to 40 of them: residence-letter, say',
    },
  },
  folderTaken: {
    number: 102,
    message: { zh: '文件夹 {folder} 中已有文件', en: 'There are files in the folder {folder} already' },
    remedy: { zh: '换一个名称; 其中的文件未作改动', en: 'Take another name: nothing in it was touched' },
  },
  folderUnusable: {
    number: 103,
    message: { zh: '无法写入 {folder}: {problem}', en: 'Cannot write into {folder}: {problem}' },
    remedy: { zh: '检查路径与权限', en: 'Check the path, and your right to it' },
  },
});
