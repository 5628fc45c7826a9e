import { newId } from '@solmu/shared/ids.js'
import { type Actor, TestApp } from '../../../testing/harness.js'
import type { ReviewClock } from './review-clock.service.js'
import { type Place, type ReviewScene, secrets, setReviewScene } from '../../../testing/reviews.js'

const REVIEW = 'id assessmentId state assessmentState isOpen answeredCount version evidence { title } reviewers { name state } answers { criterionCode value skipped comment version }'
const MINE = `{ myReviews { ${REVIEW} } }`
const GIVEN = 'reviewId value skipped comment'
const SETTLEMENT = `assessmentId state wanted missing unsettled replyDueOn reply mayClose maySettle mayReply
  reviewers { reviewId reviewerId name state declinedReason hasLeft }
  criteria { code differs self { ${GIVEN} } reviews { ${GIVEN} } agreed { ${GIVEN} reason settledBy version } }
  selfScore { score band } reviewScores { reviewId score band } agreedScore { score band }`
const SETTLED = `query ($id: ID!) { reviewSettlement(assessmentId: $id) { ${SETTLEMENT} } }`
const write = (name: string, type: string, answer: string) => `mutation ($input: ${type}!) { ${name}(input: $input) { ${answer} } }`
const ASSIGN = write('assignReviews', 'AssignReviewsInput', 'assignment { round { lackingCount openCount } reviewers { id openCount } assessments { id wanted reviewers { reviewId name state } } }')
const ANSWER = write('answerReview', 'AnswerReviewInput', `review { ${REVIEW} }`)
const PLAN = write('planReviewVisit', 'PlanVisitInput', 'review { visitOn visitPlan version }')
const DECLINE = write('declineReview', 'DeclineReviewInput', 'review { state }')
const SUBMIT = write('submitReview', 'ReviewStepInput', `review { ${REVIEW} }`)
const END = write('endReview', 'EndReviewInput', `settlement { ${SETTLEMENT} }`)
const CLOSE = write('closeReviews', 'CloseReviewsInput', `settlement { ${SETTLEMENT} }`)
const SETTLE = write('settleCriterion', 'SettleCriterionInput', `settlement { ${SETTLEMENT} }`)
const REPLY = write('replyToReview', 'ReplyToReviewInput', `settlement { ${SETTLEMENT} }`)
const DECLARE = write('declareInterest', 'DeclareInterestInput', 'reviewer { id interests { id unitId reason } }')
const END_INTEREST = write('endInterest', 'EndInterestInput', 'reviewer { interests { id } }')

type Given = { value: number | null }
type Settlement = {
  state: string
  missing: number
  unsettled: number
  replyDueOn: string | null
  mayClose: boolean
  reviewers: { reviewId: string; name: string; state: string; hasLeft: boolean; declinedReason: string }[]
  criteria: { code: string; differs: boolean; self: Given | null; reviews: Given[]; agreed: (Given & { reason: string; settledBy: string | null; version: number }) | null }[]
  selfScore: { score: number | null; band: string | null } | null
  agreedScore: { score: number | null; band: string | null } | null
  reviewScores: { score: number | null }[]
}
type Review = { id: string; assessmentId: string; state: string; version: number; answers: { criterionCode: string; version: number }[]; evidence: object[] }

let app: TestApp
let scene: ReviewScene
let actors: Record<Place | 'reviewer' | 'coordinator', Actor>

beforeAll(async () => {
  app = await TestApp.start()
  scene = await setReviewScene(app)
  // One after the other: passwords are not checked side by side.
  const [east, middle, west] = [await scene.as('east'), await scene.as('middle'), await scene.as('west')]
  actors = { east, middle, west, reviewer: await scene.as('reviewer'), coordinator: await scene.as('coordinator') }
})
beforeEach(async () => {
  scene = await setReviewScene(app)
})
afterAll(() => app.stop())

