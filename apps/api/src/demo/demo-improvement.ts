/**
 * What units of the demo have noticed and are doing about it, in every state, with two rules that have run and three
 * practices that units have taken up in different ways. Days follow the day on which the demo is made.
 */
import { causesOf, type ImprovementRule, type RuleFacts, ruleWork } from '@solmu/domain/quality/improvement-rules.js'
import type { ImprovementOutcome, ImprovementState, Severity } from '@solmu/domain/quality/improvement.js'
import { addDays, type IsoDate, isValidOn } from '@solmu/shared/dates.js'
import type pg from 'pg'
import { demoId, demoNumber } from './demo-id.js'
import { insert } from './demo-insert.js'
import type { DemoNetwork, DemoUnit } from './demo-network.types.js'
import { demoPracticeTexts } from './demo-practices.js'

type Row = Readonly<Record<string, unknown>>

interface Story {
  readonly unit: string
  readonly severity: Severity
  readonly criterion: string
  /** Days from the day on which the demo is made. */
  readonly opened: number
  readonly finding: readonly [title: string, text: string]
  readonly state: ImprovementState
  readonly outcome?: ImprovementOutcome
  readonly actions: readonly {
    readonly title: string
    readonly text: string
    readonly state: ImprovementState
    readonly due: number
    readonly done?: number
    readonly steps?: readonly (readonly [text: string, isDone: boolean])[]
    readonly practice?: string
    readonly note?: string
  }[]
}

const stories: readonly Story[] = [
  {
    ...{ unit: 'Karjalan Työsilta', severity: 'major', criterion: 'seeking', opened: -48, state: 'in_work' },
    finding: ['Ensitapaaminen viivästyy', 'Yhteydenotosta ensimmäiseen tapaamiseen kului syksyllä tavallisesti yli kolme viikkoa. Osa ajoista peruuntui sen aikana.'],
    actions: [
      {
        ...{ title: 'Kiinteät ajat uusille asiakkaille', text: 'Jokaisella valmentajalla on kaksi aikaa viikossa, jotka pidetään uusia asiakkaita varten.', state: 'in_work', due: -5, practice: 'first-meeting' },
        steps: [['Ajat kalenteriin vuoden loppuun', true], ['Yhteydenottolomakkeeseen ehdotus ajasta', true], ['Muistutusviesti edellisenä päivänä', false]],
        note: 'Ajat ovat kalenterissa. Viestipohja on vielä kirjoittamatta.'
      },
      { title: 'Yhteydenoton päivä kirjataan samalla tavalla', text: 'Sovitaan, mistä päivästä aika lasketaan, ja kirjataan se kaikille.', state: 'to_verify', due: -10, done: -12 }
    ]
  },
  {
    ...{ unit: 'Saimaan Verstas', severity: 'minor', criterion: 'job_search', opened: -75, state: 'in_work' },
    finding: ['Työnantajakäyntejä on vähän', 'Käynnit painottuvat muutamaan tuttuun työpaikkaan, ja avoimia paikkoja tulee vastaan harvoin.'],
    actions: [
      {
        ...{ title: 'Käyntisuunnitelma maanantaisin', text: 'Tiimi sopii viikon käynnit asiakkaiden toiveista.', state: 'in_work', due: 26, practice: 'employer-plan' },
        steps: [['Suunnitelman pohja', true], ['Ensimmäiset neljä viikkoa', false]]
      }
    ]
  },
  {
    ...{ unit: 'Kallaveden Valmennus', severity: 'minor', criterion: 'support_at_work', opened: -610, state: 'closed', outcome: 'verified' },
    finding: ['Tuki päättyi, kun työ alkoi', 'Kahden kolmesta työnsä aloittaneesta kanssa ei ollut sovittu yhteydenpidosta.'],
    actions: [{ title: 'Tukisuunnitelma ennen ensimmäistä työpäivää', text: 'Suunnitelma tehdään yhdessä asiakkaan ja työnantajan kanssa.', state: 'closed', due: -470, done: -480, practice: 'follow-along' }]
  },
  {
    ...{ unit: 'Päijänteen Polku', severity: 'observation', criterion: 'profile', opened: -590, state: 'closed', outcome: 'verified' },
    finding: ['Profiilia ei täydennetä', 'Ammatillinen profiili jää siihen, mitä alussa kirjattiin.'],
    actions: [{ title: 'Profiili käydään läpi työjakson jälkeen', text: 'Valmentaja ja asiakas täydentävät profiilin viikon kuluessa jakson päättymisestä.', state: 'closed', due: -440, done: -455 }]
  },
  {
    ...{ unit: 'Vallilan Verstas', severity: 'critical', criterion: 'agreeing', opened: -20, state: 'open' },
    finding: ['Tukisopimukset puuttuvat', 'Kevään ja kesän aloituksista alle puolella on kirjallinen sopimus tuesta.'],
    actions: [{ title: 'Sopimukset kirjoitetaan takautuvasti', text: 'Käydään läpi avoimet työsuhteet ja sovitaan tuesta kunkin kanssa.', state: 'open', due: 12 }]
  },
  {
    ...{ unit: 'Porin Purje', severity: 'major', criterion: 'support_outside', opened: -130, state: 'to_verify' },
    finding: ['Yhteys sosiaalipalveluihin katkeaa', 'Asiakkaan arjen asiat tulevat esiin vasta, kun työ on vaarassa.'],
    actions: [{ title: 'Yhteyshenkilö hyvinvointialueelta', text: 'Nimetty henkilö, jolle asiakas voi antaa luvan.', state: 'closed', due: -30, done: -34 }]
  },
  {
    ...{ unit: 'Raaseporin Ranta', severity: 'minor', criterion: 'profile', opened: -33, state: 'in_work' },
    finding: ['Profilen finns bara på finska', 'Mallen för yrkesprofilen saknar en svensk version.'],
    actions: [{ title: 'Profilmallen på svenska', text: 'Mallen översätts och prövas med tre kunder.', state: 'in_work', due: 18, steps: [['Översättning', true], ['Prov med tre kunder', false]] }]
  },
  {
    ...{ unit: 'Oulun Oiva', severity: 'observation', criterion: 'job_search', opened: -210, state: 'closed', outcome: 'dropped' },
    finding: ['Hakemuspohja on vanhentunut', 'Pohjaa ei enää käytetä, joten sitä ei uusita.'],
    actions: []
  }
]

