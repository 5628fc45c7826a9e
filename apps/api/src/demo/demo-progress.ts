/**
 * What two projects of the demo tell by indicators. One unit was in both for some months: one of them counts half of its figures,
 * the other all of them, so that some is told twice. Of the progress reports one is accepted, and one part of the next came back.
 */
import { progressTransitions } from '@solmu/domain/portfolio/progress-report.workflow.js'
import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import { type Period, shiftPeriod, validityOfPeriod } from '@solmu/shared/periods.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import type pg from 'pg'
import { demoId } from './demo-id.js'
import { indicatorId } from './demo-indicators.js'
import { insert } from './demo-insert.js'
import { presentPeriod } from './demo-rounds.js'

interface Of {
  readonly consortiumId: string
  /** Of the project that reports, and of the one that counts the same unit. */
  readonly projectId: string
  readonly otherId: string
  readonly otherStartsOn: IsoDate
  readonly sharedUnitId: string
  readonly partnerIds: readonly string[]
  readonly startsOn: IsoDate
  readonly today: IsoDate
  readonly office: string
}

const chosen = [
  { code: 'A1', baseline: 180, target: 2200, why: 'Rahoittaja seuraa, kuinka moni on valmennuksessa.' },
  { code: 'B1', baseline: 5, target: 90, why: 'Hankkeen päätavoite.' },
  { code: 'B2', baseline: null, target: 60, why: '' }
] as const

const ownId = (code: string): string => demoId(`project-indicator:koko-ita:${code}`)

export async function loadDemoProgress(client: pg.ClientBase, of: Of): Promise<void> {
  const { consortiumId, projectId, otherId, office } = of
  await insert(client, 'project_indicator', chosen.map(({ code, ...said }) => ({ ...said, id: ownId(code), consortiumId, projectId, indicatorId: indicatorId(code), periodKind: 'quarter', madeBy: office, version: 1 })))
  await insert(client, 'project_indicator_target', of.partnerIds.slice(0, 2).map((partnerId, at) => ({ projectIndicatorId: ownId('B1'), consortiumId, projectId, partnerId, target: at === 0 ? 50 : 30 })))
  const sharedId = demoId('project-indicator:verstas:B1')
  await insert(client, 'project_indicator', [{ id: sharedId, consortiumId, projectId: otherId, indicatorId: indicatorId('B1'), periodKind: 'quarter', baseline: 2, target: 40, why: '', madeBy: office, version: 1 }])
  await insert(client, 'project_share', [{ id: demoId('project-share:verstas:B1'), consortiumId, projectId: otherId, projectIndicatorId: sharedId, unitId: of.sharedUnitId, share: 5000, validFrom: of.otherStartsOn, validTo: null, declaredBy: office, declaredAt: `${of.otherStartsOn}T09:00:00Z` }])
  const second = shiftPeriod(presentPeriod(of.today), -1)
  await loadReport(client, of, { number: 1, period: shiftPeriod(second, -1) })
  await loadReport(client, of, { number: 2, period: second })
}

interface Report {
  readonly number: number
  readonly period: Period
}

interface FigureRow {
  readonly projectIndicatorId: string
  readonly code: string
  readonly name: LocalizedText
  readonly period: string | null
  readonly soFar: string | null
  readonly target: string | null
  readonly asked: number
  readonly given: number
}

/** As the report itself takes them: of what is accepted, each return counted on the last day of its period. */
const FIGURES = `SELECT i.id AS "projectIndicatorId", n.code, (SELECT jsonb_build_object('fi', v.name_fi, 'sv', v.name_sv, 'en', v.name_en) FROM indicator_version v WHERE v.indicator_id = n.id ORDER BY v.valid_from DESC LIMIT 1) AS name,
    sum(f.value) FILTER (WHERE r.period = $3)::text AS period, sum(f.value)::text AS "soFar", (CASE WHEN $2::uuid IS NULL THEN i.target ELSE (SELECT t.target FROM project_indicator_target t WHERE t.project_indicator_id = i.id AND t.partner_id = $2) END)::text AS target, count(DISTINCT u.id)::integer AS asked, count(DISTINCT u.id) FILTER (WHERE f.value IS NOT NULL)::integer AS given
  FROM project_indicator i JOIN project p ON p.id = i.project_id JOIN indicator n ON n.id = i.indicator_id JOIN project_partner_unit k ON k.project_id = p.id AND ($2::uuid IS NULL OR k.partner_id = $2)
    JOIN unit_return u ON u.unit_id = k.unit_id AND u.state IN ('accepted', 'locked') JOIN collection_round r ON r.id = u.round_id AND r.period_kind = i.period_kind AND r.period_to > p.starts_on AND r.period_to <= $4
    JOIN project_partner a ON a.id = k.partner_id AND a.valid_from < r.period_to AND (a.valid_to IS NULL OR a.valid_to >= r.period_to)
    JOIN fact f ON f.return_id = u.id AND f.to_version IS NULL AND f.indicator_id = n.id
  WHERE i.project_id = $1 GROUP BY i.id, n.id ORDER BY n.code`
