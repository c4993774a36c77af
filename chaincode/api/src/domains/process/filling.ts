/** What a filled form is handed over as: with an action, or as a case begins. */
import * as v from 'valibot';
import { FieldName, Fields } from '../../dataset/schema';
import { errors } from '../../errors';
import { grantRefusals } from '../../errors/grant-refusals';
import { field } from '../../fields/field';
import { limits } from '../../fields/limits';
import { list, text } from '../../values/scalars';
import { Declarations, Openings, allFetched } from './origin-shapes';

/** What of it stands on the ledger. */
export const filledOpenings = {
  openings: v.optional(
    field(Openings, {
      en: 'Under which openings the form was filled; absent where nothing was opened for it.',
      zh: '表单据以填写的各次调阅; 未作调阅的没有此项。',
      example: [{ at: 0, opening: 'MHRSS/o-gd-5e0c61d9ab4287f3' }],
    }),
  ),
};

/** For whom a portal acts; the ledger never sees it, the vault keeps it. */
export const residentId = field(text(64), {
  en: 'By what the portal knows the resident, such as an identity number; on the ledger stands a pseudonym only.',
  zh: '门户据以识别居民的标识, 如公民身份号码。不上链: 办件中只有假名。',
  example: 'portal-48213',
});

/** Whom a look is for, where it is a portal's. */
export const forResident = v.object({ resident: v.optional(residentId) });

/** What of it only the own authority sees. */
export const filledFields = {
  fields: v.optional(
    field(Fields, {
      en: 'What a person filled in, corrections included; absent where the action asks for none.',
      zh: '由人填写的内容, 含更正; 不需表单的没有此项。',
    }),
  ),
  fetched: v.optional(
    field(allFetched, {
      en: 'What the fetches of the form brought, each with its proof; the values are taken from there.',
      zh: '表单各项调取的结果, 各附证明; 各值由此取得。',
    }),
  ),
  declared: v.optional(
    field(Declarations, {
      en: 'For which fetched fields the person speaks in place of the state, and why.',
      zh: '哪些应调取的信息项由填写人自行申报, 以及原因。',
      example: { address: { why: 'corrected', reason: 'moved in May' } },
    }),
  ),
  groups: v.optional(
    field(v.pipe(v.record(FieldName, list(Fields, limits.groupRows)), v.maxEntries(limits.groups)), {
      en: 'The rows of its groups, by the name of each group; absent where there are none.',
      zh: '各组填写的行, 以组的名称为键; 没有的不填。',
      example: { employers: [{ name: 'Corner Canteen', months: 12 }] },
    }),
  ),
  resident: v.optional(residentId),
};

/** What a filled form can be refused for. */
export const formErrors = [
  errors.process.formInvalid,
  errors.process.noForm,
  errors.process.fieldFetched,
  errors.process.fetchedMisfit,
  errors.process.declaredWrong,
  errors.process.fetchUnknown,
  errors.ledger.sealBroken,
  errors.ledger.notYetHere,
  errors.access.openingUnknown,
  errors.access.openingDenied,
  errors.access.openingExpired,
  errors.access.openingNotYours,
  errors.access.otherDepartment,
  errors.access.keysDiffer,
  ...grantRefusals,
  errors.access.fieldNotGranted,
  errors.access.purposeDiffers,
  errors.access.notShared,
  errors.access.datasetRetired,
  errors.catalog.retired,
  errors.records.invalid,
] as const;