const rules: readonly (ImprovementRule & { readonly key: string; readonly framework: string | null })[] = [
  {
    ...{ key: 'seeking', framework: 'coaching_phases', kind: 'criterion_below', severity: 'minor', isActive: true, frameworkId: null, bandCode: null, criterionCode: 'seeking', level: 2, days: null },
    name: { fi: 'Palveluun hakeutuminen on alussa', sv: 'Ansökan till servicen är i början', en: 'Seeking the service is at its beginning' }
  },
  {
    ...{ key: 'certificate', framework: null, kind: 'certificate_expiring', severity: 'major', isActive: true, frameworkId: null, bandCode: null, criterionCode: null, level: null, days: 90 },
    name: { fi: 'Sertifikaatti päättyy', sv: 'Certifikatet går ut', en: 'A certificate is ending' }
  }
]

interface Made {
  readonly demo: DemoNetwork
  readonly today: IsoDate
  /** Who verifies: the head office. */
  readonly officeId: string
}

const instant = (today: IsoDate, days: number): string => `${addDays(today, days)}T09:00:00Z`

function placeOf({ demo: { units, roleAssignments }, today }: Made, name: string): { readonly unit: DemoUnit; readonly managerId: string; readonly memberId: string } {
  const unit = units.find((each) => each.name.fi === name && isValidOn(each, today))
  const holder = (role: string) => roleAssignments.find((each) => each.unitId === unit?.id && each.role === role && isValidOn(each, today))?.userId
  const managerId = holder('unit_manager')
  if (!unit || !managerId) throw new Error(`The demo has nobody who leads ${name}`)
  return { unit, managerId, memberId: holder('unit_member') ?? managerId }
}

