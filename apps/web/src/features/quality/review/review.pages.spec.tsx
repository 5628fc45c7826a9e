import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { aCriterion, aSection, twentyFive } from '@solmu/domain/quality/testing/frameworks.js'
import { type Answers, aViewer, Refusal, renderInApp, serve } from '../../../app/testing.js'
import { OneAssignment } from './assignment.page.js'
import { ReviewListPage } from './review-list.page.js'
import { OneReview } from './review.page.js'
import { OneSettlement } from './settlement.page.js'

const viewer = { ...aViewer, actions: [...aViewer.actions, 'quality.read', 'review.write', 'review.assign'] }
const inAll = (fi: string) => ({ __typename: 'LocalizedText', fi, sv: fi, en: fi })
const unitRef = (id: string, fi: string) => ({ __typename: 'OrgUnitRef', id, type: 'local_unit', name: inAll(fi) })
const content = twentyFive({ sections: [aSection('one', [aCriterion('c1'), aCriterion('c2')])] })

const typeNames: Readonly<Record<string, string>> = { scales: 'FrameworkScale', levels: 'FrameworkLevel', sections: 'FrameworkSection', criteria: 'FrameworkCriterion', anchors: 'FrameworkAnchor', bands: 'FrameworkBand', scoring: 'FrameworkScoring' }
function typed(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value.map((each) => typed(each, name))
  if (typeof value !== 'object' || value === null) return value
  return { __typename: name, ...(Object.fromEntries(Object.entries(value).map(([key, each]) => [key, typed(each, typeNames[key] ?? 'LocalizedText')])) as object) }
}
const framework = {
  qualityFrameworkVersion: {
    __typename: 'QualityFrameworkVersion',
    ...{ id: 'v1', frameworkId: 'f1', number: 1, state: 'released', validFrom: '2020-01-01', validTo: null, news: inAll(''), changedAt: '2020-01-01T06:00:00Z', changedBy: null },
    ...{ releasedAt: '2020-01-01T06:00:00Z', releasedBy: null, version: 1, criterionCount: 2, sectionCount: 1, content: typed(content, 'FrameworkContent') }
  }
}

const aReviewer = (name: string, of: Record<string, unknown> = {}) => ({
  __typename: 'QualityReviewer',
  ...{ reviewId: `w-${name}`, assessmentId: 'a1', reviewerId: `p-${name}`, name, state: 'scoring', assignedAt: '2026-10-01T06:00:00Z', visitOn: null, visitPlan: '' },
  ...{ submittedAt: null, declinedReason: '', hasLeft: false, ...of }
})
const given = (criterionCode: string, value: number, version = 1) => ({ __typename: 'QualityReviewAnswer', criterionCode, value, skipped: null, comment: '', version })
const aReview = (of: Record<string, unknown> = {}) => ({
  __typename: 'QualityReview',
  ...{ id: 'r1', assessmentId: 'a1', versionId: 'v1', assessmentState: 'review', state: 'scoring', dueOn: '2026-12-01', handedInAt: '2026-10-01T06:00:00Z', visitOn: null, visitPlan: '' },
  ...{ note: '', submittedAt: null, answeredCount: 1, criterionCount: 2, isOpen: true, version: 3, unit: unitRef('u1', 'Saimaan Verstas'), frameworkName: inAll('IPS'), cycleName: inAll('Kierros') },
  ...{ answers: [given('c1', 3)], evidence: [], reviewers: [], ...of }
})
function refuse(code: string, path: readonly (string | number)[] = []): never {
  throw new Refusal(200, { data: null, errors: [{ message: code, extensions: { code, kind: 'conflict', path, params: {}, errorId: 'e' } }] })
}
const noHistory = { recordHistory: { __typename: 'AuditEntryConnection', totalCount: 0, pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null }, nodes: [] } }

async function draw(node: React.ReactElement, of: { address: string; answers?: Answers }) {
  sessionStorage.clear()
  const served = serve({
    MyReviews: () => ({ myReviews: [aReview(), aReview({ id: 'r2', state: 'submitted', unit: unitRef('u2', 'Porin Purje') })] }),
    Reviewers: () => ({ reviewers: [] }),
    QualityReview: () => ({ qualityReview: aReview() }),
    QualityFrameworkContent: () => framework,
    RecordHistory: () => noHistory,
    ...of.answers
  })
  const drawn = await renderInApp(node, { address: of.address, viewer, features: ['app', 'review', 'assessment', 'audit', 'admin'] })
  return { ...drawn, asked: (name: string) => served.asked.filter((each) => each.name === name).map(({ variables }) => variables), user: userEvent.setup() }
}
const noBarrier = async (container: Element) => {
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })
  expect(violations.map(({ id }) => id)).toEqual([])
}