const MONEY = `SELECT (SELECT coalesce(sum(l.amount), 0)::text FROM budget_line l JOIN budget_version b ON b.id = l.budget_id AND b.state = 'locked' WHERE l.project_id = $1) AS budget,
    coalesce(sum(l.amount + l.added), 0)::text AS claimed, coalesce(sum(l.amount + l.added) FILTER (WHERE l.verdict = 'accepted'), 0)::text AS certified, coalesce(sum(l.amount + l.added) FILTER (WHERE l.verdict = 'accepted' AND c.state = 'paid'), 0)::text AS paid
  FROM project_claim_line l JOIN project_claim c ON c.id = l.claim_id AND c.state <> 'draft' WHERE l.project_id = $1 AND c.number = 1`

const texts = {
  done: 'Valmennusryhmät ovat kokoontuneet suunnitelman mukaan, ja työpaikkakäyntejä on tehty joka kuukausi.',
  results: 'Yhteinen valmennusmalli on käytössä kaikissa yksiköissä.',
  deviations: 'Yhden ryhmän aloitus siirtyi kuukaudella.',
  money: 'Rahaa on käytetty suunnitellusti.',
  next: 'Seuraavalla kaudella koulutetaan uudet valmentajat.'
}

async function loadReport(client: pg.ClientBase, of: Of, { number, period }: Report): Promise<void> {
  const { consortiumId, projectId, partnerIds, office } = of
  const reportId = demoId(`progress-report:koko-ita:${number}`)
  const isAccepted = number === 1
  const { validTo } = validityOfPeriod(period)
  const figuresOf = async (partnerId: string | null) => (await client.query<FigureRow>(FIGURES, [projectId, partnerId, period, validTo])).rows
  const { rows: money } = await client.query<object>(MONEY, [projectId])
  const [sentOn, acceptedOn] = [addDays(validTo, 20), addDays(validTo, 50)]
  const at = { consortiumId, projectId, reportId }
  const contents = { figures: await figuresOf(null), money: money[0] ?? null, findings: [], factsOn: sentOn }
  await insert(client, 'progress_report', [
    { id: reportId, consortiumId, projectId, number, period, dueOn: addDays(validTo, 29), state: isAccepted ? 'accepted' : 'open', texts: isAccepted ? texts : { done: texts.done }, contents: isAccepted ? contents : {}, explanations: [], madeBy: office, madeAt: `${validTo}T09:00:00Z`, acceptedOn: isAccepted ? acceptedOn : null, version: 1 }
  ])
  const partId = (place: number): string => demoId(`progress-part:koko-ita:${number}:${place}`)
  const part = async (partnerId: string, place: number) => ({
    ...{ ...at, id: partId(place), partnerId, state: isAccepted || place === 0 ? 'sent' : place === 1 ? 'returned' : 'draft' },
    ...(isAccepted || place < 2 ? { figures: await figuresOf(partnerId), texts, factsOn: sentOn, sentOn } : { figures: [], texts: {}, factsOn: null, sentOn: null }),
    version: 1
  })
  for (const [place, partnerId] of partnerIds.entries()) await insert(client, 'progress_part', [await part(partnerId, place)])
  if (isAccepted) await insert(client, 'progress_version', [{ ...at, id: demoId(`progress-version:koko-ita:${number}`), partId: null, number: 1, contents: { ...contents, texts }, madeBy: office, madeAt: `${sentOn}T09:00:00Z` }])
  await loadTalk(client, of, { reportId, partId: partId(1), sentOn, isAccepted })
}

interface Talk {
  readonly reportId: string
  readonly partId: string
  readonly sentOn: IsoDate
  readonly isAccepted: boolean
}

/** What happened to a report: the funder asked about the accepted one, the lead marked cells of the other. */
async function loadTalk(client: pg.ClientBase, { consortiumId, projectId, office }: Of, { reportId, partId, sentOn, isAccepted }: Talk): Promise<void> {
  const at = { consortiumId, projectId, reportId }
  const steps = progressTransitions.filter(({ subject, action }) => (isAccepted ? subject === 'report' && action !== 'give_back' : subject === 'part' && action === 'give_back'))
  const eventOf = ({ action, from, to }: (typeof steps)[number], place: number) => ({
    ...{ ...at, id: demoId(`progress-event:${reportId}:${place}`), partId: isAccepted ? null : partId, action, fromState: from, toState: to, reason: '', byUser: office },
    at: `${addDays(sentOn, place * 10)}T09:00:00Z`
  })
  await insert(client, 'progress_event', steps.map(eventOf))
  if (isAccepted) {
    await insert(client, 'progress_question', [
      { ...at, id: demoId(`progress-question:${reportId}`), cell: 'text:deviations', question: 'Miksi ryhmän aloitus siirtyi?', answer: 'Ohjaaja vaihtui. Ryhmä alkoi kuukautta myöhemmin ja on nyt täynnä.', askedBy: office, askedAt: `${addDays(sentOn, 15)}T09:00:00Z`, answeredBy: office, answeredAt: `${addDays(sentOn, 18)}T09:00:00Z`, version: 2 }
    ])
    return
  }
  const mark = (cell: string, comment: string) => ({ ...at, id: demoId(`progress-mark:${reportId}:${cell}`), partId, cell, comment, reply: '', madeBy: office, madeAt: `${sentOn}T10:00:00Z`, isOpen: true })
  await insert(client, 'progress_mark', [mark(`figure:${ownId('B1')}`, 'Luku on pienempi kuin edellisellä kaudella. Onko kaikki mukana?'), mark('text:results', 'Kertokaa tuloksista tarkemmin.')])
}
