import * as v from 'valibot';
import { errors } from '../../errors';
import { field } from '../../fields/field';
import { nothingMore } from '../../fields/nothing';
import { transaction } from '../../transaction';
import { FactId, Hash, LocalName, list, text } from '../../values/scalars';

/** A call that is signed alone keeps its receipt in the vault, where it is given a request id. */
const receiptErrors = [errors.vault.noKey, errors.vault.notPrepared, errors.vault.wrongKey] as const;

/** Whom an authority turns away, or lets act again, by its own word alone. */
const administrators = v.optional(
  field(list(LocalName, 100), {
    en: "Administrators, by the last part of their ids: `chief` is `GD/admin/chief`. Their certificates' names say it.",
    zh: '管理员, 填其编号的最后一段: `chief` 即 `GD/admin/chief`, 取自其证书的名称。',
    example: ['chief'],
  }),
  [],
);
const certificates = v.optional(
  field(list(Hash, 100), {
    en: 'Single certificates, by the SHA-256 of their DER: a key that was lost, a certificate that the CA revoked.',
    zh: '单张证书, 填其 DER 编码的 SHA-256: 私钥遗失的, 或已被 CA 吊销的。',
    example: ['9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'],
  }),
  [],
);
const written = v.object({
  ids: field(list(FactId, 300), {
    en: 'All whose standing was marked by this call, as `registry.standing` knows them.',
    zh: '本次调用所标记的全部对象, 可用 `registry.standing` 查询。',
    example: ['GD/admin/chief'],
  }),
});
const why = field(text(400), {
  en: 'Why it is done. It stands in the block, and nowhere else.',
  zh: '办理的理由, 只留在区块中。',
  example: 'Key lost on 12 March',
  exampleZh: '3 月 12 日私钥遗失',
});
const marks = {
  en: "A mark for each in the authority's own collection, which nobody else can write or hold shut; no fact.",
  zh: '为每个对象在本机构集合中写入一个标记, 他人不能改写或阻断; 不写入事实。',
};

export const suspend = transaction({
  name: 'registry.suspend',
  kind: 'submit',
  summary: {
    zh: '停用本机构的人员、管理员或证书',
    en: "Suspend people, administrators or certificates of one's authority",
  },
  about: {
    en:
      "The authority's own signature is enough, and it takes effect with the commit. People come back by " +
      '`registry.enrol`.',
    zh: '只需本机构签名, 上链即生效。人员经 `registry.enrol` 恢复。',
  },
  requires: {
    en: 'That somebody is named, but neither the caller nor the certificate that is called with.',
    zh: '至少写明一个对象, 且不含调用方本人及其正在使用的证书。',
  },
  emits: marks,
  signers: ['caller'],
  callers: ['administrator'],
  repeatable: true,
  input: v.object({
    actors: v.optional(
      field(list(LocalName, 100), {
        en: 'Officials and others who work there, by their enrolment ids: `li` is `GD/li`.',
        zh: '经办人等工作人员, 填其登记号: `li` 即 `GD/li`。',
        example: ['li'],
      }),
      [],
    ),
    administrators,
    certificates,
    reason: why,
  }),
  output: written,
  errors: [errors.registry.suspendsItself, errors.registry.motionUnfit, ...receiptErrors],
});

export const resume = transaction({
  name: 'registry.resume',
  kind: 'submit',
  summary: { zh: '恢复本机构的管理员或证书', en: "Let administrators or certificates of one's authority act again" },
  requires: { en: 'That somebody is named.', zh: '至少写明一个对象。' },
  emits: marks,
  signers: ['caller'],
  callers: ['administrator'],
  repeatable: true,
  input: v.object({ administrators, certificates, reason: why }),
  output: written,
  errors: [errors.registry.motionUnfit, ...receiptErrors],
});

export const standing = transaction({
  name: 'registry.standing',
  kind: 'evaluate',
  summary: {
    zh: '查询人员、管理员或证书是否已停用',
    en: 'Whether a person, an administrator or a certificate is suspended',
  },
  requires: nothingMore,
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({
    id: field(FactId, {
      en: 'Who is meant: `GD/li`, `GD/admin/chief`, or `GD/certificate/` and the SHA-256 of its DER.',
      zh: '指谁: `GD/li`, `GD/admin/chief`, 或 `GD/certificate/` 加证书 DER 编码的 SHA-256。',
      example: 'GD/admin/chief',
    }),
  }),
  output: v.object({
    suspended: field(v.boolean(), {
      en:
        "True where its authority turns it away, by the mark in the authority's own collection. False says no more " +
        'than that.',
      zh: 'true 表示所属机构已将其停用, 以该机构集合中的标记为准。false 仅表示没有停用。',
      example: false,
    }),
  }),
  errors: [],
});
