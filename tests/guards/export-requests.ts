/** How the rows of the table of access that are about exports and the feed are asked. */
import { newId } from '@solmu/shared/ids.js'
import type { TestApp } from '../../apps/api/src/testing/harness.js'
import { input, type Makers, stale } from './access-request.js'
import type { Target } from './access-targets.js'
import { ofMembers } from './publication-requests.js'
import { aCertifiedEdition } from './report-requests.js'

/** A file that somebody has asked for and that is made, by a role that nobody holds. */
async function anExport({ userId, consortiumId }: Target, app: TestApp): Promise<string> {
  const id = newId()
  await app.rows(
    `INSERT INTO export_job (id, consortium_id, asked_by, kind, format, language, parameters, title, roles, state, file_key, file_name, content_type, sha256, expires_at)
     VALUES ($1, $2, $3, 'publications', 'zip', 'fi', '{"formats":["csv"]}', 'Kohde', '{nobody::}', 'done', $1, 'kohde.zip', 'application/zip', 'kohde', now() + interval '1 day')`,
    [id, consortiumId, userId]
  )
  return id
}

async function aRevokedKey({ userId, consortiumId }: Target, app: TestApp): Promise<string> {
  const id = newId()
  await app.rows(
    `INSERT INTO feed_key (id, consortium_id, user_id, name, prefix, key_hash, has_second_factor, expires_on, revoked_at)
     VALUES ($1, $2, $3, 'Kohde', 'slf_aaaa', sha256($1::uuid::text::bytea), true, '2030-01-01', now())`,
    [id, consortiumId, userId]
  )
  return id
}

const feed = async (target: Target, app: TestApp, resource: string) => {
  const { editionId, audienceId } = await ofMembers(app, target)
  return { path: `/api/feed/fi/${audienceId}/${editionId}${resource}` }
}

const reversed = { indicatorIds: [newId()], lens: 'network', from: '2026-Q2', to: '2026-Q1' }

export const exportRequests: Makers = {
  'Query.exportJobs': async (target, app) => ({ variables: { first: 100 }, depth: 2, shows: await anExport(target, app) }),
  'Query.exportJob': async (target, app) => ({ variables: { id: await anExport(target, app) } }),
  'Mutation.requestPublicationsExport': () => input({ formats: [], language: 'fi' }),
  'Mutation.requestConsolidationExport': () => input({ consolidation: reversed, format: 'csv', language: 'fi' }),
  'Mutation.requestEditionExport': async (target, app) => input({ editionId: await aCertifiedEdition(target, app), language: 'fi' }),
  'Mutation.cancelExport': async (target, app) => input({ exportId: await anExport(target, app), ...stale }),
  'Mutation.retryExport': async (target, app) => input({ exportId: await anExport(target, app), ...stale }),
  'GET /api/exports/:id/file': async (target, app) => ({ path: `/api/exports/${await anExport(target, app)}/file` }),
  'GET /api/consolidation/export.:format': () => ({ path: '/api/consolidation/export.csv?choice={}' }),
  'GET /api/feed/:language/:audienceId/:edition': (target, app) => feed(target, app, ''),
  'GET /api/feed/:language/:audienceId/:edition/*': (target, app) => feed(target, app, '/Figures'),
  'Query.feedKeys': async (target, app) => ({ shows: await aRevokedKey(target, app) }),
  'Mutation.createFeedKey': () => input({ name: ' ', expiresOn: '2030-01-01' }),
  'Mutation.revokeFeedKey': async (target, app) => input({ feedKeyId: await aRevokedKey(target, app) })
}