/** What is changed about people is changed back. */
async function meanwhile(work: () => Promise<void>): Promise<void> {
  const before = await app.rows<{ id: string; role: string; unit_id: string; valid_to: string | null }>('SELECT id, role, unit_id, valid_to FROM role_assignment')
  try {
    await work()
  } finally {
    await app.rows(
      `UPDATE role_assignment a SET role = b.role, unit_id = b.unit_id, valid_to = b.valid_to FROM jsonb_to_recordset($1) AS b (id uuid, role text, unit_id uuid, valid_to date)
       WHERE a.id = b.id AND (a.role, a.unit_id, a.valid_to) IS DISTINCT FROM (b.role, b.unit_id, b.valid_to)`,
      [JSON.stringify(before)]
    )
    await app.rows('UPDATE app_user SET deactivated_at = NULL WHERE id = $1', [scene.people.west])
    actors.west = await scene.as('west')
  }
}

const codeOf = (answer: Awaited<ReturnType<Actor['ask']>>) => answer.errors?.[0]?.extensions.code
const obstacleOf = (answer: Awaited<ReturnType<Actor['ask']>>) => answer.errors?.[0]?.extensions.params['obstacle']
const settlement = async (actor: Actor, place: Place = 'east') => (await actor.get<{ reviewSettlement: Settlement }>(SETTLED, { id: scene.assessments[place] })).reviewSettlement
const mine = async (actor: Actor, place: Place = 'east') => (await actor.get<{ myReviews: Review[] }>(MINE)).myReviews.find(({ assessmentId }) => assessmentId === scene.assessments[place])!

/** Has people review a place. */
async function assign(place: Place, who: readonly (keyof ReviewScene['people'])[], note = '') {
  const pairs = who.map((each) => ({ assessmentId: scene.assessments[place], reviewerId: scene.people[each] }))
  return actors.coordinator.ask(ASSIGN, { input: { cycleId: scene.cycleId, wanted: who.length, pairs, note } })
}

/** Gives every criterion a level, but the first ones others, and hands in. */
async function review(actor: Actor, levels: readonly number[] = [], place: Place = 'east') {
  const { id } = await mine(actor, place)
  const answers = scene.codes.map((criterionCode, at) => ({ criterionCode, value: levels[at] ?? 3, comment: secrets.review, expectedVersion: 0 }))
  await actor.get(ANSWER, { input: { reviewId: id, answers } })
  const { version } = await mine(actor, place)
  return actor.get<{ submitReview: { review: Review } }>(SUBMIT, { input: { reviewId: id, expectedVersion: version } })
}

