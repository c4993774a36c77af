import { existsSync, readFileSync } from 'node:fs';
import { chaincodeProcesses } from './chaincodes';
import { engines } from './engines';
import type { NetworkFolder } from './folder';

/** Prints the network's log, or the log of one of its processes; names those there are. */
export function logs(folder: NetworkFolder, process?: string): void {
  const processes = [...engines.flatMap((engine) => engine.processes(folder)), ...chaincodeProcesses(folder)];
  const file = process === undefined ? folder.log : processes.find(({ name }) => name === process)?.log;
  const names = processes.map(({ name }) => name).join(', ');
  if (file === undefined)
    throw new Error(`没有进程 ${process}, 可用: ${names}\nThere is no process ${process}; there are: ${names}`);
  console.log(existsSync(file) ? readFileSync(file, 'utf8') : `还没有日志 / no log yet: ${file}`);
  if (process === undefined && names !== '') console.log(`各进程的日志 / logs of processes: logs ${names}`);
}
