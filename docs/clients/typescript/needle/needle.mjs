// The resumable sample of X's documentation, as printed, but for two things:
// - resumeUpload is given rangeEnd. As printed it reads a name that only uploadFile has, and dies with a ReferenceError the
//   first time that there is something to resume;
// - it is a module that exports its functions, so that walk.mjs can call them.
// The rest is left as it is: nobody looks at the status of the upload itself, "Upload complete" is said even after a failure,
// and a second start of the program begins a new session at the first byte.
import needle from 'needle';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export async function uploadFile(file, url) {
  // rangeEnd is the index of the last byte in the file, i.e. number of bytes in file
  const rangeEnd = (await fs.promises.stat(file)).size;

  let options = {
    headers: {
      'Content-Range': `bytes */${rangeEnd}`,
    },
  };

  const response = await needle('put', url, null, options);

  switch (response.statusCode) {
    case 200:
    case 201:
      console.log('Upload complete');
      return;
    case 308:
      return resumeUpload(response, file, url, rangeEnd);
    default:
      console.log('Got unexpected response code: ', response.statusCode);
      return;
  }
}

async function resumeUpload(response, file, url, rangeEnd) {
  console.log('Upload not completed, resuming');
  if (response.headers.range) {
    let resumeOffset = Number(response.headers.range.split('-')[1]) + 1;

    let options = {
      headers: {
        'Content-Range': `bytes ${resumeOffset}-${rangeEnd - 1}/${rangeEnd}`,
        'Content-Length': `${rangeEnd - resumeOffset}`,
      },
    };

    let readStream = fs.createReadStream(file, { start: resumeOffset });
    return needle('put', url, readStream, options);
  } else {
    console.log('Initiating upload');
    let options = {
      headers: {
        'Content-Type': 'text/plain',
      },
    };

    let readStream = fs.createReadStream(file);
    return needle('put', url, readStream, options);
  }
}

// Request resumable session URL
export async function requestResumableSession(filename, url) {
  const options = {
    headers: {
      'Content-Type': 'text/plain',
      'Content-Length': '0',
      'x-goog-resumable': 'start',
    },
  };

  const res = await needle('post', url, null, options);
  if (res.statusCode === 201) {
    const resumableSessionURL = res.headers['location'];
    console.log('Starting upload to: ', resumableSessionURL);

    await uploadFile(filename, resumableSessionURL);
  } else {
    console.log('Failed to create resumable session URI');
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, scriptName, filename, uploadURL] = process.argv;
  if (!filename || !uploadURL) {
    console.error(`Usage: node ${path.basename(scriptName)} filename upload_url`);
    process.exit(-1);
  }
  requestResumableSession(filename, uploadURL).then((result) => console.log('Upload complete'));
}
