// What the other scripts share: elements, words, and the way to the server.

export const $ = id => document.getElementById(id);

export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  for (const child of children) node.append(child);
  return node;
}

export function on(id, type, handle) {
  $(id).addEventListener(type, event => {
    if (type === 'submit') event.preventDefault();
    handle();
  });
}

export const cell = (label, ...children) => el('td', {role: 'cell', 'data-label': label}, ...children);
export const numberCell = (label, text) =>
  el('td', {role: 'cell', class: 'number', 'data-label': label}, el('span', {}, text));

export const count = (n, one, many = one + 's') => `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

export function shortTime(iso) {
  const [, month, day, time] = /^\d+-(\d\d)-(\d\d)T(\d\d:\d\d:\d\d)/.exec(iso) || [];
  return time ? `${+day} ${MONTHS[month - 1]} ${time}` : String(iso);
}

export const when = iso => iso ? el('time', {datetime: iso, title: iso}, shortTime(iso)) : el('span', {}, '–');

export function until(iso, now) {
  const minutes = (Date.parse(iso) - Date.parse(now)) / 60000;
  if (!(minutes > 0)) return 'over';
  if (minutes < 1) return 'in under a minute';
  if (minutes < 120) return `in ${Math.floor(minutes)} min`;
  return minutes < 2880 ? `in ${Math.floor(minutes / 60)} h` : `in ${Math.floor(minutes / 1440)} days`;
}

export async function ask(method, path, body) {
  const init = {method, cache: 'no-store', signal: AbortSignal.timeout(5000)};
  if (method === 'POST') init.headers = {'Content-Type': 'application/json'};
  if (body !== undefined) init.body = JSON.stringify(body);
  const answer = await fetch('/_mock/' + path, init).catch(() => {
    throw new Error('The server does not answer.');
  });
  const json = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(json.error || `The server answered ${answer.status}.`);
  return json;
}

const shell = text => `'${text.replaceAll("'", "'\\''")}'`;

/** The same request for a shell. */
export const curl = (path, headers, body) => [`curl -X POST ${location.origin}${path}`,
  ...headers.map(header => `-H '${header}'`), `-d ${shell(JSON.stringify(body))}`].join(' \\\n  ');
