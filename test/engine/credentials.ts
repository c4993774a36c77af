import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { sha256 } from '@oneplusn/api';
import { issueCredentials, type Credentials, type Topology } from '@oneplusn/topology';

/** Networks that this suite has started. */
let started = 0;

/**
 * The credentials of a suite's network. Issuing them costs half a second: the first network of each suite in a run has
 * the same ones, so have the second ones, and no two networks of one suite.
 */
export async function credentialsOf(topology: Topology): Promise<Credentials> {
  const folder = process.env['ONEPLUSN_TEST_RUN'];
  if (folder === undefined) return issueCredentials(topology);
  started += 1;
  const file = join(folder, `credentials-${sha256(JSON.stringify([topology, started]))}`);
  if (existsSync(file)) return deserialize(readFileSync(file)) as Credentials;
  const issued = await issueCredentials(topology);
  const own = `${file}.${randomUUID()}`;
  writeFileSync(own, serialize(issued), { mode: 0o600 });
  renameSync(own, file);
  return issued;
}
