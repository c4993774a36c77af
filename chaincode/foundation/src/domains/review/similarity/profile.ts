import { fullNames, shortNames } from './regions';
import { stockFunction, stockPhrase, stockSentence, stockTitle } from './stock';
import { fold } from './text';

/** What the review compares: a project or system in words. A stored system or application is one. */
export interface Profile {
  readonly title: string;
  readonly domain?: string | undefined;
  readonly region?: string | undefined;
  readonly functions: readonly string[];
  readonly positioning: string;
  readonly description: string;
}

/** The fields that are compared, each as the pieces of text that are left of it. */
export interface Fields {
  readonly title: readonly string[];
  readonly functions: readonly string[];
  readonly positioning: readonly string[];
  readonly description: readonly string[];
}
export type FieldName = keyof Fields;
export const fieldNames = ['title', 'functions', 'positioning', 'description'] as const;

const full = new RegExp(fullNames.join('|'), 'g');
// A county or district after the region; 社区, 园区, 景区 and the like name what the project is about.
const district = '(?:(?!.{0,3}[社园景校库灾小片辖山牧林矿港厂站病]区)[\\u4e00-\\u9fff]{1,3}[区县旗])?';
// The organisation that a title begins with, after its region: 广东省[人力资源和社会保障厅]...
const organisation = '(?:[\\u4e00-\\u9fff]{2,16}?(?:委员会|办公室|厅|局|委|医院|大学|学院|公司|集团))?';
const places = [...fullNames, ...shortNames].join('|');
const leading = new RegExp(`^[\\s\\d年度(（【关于]*(?:${places})+[省市区县州]?${district}${organisation}`);

/** Takes out what says where and for whom, and stock wording. The rest is what the project does. */
export function fieldsOf(profile: Profile): Fields {
  const region = fold(profile.region ?? '');
  const placeless = (text: string): string => {
    const shorter = fold(text).replace(leading, ' ').replace(full, ' ');
    return region.length >= 2 ? shorter.split(region).join(' ') : shorter;
  };
  return {
    title: [placeless(profile.title).replace(stockTitle, ' ')],
    functions: profile.functions.map(fold).filter((name) => !stockFunction.test(name)),
    positioning: [placeless(profile.positioning).replace(stockPhrase, ' ')],
    description: sentences(profile.description)
      .map(placeless)
      .filter((sentence) => !stockSentence.test(sentence))
      .map((sentence) => sentence.replace(stockPhrase, ' ')),
  };
}

function sentences(text: string): string[] {
  return text.split(/[。！？；;!?\n]+/).filter((sentence) => sentence.length > 0);
}
