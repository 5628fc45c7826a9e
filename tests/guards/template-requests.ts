/** How the rows of the table of access that are about report templates and attached reports are asked. */
import { newId } from '@solmu/shared/ids.js'
import type { TestApp } from '../../apps/api/src/testing/harness.js'
import { insert } from '../../apps/api/src/testing/results.js'
import { input, type Makers, nothing, stale } from './access-request.js'
import type { Target } from './access-targets.js'
import { aPublication } from './publication-requests.js'

const name = { fi: 'Kohde', sv: 'Kohde', en: 'Kohde' }
const blocks = [{ id: 'a', kind: 'colophon', title: name }]

type Made = { templateId: string; versionId: string; draftId: string; editionId: string; audienceId: string }

/** A template of the target's consortium with a released version and a draft, and what everybody in its network reads. */
async function aTemplate({ consortiumId }: Target, app: TestApp): Promise<Made> {
  const { editionId, audienceId } = await aPublication(app, consortiumId, 'members')
  const [templateId, versionId, draftId] = [newId(), newId(), newId()]
  const named = { consortium_id: consortiumId, name_fi: 'Kohde', parameter: 'none' }
  await insert(app, 'report_template', { id: templateId, ...named, key: `kohde_${templateId.replaceAll('-', '')}` })
  const version = { template_id: templateId, ...named, blocks: JSON.stringify(blocks) }
  await insert(app, 'report_version', { id: versionId, ...version, number: 1, state: 'released', released_at: '2026-01-01T00:00:00Z' })
  await insert(app, 'report_version', { id: draftId, ...version, number: 2 })
  return { templateId, versionId, draftId, editionId, audienceId }
}

async function anAttached(target: Target, app: TestApp): Promise<Made & { attachedId: string }> {
  const made = await aTemplate(target, app)
  const attachedId = newId()
  const of = { edition_id: made.editionId, audience_id: made.audienceId, version_id: made.versionId }
  await insert(app, 'report_attachment', { id: attachedId, consortium_id: target.consortiumId, ...of })
  return { ...made, attachedId }
}

const onTemplate =
  (more: Record<string, unknown> = {}) =>
  async (target: Target, app: TestApp) =>
    input({ templateId: (await aTemplate(target, app)).templateId, ...more })

async function onPublication(target: Target, app: TestApp): Promise<Pick<Made, 'versionId' | 'editionId' | 'audienceId'>> {
  const { versionId, editionId, audienceId } = await aTemplate(target, app)
  return { versionId, editionId, audienceId }
}

export const templateRequests: Makers = {
  'Query.reportTemplates': async (target, app) => {
    const { templateId } = await aTemplate(target, app)
    return { variables: { first: 100, search: templateId.replaceAll('-', '') }, depth: 2, shows: templateId }
  },
  'Query.reportTemplate': async (target, app) => ({ variables: { id: (await aTemplate(target, app)).templateId } }),
  'Query.reportTemplateVersion': async (target, app) => ({ variables: { id: (await aTemplate(target, app)).draftId } }),
  'Query.reportTemplateGap': nothing,
  'Query.reportDifference': async (target, app) => {
    const { versionId, draftId } = await aTemplate(target, app)
    return { variables: { oneVersionId: versionId, otherVersionId: draftId } }
  },
  'Query.reportPreview': async (target, app) => input({ ...(await onPublication(target, app)), language: 'fi' }),
  'Query.reportPlaces': async (target, app) => input(await onPublication(target, app)),
  'Mutation.installReportTemplates': nothing,
  'Mutation.saveReportTemplate': onTemplate({ name, description: name, parameter: 'none', ...stale }),
  'Mutation.saveReportDraft': onTemplate({ blocks, ...stale }),
  'Mutation.discardReportDraft': onTemplate(stale),
  'Mutation.releaseReportDraft': onTemplate({ note: 'Kohde', ...stale }),
  'Mutation.copyReportTemplate': onTemplate({ name }),
  'Mutation.retireReportTemplate': onTemplate(stale),
  'Mutation.restoreReportTemplate': onTemplate(stale),
  'Mutation.attachReport': async (target, app) => input(await onPublication(target, app)),
  'Mutation.detachReport': async (target, app) => input({ attachedId: (await anAttached(target, app)).attachedId }),
  'Query.attachedReports': async (target, app) => {
    const { editionId, audienceId } = await anAttached(target, app)
    return { variables: { editionId, audienceId } }
  },
  'Query.renderedReport': async (target, app) => input({ attachedId: (await anAttached(target, app)).attachedId, language: 'fi' }),
  'GET /api/reports/:attachedId/export.:format': async (target, app) => ({ path: `/api/reports/${(await anAttached(target, app)).attachedId}/export.json` })
}
