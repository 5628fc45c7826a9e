/**
 * Surveys of the demo: a round of customer feedback that ended yesterday in the units of a centre, one a year before, and one that
 * takes answers now. The round of yesterday is summed up by the product itself, so what is too little to be shown is not shown.
 */
import { choicesOf, type SurveyAnswers, type SurveyContent } from '@solmu/domain/quality/survey.js'
import { type AnsweredUnit, shownOfRound } from '@solmu/domain/quality/survey-round.js'
import { addDays, isValidOn } from '@solmu/shared/dates.js'
import type pg from 'pg'
import { customerFeedback } from '../features/quality/survey/library/customer-feedback.js'
import { librarySurveys } from '../features/quality/survey/library/survey-library.js'
import { demoId, demoNumber } from './demo-id.js'
import { insert } from './demo-insert.js'
import type { DemoNetwork } from './demo-network.types.js'

const manager = 'mikko.hyvarinen@solmu.example'
/** Answers in the unit of the manager, and in three others of the same centre: the last two have too few. */
const answeredIn = [23, 14, 6, 5] as const
const linksIn = [35, 30, 20, 12] as const

const said = [
  'Valmentaja kuunteli ja antoi aikaa.',
  'Toivoisin enemmän vaihtoehtoja työkokeiluun.',
  'Sain apua hakemuksen kirjoittamiseen.',
  'Tilat ovat ahtaat, muuten hyvä.',
  'Ensimmäistä kertaa joku kysyi, mitä itse haluan.',
  'Odotin paikkaa liian kauan.',
  'Työpaikalla oli hyvä, että valmentaja kävi.',
  'Jag fick hjälp på svenska, det var bra.'
]

/** Where the rounds are: the unit of the manager, others of its centre that are open, and the centre. */
function placesOf(demo: DemoNetwork, today: string): { unitIds: readonly string[]; centreId: string; userId: string } {
  const userId = demo.users.find(({ email }) => email === manager)?.id ?? ''
  const unitId = demo.roleAssignments.find((each) => each.userId === userId && each.role === 'unit_manager')?.unitId ?? ''
  const links = demo.links.filter((link) => isValidOn(link, today))
  const centreId = links.find((link) => link.unitId === unitId)?.parentId ?? ''
  const others = links.filter((link) => link.parentId === centreId && link.unitId !== unitId).map((link) => link.unitId)
  const open = others.filter((id) => demo.units.some((unit) => unit.id === id && isValidOn(unit, today))).sort()
  return { unitIds: [unitId, ...open].slice(0, answeredIn.length), centreId, userId }
}

/** One person's answers, worked out from a key; `mood` from 0 to 4 is what most of them lean to. */
function answersOf(content: SurveyContent, key: string, mood: number): SurveyAnswers {
  const answers: Record<string, readonly string[]> = {}
  for (const question of content.questions) {
    const at = (what: string, below: number) => demoNumber(`${key}:${question.code}:${what}`, below)
    const choices = choicesOf(question)
    if (question.kind === 'scale') answers[question.code] = [choices[Math.min(4, Math.max(0, mood - 1 + at('step', 3)))] ?? '']
    else if (question.kind === 'yes_no') answers[question.code] = [at('yes', 5) === 0 ? 'no' : 'yes']
    else if (question.kind === 'multiple') answers[question.code] = choices.filter((_choice, place) => at(`has${place}`, 5) < 2)
    else if (at('writes', 5) < 3) answers[question.code] = [said[at('words', said.length)] ?? '']
  }
  return Object.fromEntries(Object.entries(answers).filter(([, words]) => words.length > 0))
}

const countsOf = (answers: readonly SurveyAnswers[]): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {}
  for (const code of answers.flatMap((one) => Object.keys(one))) counts[code] = (counts[code] ?? 0) + 1
  return counts
}

const many = (key: string, count: number, mood: number): readonly SurveyAnswers[] =>
  Array.from({ length: count }, (_none, place) => answersOf(customerFeedback, `survey:${key}:${place}`, mood))

