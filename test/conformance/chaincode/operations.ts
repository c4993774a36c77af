/** An operation of the interpreter and its arguments, all of them text. */
export type Operation = readonly [name: string, ...args: string[]];

/** Names and arguments of the operations that a call is made of; a case is written with these. */
export const op = {
  get: (key: string): Operation => ['get', key],
  put: (key: string, value: string): Operation => ['put', key, value],
  remove: (key: string): Operation => ['remove', key],
  range: (from: string, to: string): Operation => ['range', from, to],
  /** The first `count` of a range, and no further. */
  part: (from: string, to: string, count: number): Operation => ['part', from, to, String(count)],
  page: (from: string, to: string, size: number, bookmark = ''): Operation => [
    'page',
    from,
    to,
    String(size),
    bookmark,
  ],
  putComposite: (value: string, type: string, ...parts: string[]): Operation => ['putComposite', value, type, ...parts],
  composite: (type: string, ...parts: string[]): Operation => ['composite', type, ...parts],
  compositePage: (size: number, bookmark: string, type: string, ...parts: string[]): Operation => [
    'compositePage',
    String(size),
    bookmark,
    type,
    ...parts,
  ],
  history: (key: string): Operation => ['history', key],
  getPrivate: (collection: string, key: string): Operation => ['getPrivate', collection, key],
  putPrivate: (collection: string, key: string, value: string): Operation => ['putPrivate', collection, key, value],
  removePrivate: (collection: string, key: string): Operation => ['removePrivate', collection, key],
  purgePrivate: (collection: string, key: string): Operation => ['purgePrivate', collection, key],
  hashPrivate: (collection: string, key: string): Operation => ['hashPrivate', collection, key],
  rangePrivate: (collection: string, from: string, to: string): Operation => ['rangePrivate', collection, from, to],
  /** Who must endorse a key from now on: the peers of all of these organisations. */
  setPolicy: (key: string, ...organizations: string[]): Operation => ['setPolicy', key, ...organizations],
  clearPolicy: (key: string): Operation => ['clearPolicy', key],
  getPolicy: (key: string): Operation => ['getPolicy', key],
  setPrivatePolicy: (collection: string, key: string, ...organizations: string[]): Operation => [
    'setPrivatePolicy',
    collection,
    key,
    ...organizations,
  ],
  getPrivatePolicy: (collection: string, key: string): Operation => ['getPrivatePolicy', collection, key],
  event: (name: string, payload: string): Operation => ['event', name, payload],
  fail: (message: string): Operation => ['throw', message],
  /** Answers at once with a status, a message and a payload of its own. */
  answer: (status: number, message: string, payload = ''): Operation => ['answer', String(status), message, payload],
  /** Answers at once with these bytes. */
  reply: (text: string): Operation => ['reply', text],
  call: (chaincode: string, channel: string, ...operations: Operation[]): Operation => [
    'call',
    chaincode,
    channel,
    JSON.stringify(operations),
  ],
  transient: (name: string): Operation => ['transient', name],
  creator: (): Operation => ['creator'],
  authority: (): Operation => ['authority'],
  transactionId: (): Operation => ['transactionId'],
  /** Answers with so many bytes. */
  bytes: (count: number): Operation => ['bytes', String(count)],
  putBytes: (key: string, count: number): Operation => ['putBytes', key, String(count)],
  wait: (milliseconds: number): Operation => ['wait', String(milliseconds)],
  /** Does it, and gives the chaincode's own error as a result where it fails. */
  attempt: ([name, ...args]: Operation): Operation => ['attempt', name, ...args],
};
