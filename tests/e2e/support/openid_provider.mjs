// A real OpenID Connect provider in the manner of GビズID: code flow with PKCE, RS256, and a `profile` scope whose
// claims say which corporation the person acts for. Whoever types "prime-<corporate number>" as the login name is
// the representative of that corporation; "entry-<anything>" is an account without a checked corporation.
import http from 'node:http';
import { Provider } from 'oidc-provider';

const clientId = 'banso-e2e';
const clientSecret = 'a-secret-that-only-this-test-run-knows';

/** The claims of one account, by its login name. */
export function claimsOf(login) {
  const email = `${login}@example.jp`;
  const prime = /^prime-(\d{13})$/.exec(login);
  const profile = prime
    ? { account_type: '2', corp_type: '1', corporate_number: prime[1], name: '試験用の法人', rep_last_nm: '試験',
      rep_first_nm: '太郎' }
    : { account_type: '1', corp_type: '2' };
  return { sub: login, email, email_verified: true, user_email: email, ...profile };
}

/**
 * @param bansoUrl where the server under test is reached by the browser
 * @returns {Promise<{issuer: string, clientId: string, clientSecret: string, stop: () => Promise<void>}>}
 */
export async function startOpenidProvider(bansoUrl) {
  const server = http.createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const warn = console.warn;
  console.warn = () => {};  // it says at every start that its built-in sign-in form is for development
  const provider = new Provider(issuer, {
    clients: [{
      client_id: clientId,
      client_secret: clientSecret,
      redirect_uris: ['gbizid', 'oidc'].map((name) => `${bansoUrl}/auth/oidc/${name}/callback`),
      token_endpoint_auth_method: 'client_secret_basic',
    }],
    claims: {
      openid: ['sub'],
      email: ['email', 'email_verified', 'user_email'],
      profile: ['account_type', 'corp_type', 'corporate_number', 'name', 'rep_last_nm', 'rep_first_nm'],
    },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: true } },
    cookies: { keys: ['only-for-this-run'] },
    findAccount: (_context, login) => ({ accountId: login, claims: () => claimsOf(login) }),
  });
  console.warn = warn;
  server.on('request', provider.callback());
  return {
    issuer,
    clientId,
    clientSecret,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
