/** Operations endpoints of a network's nodes, asked as their operators do. */
import { request } from 'node:https';
import type { ClientDoor } from '@oneplusn/topology';

export interface Endpoint {
  readonly port: number;
  /** The TLS CA of the node. */
  readonly root: string;
  /** What the asker shows: nothing where not given. */
  readonly client?: ClientDoor['client'];
}

export interface Answered {
  readonly status: number;
  readonly text: string;
}

/** @throws Error where the endpoint lets nobody in with that */
export function operations(
  { port, root, client }: Endpoint,
  path: string,
  method: 'GET' | 'PUT' = 'GET',
  body?: string,
): Promise<Answered> {
  const shown = client && { cert: client.certificate, key: client.privateKey };
  return new Promise((resolve, reject) => {
    const asked = request({ host: 'localhost', port, path, method, ca: root, ...shown, agent: false }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => (text += part));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    asked.on('error', reject).end(body);
  });
}