type Asked = { readonly unitId: string; readonly answers: readonly SurveyAnswers[]; readonly links: number; readonly kiosk: number }

const surveyId = (code: string) => demoId(`survey:${code}`)
const versionId = (code: string) => demoId(`survey-version:${code}`)

async function loadLibrary(client: pg.ClientBase, consortiumId: string): Promise<void> {
  await insert(client, 'survey', librarySurveys.map(({ code }) => ({ id: surveyId(code), consortiumId, code, shippedCode: code })))
  await insert(
    client,
    'survey_version',
    librarySurveys.map(({ code, content }) => ({
      ...{ id: versionId(code), consortiumId, surveyId: surveyId(code), number: 1, state: 'released', content },
      ...{ changedAt: '2025-01-02T06:00:00Z', releasedAt: '2025-01-02T06:00:00Z' }
    }))
  )
}

/** Loads the surveys of the product and the rounds of the demo. */
export async function loadDemoSurveys(client: pg.ClientBase, demo: DemoNetwork, today: string): Promise<void> {
  const consortiumId = demo.consortium.id
  await loadLibrary(client, consortiumId)
  const { unitIds, centreId, userId } = placesOf(demo, today)
  const own = unitIds[0] ?? ''
  const base = { consortiumId, surveyId: surveyId('customer_feedback'), versionId: versionId('customer_feedback') }
  const round = async (key: string, of: { unitId: string; from: number; to: number }, asked: readonly Asked[]): Promise<string> => {
    const id = demoId(`survey-round:${key}`)
    const centre = of.unitId === centreId ? centreId : null
    const days = { opensOn: addDays(today, of.from), closesOn: addDays(today, of.to) }
    await insert(client, 'survey_round', [{ id, ...base, unitId: of.unitId, ...days, createdBy: centre ? null : userId }])
    const units = asked.map(({ unitId, answers, links, kiosk }) => ({
      ...{ roundId: id, unitId, consortiumId, centreId },
      ...{ linkCount: links, usedCount: answers.length - kiosk, kioskCount: kiosk }
    }))
    await insert(client, 'survey_round_unit', units)
    const responses = asked.flatMap(({ unitId, answers }) =>
      answers.map((one, place) => ({ id: demoId(`survey-answer:${key}:${unitId}:${place}`), consortiumId, roundId: id, unitId, answers: one }))
    )
    await insert(client, 'survey_response', responses)
    return id
  }
  const yearAgo = await round('year-ago', { unitId: own, from: -400, to: -373 }, [{ unitId: own, answers: many('year-ago', 17, 2), links: 30, kiosk: 0 }])
  const ended = unitIds.map((unitId, place) => ({ unitId, answers: many(unitId, answeredIn[place] ?? 0, 3), links: linksIn[place] ?? 0, kiosk: 0 }))
  const yesterday = await round('yesterday', { unitId: centreId, from: -28, to: -1 }, ended)
  const now = await round('now', { unitId: own, from: -6, to: 22 }, [{ unitId: own, answers: many('now', 12, 3), links: 40, kiosk: 4 }])
  await insert(client, 'survey_kiosk', [{ id: demoId('survey-kiosk'), consortiumId, roundId: now, unitId: own, codeHash: `\\x${'5a'.repeat(32)}`, openedBy: userId, openedOn: today }])
  const end = async (id: string, ownerId: string, asked: readonly Asked[]) => {
    const units: readonly AnsweredUnit[] = asked.map(({ unitId, answers }) => ({ unitId, centreId, counts: countsOf(answers) }))
    const shown = shownOfRound(units, { ownerId, questions: customerFeedback.questions.map(({ code }) => code), minimum: 10 })
    await client.query('SELECT app.end_survey_round($1, $2)', [id, JSON.stringify(shown)])
  }
  await end(yearAgo, own, [{ unitId: own, answers: many('year-ago', 17, 2), links: 30, kiosk: 0 }])
  await end(yesterday, centreId, ended)
}
