import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { guardListsOf, planListening } from './listen-plan.ts';
import { openGatewayHost } from './testing/gateway-host.ts';

const tls = { cert: '/cert.pem', key: '/key.pem' };
const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'none';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'other';
  }
};

describe('without TLS', () => {
  it.each([undefined, '127.0.0.1', '127.8.8.8', '::1', 'localhost'])('listens at %s', (host) => {
    expect(planListening(host === undefined ? {} : { host }).host).toBe(host ?? '127.0.0.1');
  });

  it.each(['0.0.0.0', '::', '192.168.1.4', 'example.org', '127.evil.example', '128.0.0.1', '::ffff:10.0.0.1'])(
    'does not listen at %s',
    (host) => {
      expect(codeOf(() => planListening({ host }))).toBe('gateway.tls_required');
      expect(codeOf(() => planListening({ host, tls }))).toBe('none');
    },
  );
});

it.each(['https://dash.example/', 'dash.example', 'https://Dash.example', 'null', '*'])(
  'takes %s for no origin',
  (origin) => {
    expect(codeOf(() => planListening({ allowedOrigins: [origin] }))).toBe('settings.invalid');
  },
);

it('lets the command line choose the port, then the settings', () => {
  expect(planListening({ port: 1 }, 2).port).toBe(2);
  expect(planListening({ port: 1 }).port).toBe(1);
});

it('knows itself by name and port, and by name alone where the port goes without saying', () => {
  const own = guardListsOf(planListening({ allowedHosts: ['ARQ.example', 'other.example:443'] }), 7717).hosts;
  expect([...own].toSorted()).toEqual([
    '127.0.0.1:7717',
    '[::1]:7717',
    'arq.example:7717',
    'localhost:7717',
    'other.example:443',
  ]);
  const far = guardListsOf(planListening({ host: '192.168.1.4', tls, allowedHosts: ['arq.example'] }), 443).hosts;
  expect([...far].toSorted()).toEqual(['192.168.1.4', '192.168.1.4:443', 'arq.example', 'arq.example:443']);
});

it('serves TLS with the certificate of the settings', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'arq-tls-'));
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-days',
      '2',
      '-keyout',
      key,
      '-out',
      cert,
      ...subject,
    ],
    { stdio: 'ignore' },
  );
  const arq = await openGatewayHost({ http: { tls: { cert, key } } });
  try {
    expect(arq.base).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
    const status = await new Promise((resolve, reject) => {
      get(`${arq.base}/health/live`, { ca: readFileSync(cert) }, (answer) => {
        answer.resume();
        resolve([answer.statusCode, answer.headers['strict-transport-security'] !== undefined]);
      }).on('error', reject);
    });
    expect(status).toEqual([200, true]);
  } finally {
    await arq.dispose();
    rmSync(folder, { recursive: true, force: true });
  }
});