type Told = { readonly state: ImprovementState; readonly outcome?: ImprovementOutcome; readonly opened: number; readonly done?: number }

/** Where a record stands, and since when. */
const standing = ({ today, officeId }: Made, doer: string, { state, outcome, done = -2 }: Told): Row => ({
  ...{ state, outcome: state === 'closed' ? (outcome ?? 'verified') : null },
  ...(state === 'to_verify' || (state === 'closed' && outcome !== 'dropped') ? { doneBy: doer, doneAt: instant(today, done) } : { doneBy: null, doneAt: null }),
  ...(state === 'closed' ? { closedBy: officeId, closedAt: instant(today, done + 9) } : { closedBy: null, closedAt: null })
})

/** What the strand of a record tells. */
function eventsOf(made: Made, of: { id: string; unitId: string; doer: string } & Told, note?: string): readonly Row[] {
  const { state, outcome, opened, done = -2 } = of
  const steps: (readonly [event: string, days: number, by: string, text: string])[] = [['opened', opened, of.doer, '']]
  if (outcome === 'dropped') steps.push(['drop', done + 9, made.officeId, 'Pohjaa ei enää tarvita.'])
  else {
    if (state !== 'open') steps.push(['start', Math.round(opened * 0.8), of.doer, ''])
    if (note) steps.push(['note', Math.round(opened * 0.2), of.doer, note])
    if (state === 'to_verify' || state === 'closed') steps.push(['done', done, of.doer, 'Käytäntö on kirjattu tiimin muistioon.'])
    if (state === 'closed') steps.push(['close', done + 9, made.officeId, ''])
  }
  return steps.map(([event, days, byUser, text]) => ({
    ...{ id: demoId(`improvement-event:${of.id}:${event}`), consortiumId: made.demo.consortium.id, unitId: of.unitId, itemId: of.id },
    ...{ event, text, byUser, at: instant(made.today, days) }
  }))
}

function storyRows(made: Made, story: Story): { readonly items: readonly Row[]; readonly events: readonly Row[] } {
  const { unit, managerId, memberId } = placeOf(made, story.unit)
  const { today } = made
  const findingId = demoId(`improvement:${story.unit}:${story.criterion}`)
  const shared = {
    ...{ consortiumId: made.demo.consortium.id, unitId: unit.id, severity: story.severity, origin: 'hand', frameworkId: demoId('quality-framework:coaching_phases') },
    ...{ criterionCode: story.criterion, openedAt: instant(today, story.opened) }
  }
  const [title, text] = story.finding
  const finding = { ...shared, id: findingId, kind: 'finding', findingId: null, title, text, openedBy: managerId, ownerId: null, dueOn: null, practiceId: null, steps: [], ...standing(made, managerId, story) }
  const actions = story.actions.map((action, place) => ({
    ...{ ...shared, id: demoId(`improvement:${story.unit}:${story.criterion}:${place}`), kind: 'action', findingId, title: action.title, text: action.text, openedBy: managerId },
    ...{ ownerId: memberId, dueOn: addDays(today, action.due), practiceId: action.practice ? demoId(`practice:${action.practice}`) : null },
    ...{ steps: (action.steps ?? []).map(([step, isDone]) => ({ text: step, isDone })), ...standing(made, memberId, { ...action, opened: story.opened }) }
  }))
  const events = story.actions.flatMap((action, place) =>
    eventsOf(made, { id: demoId(`improvement:${story.unit}:${story.criterion}:${place}`), unitId: unit.id, doer: memberId, ...action, opened: story.opened }, action.note)
  )
  return { items: [finding, ...actions], events: [...eventsOf(made, { id: findingId, unitId: unit.id, doer: managerId, ...story }), ...events] }
}

