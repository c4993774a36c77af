import fc from 'fast-check';
import { fold, gramsOf, isSign, isSingle, runsOf, textOf } from './text';

describe('text', () => {
  it('folds full-width forms and Latin capitals, and nothing else', () => {
    expect(fold('ＡＩ（视频）GIS')).toBe('ai(视频)gis');
    expect(fold('ÄÖ İ')).toBe('ÄÖ İ');
  });

  it('splits at everything that is neither Chinese nor Latin, and leaves out bare numbers', () => {
    expect(runsOf('2026年3D地图, 5G基站-监测')).toEqual(['年', '3d', '地图', '5g', '基站', '监测']);
  });

  it('gives single Chinese characters and pairs, never a pair across a boundary', () => {
    expect(gramsOf('停车、AI').map(textOf)).toEqual(['停', '停车', '车', 'ai']);
  });

  it('writes every gram back as the text it came from', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const folded = fold(text);
        return gramsOf(text).every((gram) => folded.includes(textOf(gram)) && gram > 0 && gram < 2 ** 32);
      }),
    );
  });

  it('takes a Chinese character or a Latin pair for a sign', () => {
    expect(gramsOf('停车ai').filter(isSign).map(textOf)).toEqual(['停', '车', 'ai']);
    expect(gramsOf('停车').filter(isSingle).map(textOf)).toEqual(['停', '车']);
  });
});
