/** How the rows of the table of access that are about audiences and publications are asked. */
import { newId } from '@solmu/shared/ids.js'
import type { TestApp } from '../../apps/api/src/testing/harness.js'
import { anAudience, anEdition, usualLevel } from '../../apps/api/src/testing/publications.js'
import { anIndicator, insert } from '../../apps/api/src/testing/results.js'
import { input, type Makers, stale } from './access-request.js'
import type { Target } from './access-targets.js'

type Published = { editionId: string; audienceId: string; indicatorId: string; questionId: string }

/** Of each consortium and kind, because what is published stays. */
const made = new Map<string, Promise<Published>>()

/** What everybody in the network of the target, or everybody, reads; with a question about it. */
export function aPublication(app: TestApp, consortiumId: string, kind: 'members' | 'public'): Promise<Published> {
  const key = `${consortiumId} ${kind}`
  const known = made.get(key)
  if (known) return known
  const making = publish(app, consortiumId, kind)
  made.set(key, making)
  return making
}

async function publish(app: TestApp, consortiumId: string, kind: 'members' | 'public'): Promise<Published> {
  const indicatorId = await anIndicator(app, { consortiumId })
  const period = kind === 'members' ? '1991-Q1' : '1992-Q1'
  const cells = [{ indicatorId, lens: 'network', period, value: 7 }]
  const number = kind === 'members' ? 901 : 902
  const editionId = await anEdition(app, { consortiumId, number, firstPeriod: period, lastPeriod: period, indicators: [indicatorId], places: [], cells })
  const [standing] = await app.rows<{ id: string }>('SELECT id FROM audience WHERE consortium_id = $1 AND kind = $2', [consortiumId, kind])
  const audienceId = standing?.id ?? (await anAudience(app, { consortiumId, kind, detail: 'network' }))
  const name = { fi: 'Kohde', sv: 'Kohde', en: 'Kohde' }
  const indicator = {
    ...{ id: indicatorId, code: 'KOHDE', name, definition: name, groupName: name, definitionNumber: 1, definitionFrom: '1990-01-01', position: 1 },
    ...{ unit: 'count', decimals: 0, aggregation: 'sum', sourceClass: 'manual', direction: 'more', numerator: null, denominator: null, factor: 1 }
  }
  const areas = [{ lens: 'network', area: '', name, parent: null, municipalityCodes: [] }]
  const frame = { audienceName: name, consortiumName: name, indicators: [indicator], dimensions: [], areas, targets: [] }
  const of = { edition_id: editionId, audience_id: audienceId, consortium_id: consortiumId }
  await insert(app, 'edition_publication', { ...of, kind, detail: 'network', level: usualLevel, frame: JSON.stringify(frame) })
  const questionId = newId()
  const [asker] = await app.rows<{ id: string }>('SELECT user_id AS id FROM role_assignment WHERE consortium_id = $1 ORDER BY id LIMIT 1', [consortiumId])
  await insert(app, 'edition_question', {
    ...{ ...of, id: questionId, indicator_id: indicatorId, breakdown: '', lens: 'network', area: '', period, text: 'Miksi?' },
    ...{ asked_by: asker?.id, asked_by_name: 'Kohde' }
  })
  return { editionId, audienceId, indicatorId, questionId }
}

/** What everybody in the network of the target reads. */
export const ofMembers = (app: TestApp, { consortiumId }: Target) => aPublication(app, consortiumId, 'members')

async function figureOf(target: Target, app: TestApp) {
  const { editionId, audienceId, indicatorId } = await ofMembers(app, target)
  return { editionId, audienceId, indicatorId, lens: 'network', area: '', period: '1991-Q1' }
}

/** What everybody reads of the consortium of whoever asks. */
async function forEverybody({ home }: Target, app: TestApp, path: string): Promise<{ path: string }> {
  await aPublication(app, home.consortiumId, 'public')
  return { path: `/api/public/${home.consortiumId}/${path}` }
}

export const publicationRequests: Makers = {
  'Query.audiences': async (target, app) => ({ shows: (await ofMembers(app, target)).audienceId }),
  'Mutation.saveAudience': async (target, app) => {
    const { audienceId } = await ofMembers(app, target)
    const rule = { kind: 'members', detail: 'network', personsThreshold: 5, surveyThreshold: 10, showsZero: true, isActive: true }
    return input({ audienceId, ...rule, name: { fi: 'Kohde', sv: '', en: '' }, expectedVersion: 9999 })
  },
  'Mutation.publishEdition': async (target, app) => {
    const { editionId, audienceId } = await ofMembers(app, target)
    return input({ editionId, audienceIds: [audienceId] })
  },
  'Query.publications': async (target, app) => ({ variables: { first: 100 }, depth: 3, shows: (await ofMembers(app, target)).editionId }),
  'Query.publication': async (target, app) => {
    const { editionId, audienceId } = await ofMembers(app, target)
    return { variables: { editionId, audienceId } }
  },
  'Query.publishedFigures': async (target, app) => {
    const { editionId, audienceId } = await ofMembers(app, target)
    return { variables: { editionId, audienceId } }
  },
  'Query.publishedDerivation': async (target, app) => input(await figureOf(target, app)),
  'Query.figureDifference': async (target, app) => {
    const { period, ...figure } = await figureOf(target, app)
    const one = { ...figure, area: undefined, source: 'publication', isWhole: true, from: period, to: period }
    return input({ one, other: one })
  },
  'Mutation.subscribeAudience': async (target, app) => input({ audienceId: (await ofMembers(app, target)).audienceId }),
  'Mutation.unsubscribeAudience': async (target, app) => input({ audienceId: (await ofMembers(app, target)).audienceId }),
  'Query.editionQuestions': async (target, app) => ({ shows: (await ofMembers(app, target)).questionId }),
  'Mutation.askAboutFigure': async (target, app) => input({ ...(await figureOf(target, app)), text: ' ' }),
  'Mutation.answerQuestion': async (target, app) => input({ questionId: (await ofMembers(app, target)).questionId, answer: 'Siksi.', ...stale }),
  'GET /api/publications/:editionId/:audienceId/export.:format': async (target, app) => {
    const { editionId, audienceId } = await ofMembers(app, target)
    return { path: `/api/publications/${editionId}/${audienceId}/export.json` }
  },
  'GET /api/public/consortia': () => ({ path: '/api/public/consortia' }),
  'GET /api/public/:consortium/editions': (target, app) => forEverybody(target, app, 'editions'),
  'GET /api/public/:consortium/results': (target, app) => forEverybody(target, app, 'results'),
  'GET /api/public/:consortium/results.:format': (target, app) => forEverybody(target, app, 'results.csv')
}
