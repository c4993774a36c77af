/**
 * The whole country as a network: the quickstart's four authorities, another ministry, and every other province of the
 * mainland.
 */
import { PROVINCIAL_DIVISIONS, sampleTopology, type Actor, type Authority, type Topology } from '@oneplusn/topology';

/** Letter codes of the mainland's provincial divisions, GB/T 2260, by their digits. */
const letters: ReadonlyMap<string, string> = new Map(
  `11 BJ,12 TJ,13 HE,14 SX,15 NM,21 LN,22 JL,23 HL,31 SH,32 JS,33 ZJ,34 AH,35 FJ,36 JX,37 SD,41 HA,42 HB,43 HN,
44 GD,45 GX,46 HI,50 CQ,51 SC,52 GZ,53 YN,54 XZ,61 SN,62 GS,63 QH,64 NX,65 XJ`
    .split(/,\s*/)
    .map((row) => row.split(' ') as [string, string]),
);

const surnames = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜'];

/** Nobody real. */
const person = (n: number, id: string, department: string, role: string): Actor => ({
  id,
  department,
  roles: [role],
  name: `${surnames[n % surnames.length] ?? ''}${role === 'steward' ? '明' : role === 'official' ? '静' : '伟'}`,
});

function province(code: string, n: number): Authority[] {
  const msp = letters.get(code.slice(0, 2));
  const name = PROVINCIAL_DIVISIONS.get(code);
  if (msp === undefined || name === undefined) return [];
  return [
    {
      ...{ msp, name, kind: 'province', division: code, peers: 1 },
      departments: [
        { path: 'data-bureau', name: { zh: '数据局', en: 'Data Bureau' } },
        { path: 'hrss', name: { zh: '人力资源和社会保障厅', en: 'Department of Human Resources and Social Security' } },
        { path: 'development-reform', name: { zh: '发展和改革委员会', en: 'Development and Reform Commission' } },
      ],
      actors: [
        person(n, 'steward', 'data-bureau', 'steward'),
        person(n + 11, 'official', 'hrss', 'official'),
        person(n + 22, 'approver', 'development-reform', 'approver'),
      ],
    },
  ];
}

const civilAffairs: Authority = {
  ...{ msp: 'MCA', name: { zh: '民政部', en: 'Ministry of Civil Affairs' }, kind: 'ministry', peers: 1 },
  departments: [{ path: 'data-office', name: { zh: '数据管理办公室', en: 'Data Office' } }],
  actors: [person(5, 'steward', 'data-office', 'steward'), person(6, 'official', 'data-office', 'official')],
};

/** How many authorities the whole country is: the committee, two ministries, 31 provinces. */
const NATIONAL = 34;

/**
 * The first so many authorities of the country, the quickstart's four before all others.
 *
 * @throws RangeError for less than those four, or more than there are
 */
export function nationalTopology(count = NATIONAL): Topology {
  if (!Number.isInteger(count) || count < 4 || count > NATIONAL)
    throw new RangeError(`机构数应为 4 至 ${NATIONAL} / the number of authorities is 4 to ${NATIONAL}: ${count}`);
  const quickstart = sampleTopology('quickstart');
  const known = new Set(quickstart.authorities.map(({ msp }) => msp));
  const provinces = [...PROVINCIAL_DIVISIONS.keys()].flatMap(province).filter(({ msp }) => !known.has(msp));
  const authorities = [...quickstart.authorities, civilAffairs, ...provinces].slice(0, count);
  return { ...quickstart, name: count === NATIONAL ? 'national' : `national-${count}`, authorities };
}