describe('choosing reviewers', () => {
  it('refuses who stands too near, and says why', async () => {
    const refused = async (place: Place, who: keyof ReviewScene['people']) => obstacleOf(await assign(place, [who]))
    expect([await refused('east', 'east'), codeOf(await assign('east', ['coordinator']))]).toEqual(['own_unit', 'UNKNOWN_REFERENCE'])
    await meanwhile(async () => {
      await app.rows(`UPDATE role_assignment SET unit_id = (SELECT unit_id FROM unit_now n JOIN unit_link l ON l.unit_id = n.id AND l.valid_to IS NULL
      WHERE l.parent_id = (SELECT parent_id FROM unit_link WHERE unit_id = $1 AND valid_to IS NULL) AND n.id <> $1 AND n.is_open LIMIT 1)
      WHERE user_id = $2 AND role = 'unit_manager'`, [scene.units.east, scene.people.west])
      expect(await refused('east', 'west')).toMatch(/own_region|own_organisation/)
      await app.rows(`UPDATE role_assignment SET role = 'auditor', unit_id = (SELECT scope_unit_id FROM quality_cycle WHERE id = $2) WHERE user_id = $1 AND role = 'unit_manager'`, [
        scene.people.west,
        scene.cycleId
      ])
      expect(await refused('east', 'west')).toBe('reads_self')
    })
  })

  it('does not let two look at each other, nor anybody where an interest is declared', async () => {
    expect((await assign('east', ['middle'])).errors).toBeUndefined()
    expect(obstacleOf(await assign('middle', ['east']))).toBe('reciprocal')
    const declared = await actors.west.get<{ declareInterest: { reviewer: { interests: { id: string; unitId: string | null }[] } } }>(DECLARE, { input: { unitId: scene.units.middle, reason: 'Sisareni on siellä töissä' } })
    expect(obstacleOf(await assign('middle', ['west']))).toBe('interest')
    const interestId = declared.declareInterest.reviewer.interests.find(({ unitId }) => unitId === scene.units.middle)?.id
    expect(codeOf(await actors.middle.ask(END_INTEREST, { input: { interestId } }))).toBe('NOT_FOUND')
    await actors.west.get(END_INTEREST, { input: { interestId } })
    expect((await assign('middle', ['west'])).errors).toBeUndefined()
    // The database says the same, whatever the program forgets.
    const insert = `INSERT INTO quality_review (id, consortium_id, assessment_id, unit_id, reviewer_id, assigned_by) SELECT $1, consortium_id, id, unit_id, $2, $3 FROM quality_assessment WHERE id = $4`
    await app.rows('BEGIN')
    await app.rows(`SELECT set_config('app.user_id', $1, true), set_config('app.consortium_id', (SELECT consortium_id::text FROM quality_cycle WHERE id = $2), true)`, [scene.people.coordinator, scene.cycleId])
    await app.rows('SET LOCAL ROLE solmu_app')
    await expect(app.rows(insert, [newId(), scene.people.east, scene.people.coordinator, scene.assessments.east])).rejects.toThrow('somebody who cannot review this unit')
    await app.rows('ROLLBACK')
  })

  it('writes one letter to each reviewer, and is for those who assign', async () => {
    await assign('east', ['middle', 'reviewer'], 'Kiitos 3')
    const letters = await app.rows<{ recipient: string; text: string }>(`SELECT recipient, text FROM outbox_mail WHERE subject LIKE 'Sinut on valittu arvioijaksi%' AND text LIKE '%Kiitos 3%' ORDER BY recipient`)
    expect(letters.map(({ recipient }) => recipient)).toEqual(['hannu.rautio@solmu.example', 'juha.minkkinen@solmu.example'])
    for (const { text } of letters) expect(text).toMatch(/– Karjalan Työsilta[\s\S]*Kiitos 3[\s\S]*\/fi\/quality\/reviews/)
    expect(codeOf(await actors.east.ask(ASSIGN, { input: { cycleId: scene.cycleId, wanted: 1, pairs: [], note: '' } }))).toBe('NOT_ALLOWED')
  })

  it('has a reviewer decline with a reason, which the unit does not read, and does not ask again', async () => {
    await assign('east', ['middle', 'reviewer'])
    const { id, version } = await mine(actors.middle)
    const input = { reviewId: id, expectedVersion: version }
    expect(codeOf(await actors.middle.ask(DECLINE, { input: { ...input, reason: ' ' } }))).toBe('REQUIRED')
    await actors.middle.get(DECLINE, { input: { ...input, reason: 'En ehdi' } })
    const seen = async (actor: Actor) => (await settlement(actor)).reviewers.find(({ name }) => name === 'Juha Minkkinen')
    expect(await seen(actors.coordinator)).toMatchObject({ state: 'declined', declinedReason: 'En ehdi' })
    expect(await seen(actors.east)).toMatchObject({ state: 'declined', declinedReason: '' })
    expect(await settlement(actors.east)).toMatchObject({ missing: 1 })
    expect(obstacleOf(await assign('east', ['middle']))).toBe('declined')
  })
})

