// A real SMTP server that keeps what it receives, and a small HTTP door through which the journeys read it.
import http from 'node:http';
import { SMTPServer } from 'smtp-server';

/** Header names in small letters → values, with folded lines joined and encoded words decoded. */
export function parseHeaders(block) {
  const headers = {};
  for (const line of block.replace(/\r\n[ \t]+/g, ' ').split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) headers[line.slice(0, colon).toLowerCase()] = decodeWords(line.slice(colon + 1).trim());
  }
  return headers;
}

function decodeQuotedPrintable(text) {
  const bytes = text.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

function decodeWords(value) {
  return value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind, text) =>
      kind.toLowerCase() === 'b' ? Buffer.from(text, 'base64').toString('utf8')
        : decodeQuotedPrintable(text.replaceAll('_', ' ')));
}

/** A received message as a person sees it. Understands the one-part text mails that banso sends. */
export function parseMail(raw, envelope) {
  const split = raw.indexOf('\r\n\r\n');
  const headers = parseHeaders(raw.slice(0, split));
  const body = raw.slice(split + 4);
  const encoding = (headers['content-transfer-encoding'] ?? '').toLowerCase();
  const decoded = encoding === 'base64' ? Buffer.from(body, 'base64').toString('utf8')
    : encoding === 'quoted-printable' ? decodeQuotedPrintable(body)
      : Buffer.from(body, 'latin1').toString('utf8');
  return { from: envelope.mailFrom.address, to: envelope.rcptTo.map((person) => person.address),
    subject: headers.subject ?? '', text: decoded.replace(/\r\n/g, '\n'), headers };
}

/** @returns {Promise<{smtpUrl: string, url: string, stop: () => Promise<void>}>} */
export async function startMailbox() {
  const mails = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks = [];
      stream.on('data', (chunk) => chunks.push(chunk));
      stream.on('end', () => {
        mails.push(parseMail(Buffer.concat(chunks).toString('latin1'), session.envelope));
        done();
      });
    },
  });
  const door = http.createServer((request, response) => {
    const to = new URL(request.url, 'http://door').searchParams.get('to');
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(to ? mails.filter((mail) => mail.to.includes(to)) : mails));
  });
  const listen = (server) => new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  await listen(smtp);
  await listen(door);
  return {
    smtpUrl: `smtp://127.0.0.1:${smtp.server.address().port}`,
    url: `http://127.0.0.1:${door.address().port}`,
    async stop() {
      door.closeAllConnections();
      await new Promise((resolve) => door.close(resolve));
      await new Promise((resolve) => smtp.close(resolve));
    },
  };
}
