// The addresses that pages declare in their routes tables: the walk is held against them.
import { readdirSync, readFileSync } from 'node:fs';

const SOURCES = new URL('../../crates/web/src/', import.meta.url);

/** Every declared address that answers GET, such as `/pairs/{id}/meet`. */
export function declared() {
  const files = readdirSync(SOURCES, { recursive: true }).filter((name) => name.endsWith('.rs'));
  const lines = files.flatMap((name) => readFileSync(new URL(name, SOURCES), 'utf8').split('\n'));
  return lines.map((line) => line.match(/^\s*GET "([^"]+)" "[^"]+" \w+ \w+ \w+ =>/)?.[1]).filter(Boolean);
}

/** Which of `routes` an address is: `/pairs/7f3a/meet` is `/pairs/{id}/meet`, and `/start/sent` is no `/start/{id}`. */
export function routeOf(routes, path) {
  const given = path.split('?')[0].split('/');
  const fits = (wanted) => wanted.length === given.length && wanted.every((part, at) => part === given[at] || part.startsWith('{'));
  const open = (route) => route.split('{').length;
  return routes.filter((route) => fits(route.split('/'))).sort((one, other) => open(one) - open(other))[0];
}
