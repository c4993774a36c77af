/**
 * What a message may repeat of what it was given. Messages end up in logs and on screens that others see, and people
 * put keys where paths belong: whatever could be a secret, or somebody's number, is named by what it is and never
 * quoted.
 */

/** Words that are hardly names: long runs of digits, hex or base64, credit codes, the beginning of a key in DER. */
const tokens =
  /\d{15}|(?<![\p{L}\d])[0-9A-Z]{18}(?![\p{L}\d])|[0-9a-f]{24}|[0-9A-F]{24}|MI[A-Za-z0-9+/]{30}|(?=[A-Za-z+=_-]*\d)(?=[A-Z\d+=_-]*[a-z])(?=[a-z\d+=_-]*[A-Z])[A-Za-z0-9+=_-]{30}/u;

/** Whether a text given in the place of a path is itself what the file would hold. */
export function isContent(given: string): boolean {
  return /^\s*[{[]|[\n\r]|-----BEGIN /.test(given);
}

/** Whether a text must not be repeated. */
function isPrivate(given: string): boolean {
  return isContent(given) || given.length > 260 || /\p{Cc}/u.test(given) || tokens.test(given);
}

/** A path, or another thing that somebody typed, as messages name it: itself, or `(text)`. */
export function shownSource(given: string): string {
  return isPrivate(given) ? '(text)' : given;
}

/** A word of a command line that means nothing: only what is spelt like a name can be a slip of the pen. */
export function shownWord(given: string): string {
  const [name = ''] = given.split('=');
  return /^-{0,2}[A-Za-z]+(?:[-._][A-Za-z]+)*$/.test(name) && name.length <= 40 ? name : '(text)';
}

/** The path of a field, whose names may come from the caller: `organizations.GD.peers.0`. */
export function shownField(path: string): string {
  return isPrivate(path) ? path.split('.').map(shownSource).join('.').slice(0, 200) : path;
}
