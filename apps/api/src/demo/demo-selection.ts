/**
 * How the applications of the demo are assessed and decided: one waits for an assessor and a visit, one is late and has lost an
 * assessor to a conflict of interest, and one has been put together and is with the head office after the regional board.
 * All of it is invented.
 */
import { shippedCriteria } from '@solmu/domain/onboarding/criteria-library.js'
import { shippedPath } from '@solmu/domain/onboarding/decision-path.js'
import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import type pg from 'pg'
import { demoId } from './demo-id.js'
import { insert } from './demo-insert.js'

/** What one assessor has done: nothing yet, been recused, or handed in the scores in the order of the criteria. */
interface Assessor {
  readonly who: 'centre' | 'office'
  readonly isRecused?: boolean
  readonly scores?: readonly number[]
}

interface Selection {
  readonly name: string
  /** Days from today to the day by which the scores are asked for. */
  readonly due: number
  readonly assessors: readonly Assessor[]
  /** Days from today to the visit. */
  readonly visit: number | null
  readonly isDecided: boolean
}

const selections: readonly Selection[] = [
  { name: 'Pielisen Pajasäätiö sr', due: 6, assessors: [{ who: 'centre', scores: [3, 4, 2, 3, 4] }, { who: 'office' }], visit: 8, isDecided: false },
  { name: 'Lapin Luontopaja osk', due: -4, assessors: [{ who: 'centre' }, { who: 'office', isRecused: true }], visit: null, isDecided: false },
  { name: 'Hämeen Osaamistalo ry', due: -76, assessors: [{ who: 'centre', scores: [4, 3, 3, 4, 3] }, { who: 'office', scores: [3, 3, 3, 2, 4] }], visit: -80, isDecided: true }
]

const reasons = [
  'Valmennushenkilöstö on vakituista, ja asiakkaita on vuosittain useita satoja.',
  'Oma tuotanto on monipuolista, eikä se häiritse paikallisia yrityksiä.',
  'Yhteistyö kunnan, oppilaitosten ja yritysten kanssa on vakiintunutta.',
  'Talous ja hallinto ovat kunnossa, ja hankkeista on kokemusta.',
  'Sijainti täydentää verkostoa alueella, jolla palvelua on vähän.'
]

type Frame = { readonly applicationId: string; readonly consortiumId: string; readonly centreId: string }
type Context = { readonly today: IsoDate; readonly office: string }

const at = (day: IsoDate): string => `${day}T10:00:00Z`

/** Writes them; the applications must be there already. */
export async function loadDemoSelection(client: pg.ClientBase, context: Context): Promise<void> {
  for (const selection of selections) {
    const applicationId = demoId(`application:${selection.name}`)
    const { rows } = await client.query<Frame & { readonly coordinator: string }>(
      `SELECT a.id AS "applicationId", a.consortium_id AS "consortiumId", a.centre_id AS "centreId",
         (SELECT r.user_id FROM role_assignment r WHERE r.unit_id = a.centre_id AND r.role = 'regional_coordinator' AND r.valid_from <= $2 AND (r.valid_to IS NULL OR r.valid_to > $2) ORDER BY r.valid_from LIMIT 1) AS coordinator
       FROM application a WHERE a.id = $1`,
      [applicationId, context.today]
    )
    const [{ coordinator, ...frame }] = rows as [Frame & { readonly coordinator: string }]
    await assess(client, { selection, frame, people: { centre: coordinator, office: context.office } }, context)
    if (selection.isDecided) await decide(client, frame, context)
  }
}

type Scene = { readonly selection: Selection; readonly frame: Frame; readonly people: Readonly<Record<Assessor['who'], string>> }

