import { PROVINCIAL_DIVISIONS } from './divisions';
import type { Draft, DraftAuthority } from './draft';
import { ADMIN_ID, domainOf, ORDERER_MSP } from './node-names';
import { problems, type Description } from './problems';

/** A place in the file: field names and list positions. */
export type Path = readonly (string | number)[];

/** A broken rule and the field to blame. */
export interface Finding {
  path: Path;
  description: Description;
}

/** Checks what concerns several fields at once. Fields that are missing or of a wrong type are not spoken of again. */
export function* checkRules(draft: Draft): Generator<Finding> {
  yield* checkChannels(draft);
  yield* checkCommittee(draft);
  yield* checkAuthorities(draft.authorities);
  yield* checkConsensus(draft);
  const { signatures, authorities, absoluteMaxBytes = Infinity, preferredMaxBytes = 0 } = draft;
  if (signatures !== undefined && authorities.length > 0 && signatures > authorities.length) {
    yield { path: ['chaincode', 'signatures'], description: problems.signatures(signatures, authorities.length) };
  }
  if (preferredMaxBytes > absoluteMaxBytes) {
    yield { path: ['batch', 'preferredMaxBytes'], description: problems.batchSizes() };
  }
}

function* checkChannels({ channel, channels, authorities }: Draft): Generator<Finding> {
  const known = authorities.flatMap(({ msp }) => msp ?? []);
  const taken = new Set([channel]);
  for (const [index, { name, authorities: members }] of channels.entries()) {
    const path = ['channels', index];
    if (name !== undefined && taken.has(name))
      yield { path: [...path, 'name'], description: problems.duplicateChannel(name) };
    taken.add(name);
    for (const [place, msp] of members.entries())
      if (msp !== undefined && !known.includes(msp))
        yield { path: [...path, 'authorities', place], description: problems.unknownMember(msp, known) };
  }
}

function* checkCommittee({ committee, authorities }: Draft): Generator<Finding> {
  if (committee === undefined) return;
  if (authorities.length > 0 && !authorities.some(({ msp }) => msp === committee)) {
    yield { path: ['committee'], description: problems.unknownCommittee(committee) };
  }
  for (const [index, { msp, kind }] of authorities.entries()) {
    if (msp === undefined || kind === undefined) continue;
    if ((msp === committee) !== (kind === 'committee')) {
      yield { path: ['authorities', index, 'kind'], description: problems.committeeKind(msp, committee) };
    }
  }
}

function* checkAuthorities(authorities: readonly DraftAuthority[]): Generator<Finding> {
  const msps = new Set<string>();
  const domains = new Set<string>();
  const ports = new Set<number>();
  const divisions = new Set<string>();
  for (const [index, authority] of authorities.entries()) {
    const path = ['authorities', index];
    const { msp } = authority;
    if (msp !== undefined) {
      // Node names and folders are the MSP id in lower case.
      const key = msp.toLowerCase();
      if (msps.has(key)) yield { path: [...path, 'msp'], description: problems.duplicateMsp(msp) };
      msps.add(key);
      if (key === ORDERER_MSP.toLowerCase()) {
        const owner = { zh: '排序节点的组织', en: 'the organisation of the orderers' };
        yield { path: [...path, 'msp'], description: problems.reserved(msp, owner) };
      }
    }
    yield* checkPlace(path, authority, { domains, ports });
    yield* checkDivision(path, authority, divisions);
    yield* checkDepartments(path, authority);
    yield* checkActors(path, authority);
  }
}

/** Peers of two authorities must differ in their names and ports. */
function* checkPlace(
  path: Path,
  { msp, domain, port }: DraftAuthority,
  taken: { readonly domains: Set<string>; readonly ports: Set<number> },
): Generator<Finding> {
  if (msp !== undefined) {
    const own = domainOf({ msp, domain });
    const field = domain === undefined ? 'msp' : 'domain';
    if (taken.domains.has(own)) yield { path: [...path, field], description: problems.duplicateDomain(own) };
    taken.domains.add(own);
  }
  if (port === undefined) return;
  if (taken.ports.has(port)) yield { path: [...path, 'port'], description: problems.duplicatePort(port) };
  taken.ports.add(port);
}

function* checkDivision(path: Path, authority: DraftAuthority, taken: Set<string>): Generator<Finding> {
  const { kind, division } = authority;
  if (kind !== 'province') return;
  const at = [...path, 'division'];
  if (division === undefined || !PROVINCIAL_DIVISIONS.has(division)) {
    yield { path: at, description: problems.division(division) };
  } else {
    if (taken.has(division)) yield { path: at, description: problems.duplicateDivision(division) };
    taken.add(division);
  }
}

function* checkDepartments(path: Path, { departments }: DraftAuthority): Generator<Finding> {
  const seen = new Set<string>();
  for (const [index, department] of departments.entries()) {
    if (department.path === undefined) continue;
    if (seen.has(department.path)) {
      yield {
        path: [...path, 'departments', index, 'path'],
        description: problems.duplicateDepartment(department.path),
      };
    }
    seen.add(department.path);
  }
}

function* checkActors(path: Path, { departments, actors }: DraftAuthority): Generator<Finding> {
  const known = departments.flatMap((department) => department.path ?? []);
  const seen = new Set<string>();
  for (const [index, { id, department, roles }] of actors.entries()) {
    const at = [...path, 'actors', index];
    if (id !== undefined) {
      if (seen.has(id)) yield { path: [...at, 'id'], description: problems.duplicateActor(id) };
      seen.add(id);
      if (id === ADMIN_ID) yield { path: [...at, 'id'], description: problems.reserved(id, adminCertificate) };
    }
    if (department !== undefined && !known.includes(department)) {
      yield { path: [...at, 'department'], description: problems.unknownDepartment(department, known) };
    }
    const place = roles.indexOf(ADMINISTRATOR);
    if (place >= 0) {
      yield { path: [...at, 'roles', place], description: problems.reserved(ADMINISTRATOR, adminCertificate) };
    }
  }
}

/** Being administrator follows from the admin certificate of an MSP; no file may hand it out. */
const ADMINISTRATOR = 'administrator';
const adminCertificate = { zh: '由机构的管理员证书赋予', en: "the authority's admin certificate gives it" };

function* checkConsensus({ orderers = 1, consensus = 'raft' }: Draft): Generator<Finding> {
  if (consensus === 'raft' && orderers % 2 === 0) {
    yield { path: ['orderers'], description: problems.raftOrderers(orderers) };
  }
  if (consensus === 'bft' && orderers < 4) yield { path: ['orderers'], description: problems.bftOrderers(orderers) };
}