describe('a review', () => {
  it('shows the evidence and not what the unit says, until it is handed in', async () => {
    await assign('east', ['middle'])
    expect(await mine(actors.middle)).toMatchObject({ state: 'assigned', evidence: [{ title: 'Näyttö' }] })
    expect(codeOf(await actors.middle.ask(SETTLED, { id: scene.assessments.east }))).toBe('NOT_FOUND')
    await review(actors.middle)
    expect((await settlement(actors.middle)).criteria[0]?.self?.value).toBe(3)
  })

  it('is written on two devices without loss, within the framework, and is handed in whole', async () => {
    await assign('east', ['middle', 'reviewer'])
    const { id } = await mine(actors.middle)
    const answer = (value: number, expectedVersion: number) =>
      actors.middle.ask(ANSWER, { input: { reviewId: id, answers: [{ criterionCode: scene.codes[0], value, comment: '', expectedVersion }] } })
    expect((await answer(4, 0)).errors).toBeUndefined()
    expect([codeOf(await answer(2, 0)), codeOf(await answer(9, 1))]).toEqual(['STALE', 'OUT_OF_RANGE'])
    const begun = await mine(actors.middle)
    expect(begun).toMatchObject({ state: 'scoring', answers: [{ value: 4, version: 1 }] })
    expect(codeOf(await actors.middle.ask(SUBMIT, { input: { reviewId: id, expectedVersion: begun.version } }))).toBe('REQUIRED')
    const plan = { reviewId: id, expectedVersion: begun.version, visitOn: '2027-01-12', visitPlan: 'Klo 9 johtaja, klo 10 valmentajat' }
    await actors.middle.get(PLAN, { input: plan })
    expect(codeOf(await actors.middle.ask(PLAN, { input: plan }))).toBe('STALE')
    expect(codeOf(await actors.reviewer.ask(ANSWER, { input: { reviewId: id, answers: [{ criterionCode: scene.codes[0], value: 1, comment: '', expectedVersion: 1 }] } }))).toBe('NOT_FOUND')
  })

  it('stays hidden from the unit and those above until all are in', async () => {
    await assign('east', ['middle', 'reviewer'])
    await review(actors.middle)
    for (const actor of [actors.east, actors.coordinator]) {
      const seen = await settlement(actor)
      expect([seen.state, seen.criteria, seen.reviewScores, seen.agreedScore]).toEqual(['review', [], [], null])
    }
    await review(actors.reviewer)
    const [{ reviews }] = (await settlement(actors.east)).criteria as [Settlement['criteria'][number]]
    expect(reviews.map(({ value }) => value)).toEqual([3, 3])
  })

  it('ends with its reviewer who leaves, and the assessment says that one is missing', async () => {
    await assign('east', ['middle', 'reviewer', 'west'])
    await review(actors.reviewer)
    await expect(app.rows(`UPDATE quality_assessment SET state = 'self' WHERE id = $1`, [scene.assessments.east])).rejects.toThrow('a review of it is in')
    await meanwhile(async () => {
      await app.rows(`UPDATE role_assignment SET valid_to = app.today() WHERE user_id = $1 AND role = 'reviewer'`, [scene.people.middle])
      await app.rows('UPDATE app_user SET deactivated_at = now() WHERE id = $1', [scene.people.west])
      const seen = await settlement(actors.coordinator)
      expect(seen.reviewers.map(({ state, hasLeft }) => [state, hasLeft]).sort()).toEqual([['ended', true], ['ended', true], ['submitted', false]])
      expect([seen.state, seen.missing, seen.mayClose]).toEqual(['review', 2, true])
    })
    const closed = await actors.coordinator.get<{ closeReviews: { settlement: Settlement } }>(CLOSE, { input: { assessmentId: scene.assessments.east } })
    expect(closed.closeReviews.settlement).toMatchObject({ state: 'reply', missing: 0 })
  })

  it('is ended by whoever assigns while it is open, with a reason', async () => {
    await assign('east', ['middle', 'reviewer'])
    const { id: reviewId } = await mine(actors.middle)
    expect(codeOf(await actors.coordinator.ask(CLOSE, { input: { assessmentId: scene.assessments.east } }))).toBe('ASSESSMENT_STATE')
    expect(codeOf(await actors.coordinator.ask(END, { input: { reviewId, reason: '' } }))).toBe('REQUIRED')
    const ended = await actors.coordinator.get<{ endReview: { settlement: Settlement } }>(END, { input: { reviewId, reason: 'Vaihdettiin' } })
    expect(ended.endReview.settlement.missing).toBe(1)
    expect(codeOf(await actors.coordinator.ask(END, { input: { reviewId, reason: 'Vaihdettiin' } }))).toBe('REVIEW_STATE')
  })
})