async function assess(client: pg.ClientBase, { selection, frame, people }: Scene, { today, office }: Context): Promise<void> {
  const { name, due, visit, assessors } = selection
  const appointedAt = at(addDays(today, Math.min(due, 0) - 21))
  await insert(client, 'application_procedure', [{ ...frame, criteria: shippedCriteria, criteriaNumber: 0, begunAt: appointedAt, settled: {}, summary: '', proposal: '', round: 1, version: 1 }])
  for (const { who, isRecused = false, scores } of assessors) {
    const id = demoId(`application-assessor:${name}:${who}`)
    const declared = isRecused ? { conflict: 'business', conflictNote: 'Istuu hakijan kumppaniyrityksen hallituksessa.' } : { conflict: scores ? 'none' : null, conflictNote: '' }
    await insert(client, 'application_assessor', [
      { id, ...frame, userId: people[who], dueOn: addDays(today, due), appointedBy: office, appointedAt, ...declared, declaredAt: declared.conflict === null ? null : appointedAt, releasedReason: '', version: 1 }
    ])
    if (!scores) continue
    await insert(client, 'application_score', scores.map((score, place) => ({ assessorId: id, criterion: shippedCriteria.criteria[place]?.code, ...frame, score, reason: reasons[place], evidence: 'Hakemus ja sen liitteet' })))
    await client.query('UPDATE application_assessor SET submitted_at = $2 WHERE id = $1', [id, at(addDays(today, Math.min(due, 0) - 2))])
  }
  if (visit !== null) await insert(client, 'application_visit', [visitRow({ selection, frame, people }, { today, office })])
}

function visitRow({ selection: { name, visit }, frame, people }: Scene, { today }: Context): object {
  const day = addDays(today, visit ?? 0)
  const isDone = day < today
  const observations = isDone ? { own_production: 'Puuverstas ja pakkaamo toimivat sopimusasiakkaille.', administration: 'Omavalvonta ja työsuojelu on kuvattu ja näkyvät arjessa.' } : {}
  return {
    ...{ id: demoId(`application-visit:${name}`), ...frame, state: isDone ? 'done' : 'planned', plannedOn: day, visitedOn: isDone ? day : null, visitors: 'Aluekeskuksen koordinaattori ja laatuvastaava' },
    ...{ observations, findings: isDone ? 'Tilat ovat esteettömät, ja valmentajat tuntevat asiakkaansa hyvin.' : '', cancelReason: '', changedBy: people.centre, changedAt: at(addDays(day, isDone ? 0 : -14)), version: 1 }
  }
}

/** What lay apart was talked over; the regional board has decided, and the head office confirms. */
async function decide(client: pg.ClientBase, frame: Frame, { today, office }: Context): Promise<void> {
  const [sent, decidedOn] = [addDays(today, -70), addDays(today, -9)]
  await client.query(
    `UPDATE application_procedure SET settled = $2, consolidated_at = $3, consolidated_by = $4, summary = $5, path = $6, path_number = 0, sent_at = $3, proposal = $7 WHERE application_id = $1`,
    [
      ...[frame.applicationId, JSON.stringify({ administration: 'Taloushallinto siirtyi tilitoimistolle tämän vuoden alussa. Arvioijat sopivat pisteistä 3.' }), at(sent), office],
      ...['Hakija täyttää kriteerit hyvin.', JSON.stringify(shippedPath), 'Aluekeskus esittää hyväksymistä.']
    ]
  )
  const participants = ['Helena Ahola', 'Markku Salo', 'Tiina Vuorinen'].map((name) => ({ name, userId: null, isRecused: false, conflict: '' }))
  const recused = { name: 'Pentti Lehto', userId: null, isRecused: true, conflict: 'Hakijan entinen toiminnanjohtaja' }
  await insert(client, 'application_decision_step', [
    {
      ...{ id: demoId(`${frame.applicationId}:step:0`), ...frame, round: 1, step: 0, body: 'regional_board', decidedOn, number: '21/2026', participants: [...participants, recused] },
      ...{ votesFor: 3, votesAgainst: 0, votesAbstain: 0, outcome: 'favour', reasons: 'Hakija täyttää kriteerit ja täydentää verkostoa.', conditions: '', recordedBy: office, recordedAt: at(decidedOn) }
    }
  ])
}
