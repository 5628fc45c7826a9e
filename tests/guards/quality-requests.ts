/** How the rows of the table of access that are about quality are asked. */
import { emptyContent } from '@solmu/domain/quality/framework.js'
import { newId } from '@solmu/shared/ids.js'
import type { TestApp } from '../../apps/api/src/testing/harness.js'
import { DAY, input, type Makers, nothing, reason, stale } from './access-request.js'
import type { Target } from './access-targets.js'

const news = { fi: '', sv: '', en: '' }

/** A framework of the target's consortium with a released version, and a draft of the next. */
async function aFramework({ consortiumId }: Target, app: TestApp): Promise<{ frameworkId: string; versionId: string; draftId: string }> {
  const [frameworkId, versionId, draftId] = [newId(), newId(), newId()]
  const content = JSON.stringify({ ...emptyContent, name: { fi: 'Kohde', sv: '', en: '' } })
  await app.rows(`INSERT INTO quality_framework (id, consortium_id, code, kind) VALUES ($1, $2, $3, 'assessed')`, [
    frameworkId,
    consortiumId,
    `kohde_${frameworkId.slice(-12)}`
  ])
  await app.rows(
    `INSERT INTO quality_framework_version (id, consortium_id, framework_id, number, state, content, valid_from, released_at)
     VALUES ($1, $2, $3, 1, 'released', $4, '2020-01-01', now())`,
    [versionId, consortiumId, frameworkId, content]
  )
  await app.rows(`INSERT INTO quality_framework_version (id, consortium_id, framework_id, number, content) VALUES ($1, $2, $3, 2, $4)`, [
    draftId,
    consortiumId,
    frameworkId,
    content
  ])
  return { frameworkId, versionId, draftId }
}

export const qualityRequests: Makers = {
  'Query.qualityFrameworks': async (target, app) => ({ depth: 2, shows: (await aFramework(target, app)).frameworkId }),
  'Query.qualityFramework': async (target, app) => ({ variables: { id: (await aFramework(target, app)).frameworkId } }),
  'Query.qualityFrameworkVersion': async (target, app) => ({ variables: { id: (await aFramework(target, app)).versionId } }),
  'Query.frameworkDifference': async (target, app) => {
    const { versionId } = await aFramework(target, app)
    return { variables: { fromVersionId: versionId, toVersionId: versionId }, depth: 2 }
  },
  'Query.missingFrameworkCount': nothing,
  'GET /api/quality/versions/:id/framework.:format': async (target, app) => ({
    path: `/api/quality/versions/${(await aFramework(target, app)).versionId}/framework.json`
  }),
  'POST /api/quality/frameworks/file': async (target, app) => ({
    path: `/api/quality/frameworks/file?framework=${(await aFramework(target, app)).frameworkId}`,
    isUpload: true
  }),
  'Mutation.installFrameworks': nothing,
  'Mutation.createFramework': () => input({ code: '' }),
  'Mutation.startFrameworkDraft': async (target, app) => input({ frameworkId: (await aFramework(target, app)).frameworkId, ...stale }),
  'Mutation.saveFrameworkDraft': async (target, app) =>
    input({ versionId: (await aFramework(target, app)).draftId, content: emptyContent, news, ...stale }),
  'Mutation.dropFrameworkDraft': async (target, app) => input({ versionId: (await aFramework(target, app)).draftId, ...stale }),
  'Mutation.releaseFramework': async (target, app) => input({ versionId: (await aFramework(target, app)).draftId, validFrom: DAY, ...stale }),
  'Mutation.retireFramework': async (target, app) =>
    input({ frameworkId: (await aFramework(target, app)).frameworkId, isRetired: true, reason, ...stale })
}
