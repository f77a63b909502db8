// X's TypeScript SDK of 2022: create, list, get; upload and download as its users do it.
import assert from 'node:assert/strict';
import { Client, auth } from 'twitter-api-sdk';
import { download, ids, poll, token, upload, url } from '../mock.mjs';

const { compliance } = new Client(new auth.OAuth2Bearer(token), { base_url: url });
const list = ids('1300000000000', 500);

const { data: job } = await compliance.createBatchComplianceJob({ type: 'tweets', name: 'twitter-api-sdk' });
assert.equal(job.status, 'created');
assert.equal(job.resumable, false);
assert.equal(job.name, 'twitter-api-sdk');
console.log(`created job ${job.id}`);

await assert.rejects(compliance.createBatchComplianceJob({ type: 'tweets' }), { status: 409 });
console.log('a second job was refused with 409');

const { data: jobs } = await compliance.listBatchComplianceJobs({ type: 'tweets' });
assert.equal(jobs[0].id, job.id, 'the newest job is listed first');
console.log(`listed ${jobs.length} jobs`);

await upload(job.upload_url, list);
await poll(async () => (await compliance.getBatchComplianceJob(job.id)).data.status);
const { data: done } = await compliance.getBatchComplianceJob(job.id, { 'compliance_job.fields': ['id', 'download_url'] });
assert.equal(done.id, job.id);
await download(done.download_url, list);