it('lists what one is asked to review, and keeps the search in the address', async () => {
  const { container, user, router } = await draw(<ReviewListPage />, { address: '/fi/quality/reviews' })
  expect(await screen.findByRole('link', { name: 'Porin Purje' })).toBeVisible()
  await noBarrier(container)
  await user.type(screen.getByRole('searchbox'), 'saimaan')
  await waitFor(() => expect(screen.queryByRole('link', { name: 'Porin Purje' })).not.toBeInTheDocument())
  expect(router.state.location.search).toEqual({ q: 'saimaan' })
})

describe('a review', () => {
  const address = '/fi/quality/reviews/r1'

  it('sends each answer with the version that was looked at, and is handed in when all are saved', async () => {
    let saved = aReview()
    const answers: Answers = {
      QualityReview: () => ({ qualityReview: saved }),
      AnswerReview: () => {
        saved = aReview({ answers: [given('c1', 3), given('c2', 4)], answeredCount: 2, version: 4 })
        return { answerReview: { __typename: 'ReviewPayload', review: saved } }
      }
    }
    const { container, user, asked } = await draw(<OneReview id="r1" />, { address, answers })
    const second = await screen.findByRole('article', { name: /Criterion c2/ })
    await noBarrier(container)
    expect(screen.getByRole('button', { name: 'Anna arvio' })).toBeDisabled()
    await user.click(within(second).getByRole('radio', { name: /^4/ }))
    await waitFor(() => expect(asked('AnswerReview')).toEqual([{ input: { reviewId: 'r1', answers: [{ criterionCode: 'c2', value: 4, skipped: null, comment: '', expectedVersion: 0 }] } }]))
    await waitFor(() => expect(screen.getByRole('button', { name: 'Anna arvio' })).toBeEnabled())
  })

  it('shows what was written on another device beside one’s own, and lets one choose', async () => {
    let version = 1
    const answers: Answers = {
      QualityReview: () => ({ qualityReview: aReview({ answers: [given('c1', version === 1 ? 3 : 5, version)] }) }),
      AnswerReview: () => {
        if (version === 1) {
          version = 2
          refuse('STALE', ['answers', 0])
        }
        return { answerReview: { __typename: 'ReviewPayload', review: aReview({ answers: [given('c1', 2, 3)] }) } }
      }
    }
    const { user, asked } = await draw(<OneReview id="r1" />, { address, answers })
    await user.click(within(await screen.findByRole('article', { name: /Criterion c1/ })).getByRole('radio', { name: /^2/ }))
    await user.click(await screen.findByRole('button', { name: 'Pidä tämä vastaus' }))
    await waitFor(() => expect(asked('AnswerReview').at(-1)).toMatchObject({ input: { answers: [{ value: 2, expectedVersion: 2 }] } }))
  })
})

describe('choosing reviewers', () => {
  const pool = (id: string, unitId: string) => ({
    __typename: 'PoolReviewer',
    ...{ id, name: `Arvioija ${id}`, readsAll: false, openCount: 0, homeNames: [inAll(unitId)], interests: [] },
    homes: [{ __typename: 'ReviewerHomeType', unitId, centreId: `c-${unitId}`, organisationId: null }]
  })
  const assessment = (unitId: string) => ({
    __typename: 'AssignedAssessment',
    ...{ id: `a-${unitId}`, centreId: `c-${unitId}`, organisationId: null, state: 'review', wanted: 1, unit: unitRef(unitId, `Yksikkö ${unitId}`), reviewers: [] }
  })
  const round = { __typename: 'ReviewRound', id: 'k1', name: inAll('Kierros'), dueOn: '2026-12-01', unitCount: 2, openCount: 0, submittedCount: 0, lackingCount: 2 }
  const reviewAssignment = { __typename: 'ReviewAssignment', round, assessments: [assessment('u1'), assessment('u2')], reviewers: [pool('p1', 'u1'), pool('p3', 'u3')] }

  it('proposes, explains who cannot, and confirms', async () => {
    const answers: Answers = {
      ReviewAssignment: () => ({ reviewAssignment }),
      AssignReviews: () => ({ assignReviews: { __typename: 'ReviewAssignmentPayload', assignment: reviewAssignment } })
    }
    const { container, user, asked } = await draw(<OneAssignment id="k1" />, { address: '/fi/quality/reviewers/rounds/k1', answers })
    const choice = await screen.findByRole('combobox', { name: 'Lisää arvioija: Yksikkö u1' })
    expect(within(choice).getByRole('option', { name: 'Arvioija p1: oma yksikkö' })).toBeDisabled()
    await noBarrier(container)
    await user.click(screen.getByRole('button', { name: 'Ehdota arvioijia' }))
    expect(await screen.findByText(/Ehdotuksessa on 2 uutta paria\./)).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Vahvista arvioijat' }))
    const pairs = [{ assessmentId: 'a-u1', reviewerId: 'p3' }, { assessmentId: 'a-u2', reviewerId: 'p1' }]
    await waitFor(() => expect(asked('AssignReviews')).toEqual([{ input: { cycleId: 'k1', wanted: 1, pairs, note: '' } }]))
  })

  it('names the units for which there are too few, and why', async () => {
    const { user } = await draw(<OneAssignment id="k1" />, {
      address: '/fi/quality/reviewers/rounds/k1',
      answers: { ReviewAssignment: () => ({ reviewAssignment: { ...reviewAssignment, reviewers: [pool('p1', 'u1')] } }) }
    })
    await user.click(await screen.findByRole('button', { name: 'Ehdota arvioijia' }))
    expect(await screen.findByText(/Yksikkö u1: puuttuu 1, mahdollisia 0\. Esteet: oma yksikkö 1\./)).toBeVisible()
  })
})

