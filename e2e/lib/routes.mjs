// The addresses that pages declare in their routes tables: the walk is held against them.
import { readdirSync, readFileSync } from 'node:fs';

const SOURCES = new URL('../../crates/web/src/', import.meta.url);

/** Every declared address that answers GET, such as `/pairs/{id}/meet`. */
export function declared() {
  const files = readdirSync(SOURCES, { recursive: true }).filter((name) => name.endsWith('.rs'));
  const lines = files.flatMap((name) => readFileSync(new URL(name, SOURCES), 'utf8').split('\n'));
  return lines.map((line) => line.match(/^\s*GET "([^"]+)" "[^"]+" \w+ \w+ \w+ =>/)?.[1]).filter(Boolean);
}

/** Whether an address such as `/pairs/7f3a/meet` is one of `/pairs/{id}/meet`. */
export function matches(route, path) {
  const [wanted, given] = [route, path.split('?')[0]].map((one) => one.split('/'));
  return wanted.length === given.length && wanted.every((part, at) => part === given[at] || part.startsWith('{'));
}
