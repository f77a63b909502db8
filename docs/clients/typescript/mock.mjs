// What the walks share: where the mock server is, its clock, and the part of the work that no client does for its users.
import assert from 'node:assert/strict';

export const url = (process.env.X_URL ?? 'http://127.0.0.1:8080').replace(/\/$/, '');
export const token = process.env.X_TOKEN ?? 'mock-token';

/** So many Post or user IDs, one a line. */
export function ids(prefix, count) {
  return Array.from({ length: count }, (_, i) => `${prefix}${String(i + 1).padStart(6, '0')}\n`).join('');
}

/** Has the mock server's admin API do something. */
export async function admin(path, order) {
  const answer = await fetch(`${url}/_mock/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(order),
  });
  assert.ok(answer.ok, `/_mock/${path} answered ${answer.status}: ${await answer.text()}`);
}

/** Uploads as X documents it. fetch would send "text/plain;charset=UTF-8", which is not what was signed. */
export async function upload(uploadUrl, text) {
  const answer = await fetch(uploadUrl, { method: 'PUT', headers: { 'Content-Type': 'text/plain' }, body: text });
  assert.equal(answer.status, 200, await answer.text());
  console.log(`uploaded ${text.length} bytes`);
}

/** Asks for the status until the job is complete; a minute passes for the mock between two questions. */
export async function poll(status) {
  for (let question = 0; question < 10; question++) {
    const found = await status();
    console.log(`status: ${found}`);
    if (found === 'complete') {
      return;
    }
    assert.ok(['created', 'in_progress'].includes(found), `the job became "${found}"`);
    await admin('clock', { advance: 'PT1M' });
  }
  assert.fail('the job did not become complete in ten minutes');
}

/** Downloads the results and holds them against what was uploaded. */
export async function download(downloadUrl, uploaded) {
  const answer = await fetch(downloadUrl);
  assert.equal(answer.status, 200);
  const lines = (await answer.text()).split('\n').filter((line) => line !== '').map((line) => JSON.parse(line));
  const known = new Set(uploaded.split('\n'));
  for (const line of lines) {
    assert.ok(known.has(line.id), `results name ${line.id}, which was not uploaded`);
  }
  console.log(`downloaded results: ${lines.length} lines for ${known.size - 1} IDs`);
}
