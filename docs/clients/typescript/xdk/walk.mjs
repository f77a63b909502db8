// X's TypeScript SDK of today: create, list, get; upload and download as its users do it.
import assert from 'node:assert/strict';
import { Client } from '@xdevplatform/xdk';
import { download, ids, poll, token, upload, url } from '../mock.mjs';

const { compliance } = new Client({ bearerToken: token, baseUrl: url });
const list = ids('2300000000000', 500);

const { data: job } = await compliance.createJobs({ type: 'users', name: 'xdk', resumable: false });
assert.equal(job.status, 'created');
assert.equal(job.resumable, false);
assert.equal(job.name, 'xdk');
console.log(`created job ${job.id}`);

await assert.rejects(compliance.createJobs({ type: 'users' }), { name: 'ApiError', status: 409 });
console.log('a second job was refused with 409');

const { data: jobs, meta } = await compliance.getJobs('users');
assert.equal(jobs[0].id, job.id, 'the newest job is listed first');
assert.equal(meta.resultCount, jobs.length);
console.log(`listed ${jobs.length} jobs`);

await upload(job.uploadUrl, list);
await poll(async () => (await compliance.getJobsById(job.id)).data.status);
const { data: done } = await compliance.getJobsById(job.id, { complianceJobFields: ['id', 'downloadUrl'] });
assert.equal(done.id, job.id);
await download(done.downloadUrl, list);
