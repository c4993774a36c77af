/** An authority's MSP folder, as Fabric reads one, made into what a channel's configuration holds of it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { msp } from '@hyperledger/fabric-protos';
import { problemWith, type Problem } from '@oneplusn/errors';
import { parse } from 'yaml';
import { deploymentFail } from '../errors/error';
import { deploymentProblems as wrong } from '../errors/problems';
import { deploymentErrors } from '../errors/table';

const units = ['Client', 'Peer', 'Admin', 'Orderer'] as const;

interface Unit {
  readonly Certificate?: string;
  readonly OrganizationalUnitIdentifier?: string;
}

/**
 * Reads `cacerts`, `intermediatecerts`, `tlscacerts`, `tlsintermediatecerts`, `admincerts` and `config.yaml`. Private
 * keys are not touched.
 * @throws DeploymentError DEPLOY-118 where it is no MSP folder
 */
export function mspFrom(folder: string, name: string): msp.MSPConfig {
  const fail = (problem: Problem) => deploymentFail(deploymentErrors.badMspFolder, { folder, problem });
  const certificates = (part: string): Uint8Array[] => {
    const at = join(folder, part);
    return existsSync(at)
      ? readdirSync(at)
          .sort()
          .map((file) => readFileSync(join(at, file)))
      : [];
  };
  const config = new msp.FabricMSPConfig();
  config.setName(name);
  config.setRootCertsList(certificates('cacerts'));
  config.setIntermediateCertsList(certificates('intermediatecerts'));
  config.setTlsRootCertsList(certificates('tlscacerts'));
  config.setTlsIntermediateCertsList(certificates('tlsintermediatecerts'));
  config.setAdminsList(certificates('admincerts'));
  if (config.getRootCertsList().length === 0) throw fail(problemWith(wrong.noCertificateIn, { part: 'cacerts' }));
  if (config.getTlsRootCertsList().length === 0) throw fail(problemWith(wrong.noCertificateIn, { part: 'tlscacerts' }));
  const crypto = new msp.FabricCryptoConfig();
  crypto.setSignatureHashFamily('SHA2');
  crypto.setIdentityIdentifierHashFunction('SHA256');
  config.setCryptoConfig(crypto);
  const file = join(folder, 'config.yaml');
  if (!existsSync(file)) throw fail(problemWith(wrong.noNodeUnits));
  config.setFabricNodeOus(nodeUnits(folder, yamlIn(file, fail)));
  const wrapped = new msp.MSPConfig();
  wrapped.setType(0);
  wrapped.setConfig(config.serializeBinary());
  return wrapped;
}

/** The library's own complaint would show what the file holds. */
function yamlIn(file: string, fail: (problem: Problem) => Error): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
    return parse(text, { logLevel: 'error' });
  } catch {
    throw fail(problemWith(wrong.configNotYaml));
  }
}

function nodeUnits(folder: string, content: unknown): msp.FabricNodeOUs {
  const { NodeOUs: given = {} } = (content ?? {}) as { NodeOUs?: Record<string, unknown> };
  const found = new msp.FabricNodeOUs();
  found.setEnable(given['Enable'] === true);
  for (const unit of units) {
    const { Certificate, OrganizationalUnitIdentifier } = (given[`${unit}OUIdentifier`] ?? {}) as Unit;
    if (OrganizationalUnitIdentifier === undefined) continue;
    const identifier = new msp.FabricOUIdentifier();
    identifier.setOrganizationalUnitIdentifier(OrganizationalUnitIdentifier);
    if (Certificate !== undefined) identifier.setCertificate(readFileSync(join(folder, Certificate)));
    found[`set${unit}OuIdentifier`](identifier);
  }
  return found;
}
