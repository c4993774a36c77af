import { stringify } from 'yaml';
import { isClosed, networksOf } from './neighbours';
import type { Unit } from './units';

/**
 * A compose.yaml (Compose Specification) for units, beside the files they mount.
 * @param user whom the files of chaincode services belong to, as `uid:gid`; the image's own where not given
 */
export function compose(name: string, units: readonly Unit[], builds: string, user?: string): string {
  const once = new Set(units.filter((unit) => unit.once).map((unit) => unit.name));
  const services = units.map((unit) => [
    unit.name,
    {
      image: unit.image,
      ...(unit.kind === 'service' ? { build: builds, ...(user === undefined ? {} : { user }) } : {}),
      hostname: unit.name,
      ...(unit.command ? { command: unit.command } : {}),
      environment: unit.environment,
      volumes: [
        ...unit.mounts.map(({ from, to }) => ({ type: 'bind', source: `./${from}`, target: to, read_only: true })),
        ...(unit.data === undefined ? [] : [{ type: 'volume', source: unit.name, target: unit.data }]),
      ],
      ...(unit.ports.length > 0 ? { expose: unit.ports.map(String) } : {}),
      networks: networksOf(unit),
      // Clients reach the peers' gateways from outside.
      ...(unit.kind === 'peer' ? { ports: [{ target: unit.ports[0] }] } : {}),
      restart: unit.once ? 'on-failure' : 'unless-stopped',
      ...(unit.once
        ? {
            depends_on: Object.fromEntries(
              unit.once.after.map((other) => [
                other,
                { condition: once.has(other) ? 'service_completed_successfully' : 'service_started' },
              ]),
            ),
          }
        : {}),
    },
  ]);
  const networks = [...new Set(units.flatMap(networksOf))].map((each) => [
    each,
    isClosed(each) ? { internal: true } : {},
  ]);
  const volumes = units.filter((unit) => unit.data !== undefined).map((unit) => [unit.name, {}]);
  return stringify({
    name,
    services: Object.fromEntries(services) as object,
    networks: Object.fromEntries(networks) as object,
    volumes: Object.fromEntries(volumes) as object,
  });
}