describe('views side by side', () => {
  const answer = (value: number, reviewId: string | null) => ({ __typename: 'GivenAnswer', reviewId, value, skipped: null, comment: '' })
  const settlement = (of: Record<string, unknown> = {}) => ({
    __typename: 'ReviewSettlement',
    ...{ assessmentId: 'a1', versionId: 'v1', state: 'consensus', wanted: 1, missing: 0, unsettled: 1, replyDueOn: null, reply: '', repliedAt: null, mayClose: false, maySettle: true, mayReply: false },
    ...{ unit: unitRef('u1', 'Saimaan Verstas'), frameworkName: inAll('IPS'), reviewers: [aReviewer('Hannu Rautio', { state: 'submitted' })] },
    criteria: [
      { __typename: 'SettledCriterion', code: 'c1', differs: true, self: answer(4, null), reviews: [answer(2, 'w-Hannu Rautio')], agreed: null },
      { __typename: 'SettledCriterion', code: 'c2', differs: false, self: answer(3, null), reviews: [answer(3, 'w-Hannu Rautio')], agreed: { __typename: 'AgreedAnswer', value: 3, skipped: null, reason: '', settledBy: null, version: 1 } }
    ],
    ...{ selfScore: { __typename: 'SettlementScore', reviewId: null, score: 7, band: null }, reviewScores: [], agreedScore: { __typename: 'SettlementScore', reviewId: null, score: null, band: null }, ...of }
  })

  it('show what differs first, and settle it with a level and a reason', async () => {
    const answers: Answers = { ReviewSettlement: () => ({ reviewSettlement: settlement() }), SettleCriterion: () => ({ settleCriterion: { __typename: 'ReviewSettlementPayload', settlement: settlement() } }) }
    const { container, user, asked } = await draw(<OneSettlement id="a1" />, { address: '/fi/quality/consensus/a1', answers })
    expect(await screen.findByRole('rowheader', { name: 'Criterion c1 fi' })).toBeVisible()
    expect(screen.queryByRole('rowheader', { name: 'Criterion c2 fi' })).not.toBeInTheDocument()
    await noBarrier(container)
    await user.click(screen.getByRole('button', { name: /^Sovi taso/ }))
    const dialog = screen.getByRole('dialog')
    await user.click(within(dialog).getByRole('button', { name: 'Tallenna sovittu' }))
    expect(await within(dialog).findByRole('link', { name: /Kirjoita perustelu\./ })).toBeVisible()
    await user.selectOptions(within(dialog).getByRole('combobox'), '3')
    await user.type(within(dialog).getByRole('textbox', { name: 'Perustelu' }), 'Näyttö riitti')
    await user.click(within(dialog).getByRole('button', { name: 'Tallenna sovittu' }))
    const input = { assessmentId: 'a1', criterionCode: 'c1', value: 3, skipped: null, reason: 'Näyttö riitti', expectedVersion: 0 }
    await waitFor(() => expect(asked('SettleCriterion')).toEqual([{ input }]))
  })

  it('say what is missing while the reviews are not in', async () => {
    await draw(<OneSettlement id="a1" />, {
      address: '/fi/quality/consensus/a1',
      answers: { ReviewSettlement: () => ({ reviewSettlement: settlement({ state: 'review', missing: 1, unsettled: 0, criteria: [], selfScore: null, agreedScore: null, mayClose: true }) }) }
    })
    expect(await screen.findByText('1 arvioija puuttuu')).toBeVisible()
    expect(screen.getByRole('button', { name: 'Jatka annetuilla arvioilla' })).toBeVisible()
  })
})