function practiceRows({ demo, today, officeId }: Made): readonly (readonly [table: string, rows: readonly Row[]])[] {
  const consortiumId = demo.consortium.id
  const practices = demoPracticeTexts.map(({ key, kind }) => ({ id: demoId(`practice:${key}`), consortiumId, kind, createdBy: officeId, createdAt: instant(today, -420) }))
  const versions = demoPracticeTexts.flatMap(({ key, versions: all }) =>
    all.map((content, place) => {
      const from = place === all.length - 1 ? -150 : -400
      return {
        ...{ id: demoId(`practice-version:${key}:${place}`), consortiumId, practiceId: demoId(`practice:${key}`), number: place + 1, state: 'released', content },
        ...{ reviewOn: addDays(today, from + 540), validFrom: addDays(today, from), validTo: place === all.length - 1 ? null : addDays(today, -150) },
        ...{ changedBy: officeId, changedAt: instant(today, from), releasedBy: officeId, releasedAt: instant(today, from) }
      }
    })
  )
  return [
    ['practice', practices],
    ['practice_version', versions],
    ['practice_uptake', uptakeRows(demo, today)]
  ]
}

const ways = [
  'Käytäntö on osa perehdytystä, ja tiimi katsoo sen läpi kahdesti vuodessa.',
  'Otettu käyttöön yhdessä alueen muiden yksiköiden kanssa.',
  'Aloitettu kahden valmentajan kokeiluna.'
]
const reasons = ['Palvelumme on ryhmämuotoinen, ja aika tulee työllisyysalueelta.', 'Yksikössä on yksi valmentaja, eikä määrä sovi meille.']

const demoDepth = (key: string): string => ['trying', 'part', 'full', 'base'][demoNumber(`depth:${key}`, 4)] ?? 'part'

function uptakeRows({ units, consortium }: DemoNetwork, today: IsoDate): readonly Row[] {
  const open = units.filter((unit) => unit.type === 'local_unit' && isValidOn(unit, today))
  return demoPracticeTexts.flatMap(({ key }) =>
    open.flatMap(({ id }): Row[] => {
      const chance = demoNumber(`uptake:${key}:${id}`, 100)
      const state = chance < 34 ? 'in_use' : chance < 55 ? 'considering' : chance < 60 ? 'not_for_us' : null
      if (state === null) return []
      const words = state === 'not_for_us' ? reasons : ways
      const reason = state === 'considering' ? '' : (words[demoNumber(`words:${key}:${id}`, words.length)] ?? '')
      return [{ practiceId: demoId(`practice:${key}`), unitId: id, consortiumId: consortium.id, state, depth: state === 'in_use' ? demoDepth(`${key}:${id}`) : null, reason, since: addDays(today, -20 - demoNumber(`since:${key}:${id}`, 300)) }]
    })
  )
}

/** Writes them, and has the rules run once; assessments and certificates must be there already. */
export async function loadDemoImprovement(client: pg.ClientBase, made: Made): Promise<void> {
  const { demo, today, officeId } = made
  const consortiumId = demo.consortium.id
  for (const [table, rows] of practiceRows(made)) await insert(client, table, rows)
  const told = stories.map((story) => storyRows(made, story))
  await insert(client, 'improvement_item', told.flatMap(({ items }) => items))
  await insert(client, 'improvement_event', told.flatMap(({ events }) => events))
  const contents = rules.map(({ key, framework, ...rule }) => ({ id: demoId(`improvement-rule:${key}`), content: { ...rule, frameworkId: framework === null ? null : demoId(`quality-framework:${framework}`) } }))
  await insert(client, 'improvement_rule', contents.map(({ id, content }) => ({ id, consortiumId, kind: content.kind, createdAt: instant(today, -60) })))
  await insert(client, 'improvement_rule_version', contents.map(({ id, content }) => ({ ruleId: id, number: 1, consortiumId, content, changedBy: officeId, changedAt: instant(today, -60) })))
  const { rows } = await client.query<{ facts: RuleFacts }>('SELECT app.improvement_facts($1) AS facts', [consortiumId])
  const facts = rows[0]?.facts
  if (!facts) return
  for (const { id, content } of contents) {
    const { open } = ruleWork(causesOf(content, facts, today), [])
    const opened = open.map((cause) => ({ ...cause, id: demoId(`improvement:${id}:${cause.subject}`), severity: content.severity, title: content.name.fi }))
    await client.query(`SELECT app.apply_rule($1, 1, $2, '{}')`, [id, JSON.stringify(opened)])
  }
}
