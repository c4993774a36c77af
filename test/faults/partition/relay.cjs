// One side of the only way into a network namespace and out of it: from TCP ports here to sockets in a folder, which
// both sides see.
// relay.cjs inside|outside <plan.json> <node> <folder> <pid of the node>; ends with the node. Stopped, it is a cable
// that carries nothing.
const { createServer, connect } = require('node:net');
const { readFileSync, rmSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const [side, plan, node, folder, pid] = process.argv.slice(2);
const { nodes } = JSON.parse(readFileSync(plan, 'utf8'));
const own = Object.values(nodes[node]);
const others = Object.entries(nodes).flatMap(([name, { port }]) => (name === node ? [] : [port]));

const socket = (port) => ({ path: join(folder, `${node}-${port}`) });
const tcp = (port) => ({ host: '127.0.0.1', port });

function carry(from, to) {
  if (from.path !== undefined) rmSync(from.path, { force: true });
  const server = createServer((one) => {
    const other = connect(to);
    for (const [a, b] of [
      [one, other],
      [other, one],
    ]) {
      a.setNoDelay(true);
      a.on('error', () => b.destroy());
      a.on('close', () => b.destroy());
      a.pipe(b);
    }
  });
  server.listen(from);
}

const [toNode, fromNode] = [own, others];
if (side === 'outside') {
  for (const port of toNode) carry(tcp(port), socket(port));
  for (const port of fromNode) carry(socket(port), tcp(port));
} else {
  for (const port of toNode) carry(socket(port), tcp(port));
  for (const port of fromNode) carry(tcp(port), socket(port));
}
writeFileSync(join(folder, `${node}.${side}`), String(process.pid));
setInterval(() => {
  try {
    process.kill(Number(pid), 0);
  } catch {
    process.exit();
  }
}, 500);
