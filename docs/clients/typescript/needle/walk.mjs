// Walks the resumable sample of X's documentation: once undisturbed, once interrupted.
import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { admin, download, ids, poll, token, url } from '../mock.mjs';
import { requestResumableSession, uploadFile } from './needle.mjs';

const list = ids('1400000000000', 25_000); // 500,000 bytes: not a multiple of 256 KiB
const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'needle-walk-'));
const file = path.join(folder, 'ids.txt');

async function api(method, where, body) {
  const answer = await fetch(`${url}/2/compliance/jobs${where}`, {
    method,
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  assert.equal(answer.status, 200);
  return (await answer.json()).data;
}

async function walk(send) {
  const job = await api('POST', '', { type: 'tweets', resumable: true });
  assert.equal(job.resumable, true);
  console.log(`created job ${job.id}`);
  await send(job.upload_url);
  await poll(async () => (await api('GET', `/${job.id}`)).status);
  await download(job.download_url, list);
}

async function interrupted(uploadUrl) {
  const start = await fetch(uploadUrl, {
    method: 'POST',
    headers: { 'Content-Type': 'text/plain', 'x-goog-resumable': 'start' },
  });
  assert.equal(start.status, 201);
  const session = start.headers.get('location');

  await admin('faults', { call: 'UPLOAD_CHUNK', next: 1, effect: 'resetAfter', bytes: 300_000 });
  await assert.rejects(uploadFile(file, session), 'the upload was to be interrupted');
  const offset = await fetch(session, { method: 'PUT', headers: { 'Content-Range': `bytes */${list.length}` } });
  assert.equal(offset.status, 308);
  assert.match(offset.headers.get('range') ?? 'no Range', /^bytes=0-\d+$/, 'what came before the interruption is stored');
  console.log(`interrupted; stored is ${offset.headers.get('range')}`);

  const answer = await uploadFile(file, session);
  assert.equal(answer.statusCode, 200);
  assert.equal(answer.headers['x-goog-stored-content-length'], String(list.length));
}

try {
  await fs.writeFile(file, list);
  await walk((uploadUrl) => requestResumableSession(file, uploadUrl));
  await walk(interrupted);
} finally {
  await fs.rm(folder, { recursive: true });
}
