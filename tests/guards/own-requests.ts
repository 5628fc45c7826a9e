/** How the rows of the table of access that are about oneself, one's own session and the ways in are asked. */
import { createHash, randomBytes } from 'node:crypto'
import { newId } from '@solmu/shared/ids.js'
import type { TestApp } from '../../apps/api/src/testing/harness.js'
import { input, type Makers, nothing, type Request, stale } from './access-request.js'
import { openSession, type Target } from './access-targets.js'

const link = { token: 'A'.repeat(43) }

export const ownRequests: Makers = {
  'Query.viewer': nothing,
  'Query.workItems': nothing,
  'Mutation.updateProfile': () => input(stale),
  'Mutation.changePassword': () => input({ currentPassword: 'ei tämä', newPassword: 'kohteiden-uusi-salasana-1' }),
  'Mutation.requestErasure': () => input({ isWanted: false }),
  'Mutation.startTotp': async ({ self }, app) => {
    await app.rows('DELETE FROM totp WHERE user_id = $1', [self.userId])
    return {}
  },
  'Mutation.confirmTotp': () => input({ code: '000000' }),
  'Mutation.removeTotp': withTotp,
  'Mutation.renewRecoveryCodes': withTotp,
  'Mutation.startPasskey': nothing,
  'Mutation.addPasskey': () => input({ challengeId: newId(), name: 'Kohde', response: {} }),
  'Mutation.renamePasskey': async (target, app) => input({ passkeyId: await aPasskey(target, app), name: 'Muu' }),
  'Mutation.removePasskey': async (target, app) => input({ passkeyId: await aPasskey(target, app) }),
  'Mutation.unlinkIdentity': async (target, app) => input({ linkId: await aLink(target, app) }),
  'Mutation.endSession': async (target, app) => input({ sessionId: (await openSession(app, target)).id }),
  'Mutation.endOtherSessions': nothing,

  'GET /auth/session': nothing,
  'POST /auth/session': nothing,
  'POST /auth/proof': () => ({ body: { method: 'password', password: 'ei tämäkään' } }),
  'POST /auth/logout': nothing,
  'GET /auth/provider/:id/link': () => ({ path: `/auth/provider/${newId()}/link` }),
  'GET /auth/provider/:id': () => ({ path: `/auth/provider/${newId()}` }),
  'GET /auth/provider/callback': nothing,
  'GET /auth/state': nothing,
  'POST /auth/login': () => ({ body: { email: `${newId()}@kohde.example`, password: 'ei kenenkään' } }),
  'POST /auth/second-factor': () => ({ body: { ticket: 'A'.repeat(43), method: 'totp', code: '000000' } }),
  'POST /auth/passkey/options': nothing,
  'POST /auth/passkey': () => ({ body: { challengeId: newId(), response: {} } }),
  'POST /auth/first-run': () => ({
    body: { ...link, consortiumName: 'Muu', displayName: 'Muu', email: 'muu@kohde.example', password: 'kohteiden-uusi-salasana-1', language: 'fi' }
  }),
  'POST /auth/password-reset': () => ({ body: { email: `${newId()}@kohde.example`, language: 'fi' } }),
  'POST /auth/password-reset/state': () => ({ body: link }),
  'POST /auth/password-reset/confirm': () => ({ body: { ...link, password: 'kohteiden-uusi-salasana-1' } }),
  'POST /auth/invitation': () => ({ body: link }),
  'POST /auth/invitation/accept': () => ({ body: { ...link, displayName: 'Muu', password: 'kohteiden-uusi-salasana-1', language: 'fi' } }),
  'GET /healthz': nothing,
  'GET /readyz': nothing,
  'GET /metrics': nothing
}

async function aPasskey({ userId }: Target, app: TestApp): Promise<string> {
  const id = newId()
  const sql = `INSERT INTO passkey (id, user_id, credential_id, public_key, counter, transports, is_synced, name) VALUES ($1, $2, $3, $4, 0, '{}', false, 'Kohde')`
  await app.rows(sql, [id, userId, id, randomBytes(32)])
  return id
}

async function aLink({ userId, consortiumId, providerId }: Target, app: TestApp): Promise<string> {
  const [issuer, subject] = ['https://login.kohde.example', newId()]
  const sql = 'INSERT INTO external_identity (issuer, subject, user_id, consortium_id, provider_id) VALUES ($1, $2, $3, $4, $5)'
  await app.rows(sql, [issuer, subject, userId, consortiumId, providerId])
  return createHash('sha256').update(`${issuer} ${subject}`).digest('hex')
}

/** As if the authenticator app were in use. */
async function withTotp({ self }: Target, app: TestApp): Promise<Request> {
  await app.rows(
    `INSERT INTO totp (user_id, sealed_seed, confirmed_at) VALUES ($1, 'x', now()) ON CONFLICT (user_id) DO UPDATE SET confirmed_at = now()`,
    [self.userId]
  )
  return {}
}