describe('what differs', () => {
  const settle = (actor: Actor, criterionCode: string | undefined, value: number | null, of: object = {}) =>
    actor.ask<{ settleCriterion: { settlement: Settlement } }>(SETTLE, { input: { assessmentId: scene.assessments.east, criterionCode, value, reason: 'Näyttö riitti', expectedVersion: 0, ...of } })

  it('is settled with a reason, by one of two, and then the unit replies and it is final', async () => {
    await assign('east', ['middle', 'reviewer'])
    await review(actors.middle, [1, 4])
    await review(actors.reviewer, [1, 3])
    const [first, second, third] = scene.codes
    const open = await settlement(actors.middle)
    expect([open.state, open.unsettled, open.criteria[0]?.agreed, open.criteria[2]?.agreed?.value]).toEqual(['consensus', 2, null, 3])
    expect(codeOf(await settle(actors.reviewer, first, 2, { reason: '' }))).toBe('REQUIRED')
    expect(codeOf(await settle(actors.east, first, 2))).toBe('NOT_ALLOWED')
    expect(codeOf(await settle(actors.west, first, 2))).toBe('NOT_FOUND')
    await settle(actors.reviewer, first, 2)
    expect(codeOf(await settle(actors.middle, first, 3))).toBe('STALE')
    const done = await settle(actors.middle, second, 4)
    expect(done.data?.settleCriterion.settlement).toMatchObject({ state: 'reply', unsettled: 0, agreedScore: { score: 75, band: 'fair' } })
    expect(codeOf(await settle(actors.middle, third, 5, { expectedVersion: 1 }))).toBe('ASSESSMENT_STATE')
    const before = await settlement(actors.east)
    expect(before.criteria[0]?.agreed).toMatchObject({ value: 2, reason: 'Näyttö riitti', settledBy: 'Hannu Rautio' })
    expect(before.replyDueOn).not.toBeNull()
    expect(codeOf(await actors.middle.ask(REPLY, { input: { assessmentId: scene.assessments.east, reply: 'Ei' } }))).toBe('NOT_ALLOWED')
    const replied = await actors.east.get<{ replyToReview: { settlement: Settlement } }>(REPLY, { input: { assessmentId: scene.assessments.east, reply: 'Kiitos, korjaamme.' } })
    expect(replied.replyToReview.settlement).toMatchObject({ state: 'final', reply: 'Kiitos, korjaamme.', replyDueOn: null })
    expect(await app.rows('SELECT score::float, band, final_kind, assessed_on = app.today() AS is_today FROM quality_assessment WHERE id = $1', [scene.assessments.east])).toEqual([
      { score: 75, band: 'fair', final_kind: 'reviewed', is_today: true }
    ])
    expect(codeOf(await actors.east.ask(REPLY, { input: { assessmentId: scene.assessments.east, reply: 'Vielä' } }))).toBe('ASSESSMENT_STATE')
  })

  it('is final without a reply when the days for it have passed', async () => {
    await assign('east', ['middle'])
    await review(actors.middle)
    const clock = app.provider<ReviewClock>('ReviewClock', { viewer: { userId: '', consortiumId: '' } })
    const due = (await settlement(actors.east)).replyDueOn!
    await app.rows(`UPDATE quality_assessment SET held_since = held_since - interval '14 days' WHERE id = $1`, [scene.assessments.east])
    expect(await clock.run()).toMatchObject({ finalised: 0 })
    await app.rows(`UPDATE quality_assessment SET held_since = held_since - interval '1 day' WHERE id = $1`, [scene.assessments.east])
    expect(await clock.run()).toMatchObject({ finalised: 1 })
    expect(await settlement(actors.east)).toMatchObject({ state: 'final', agreedScore: { score: 75 }, reply: '' })
    expect(due > new Date().toISOString().slice(0, 10)).toBe(true)
  })
})
