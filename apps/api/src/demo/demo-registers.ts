/** Certificates, service promises and competence of the demo. */
import type { PromiseContent } from '@solmu/domain/quality/promise.js'
import { addDays, addMonths, type IsoDate, isValidOn } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import type pg from 'pg'
import { demoId, demoNumber } from './demo-id.js'
import type { DemoNetwork } from './demo-network.types.js'
import { organisationIdOf } from './demo-organisations.js'
import { headquartersId, localUnitId } from './demo-unit-rows.js'

type Row = Readonly<Record<string, unknown>>
type Tables = readonly (readonly [table: string, rows: readonly Row[]])[]

/** Two SHQS certificates: one about to run out, one that is audited in spring. */
export function demoCertificates(consortiumId: string, today: IsoDate): Row[] {
  const certificate = (unit: string, of: Row): Row => ({
    ...{ id: demoId(`certificate:${unit}`), consortiumId, frameworkId: demoId('quality-framework:shqs'), holder: 'organisation', unitId: localUnitId(unit) },
    ...{ organisationId: organisationIdOf(unit), issuer: 'Labquality', scope: 'Työllistymisen palvelut', note: '', endReason: '', changedAt: `${addMonths(today, -24)}T08:00:00Z`, version: 1 },
    ...of
  })
  const ending = addDays(today, 38)
  return [
    certificate('Leppävaaran Lenkki', { number: 'SHQS-1187', validFrom: addMonths(ending, -36), validTo: ending, nextAuditOn: addDays(today, 24) }),
    certificate('Päijänteen Polku', { number: 'SHQS-1342', validFrom: addMonths(today, -20), validTo: addMonths(today, 16), nextAuditOn: addMonths(today, 5) })
  ]
}

const text = (fi: string, sv: string, en: string): LocalizedText => ({ fi, sv, en })

interface Measures {
  /** The first indicator of the network. */
  readonly code: string
  readonly name: LocalizedText
}

const criterion = (code: string, frameworkCode: string, name: LocalizedText) => ({ kind: 'criterion' as const, code, frameworkCode, name })

/** What the network, an organisation and a unit promise. */
function contents(indicator: Measures, of: { readonly code: string; readonly name: LocalizedText }): readonly PromiseContent[] {
  const measured = { kind: 'indicator' as const, frameworkCode: '', ...indicator }
  const looked = criterion(of.code, 'operator_criteria', of.name)
  return [
    {
      title: text('Verkoston lupaus asiakkaalle', 'Nätverkets löfte till kunden', 'What the network promises its customers'),
      intro: text('Saat samaa laatua jokaisessa yksikössä.', 'Du får samma kvalitet i varje enhet.', 'You get the same quality in every unit.'),
      points: [
        { text: text('Saat oman valmentajan, joka tuntee tilanteesi.', 'Du får en egen coach som känner din situation.', 'You get a coach of your own who knows how you are placed.'), measure: measured },
        { text: text('Tavoitteesi kirjataan kanssasi, ja niitä tarkistetaan joka kuukausi.', 'Dina mål skrivs ner tillsammans med dig och ses över varje månad.', 'Your aims are written down with you, and looked at every month.'), measure: looked }
      ]
    },
    {
      title: text('Lupaus työnantajalle', 'Löfte till arbetsgivaren', 'What we promise employers'),
      intro: text('Tuki ei lopu työsuhteen alkaessa.', 'Stödet upphör inte när anställningen börjar.', 'Support does not end when the job begins.'),
      points: [
        { text: text('Vastaamme yhteydenottoon kahden työpäivän kuluessa.', 'Vi svarar på en kontakt inom två arbetsdagar.', 'We answer within two working days.'), measure: null },
        { text: text('Valmentaja käy työpaikalla ensimmäisen kuukauden aikana.', 'Coachen besöker arbetsplatsen under den första månaden.', 'A coach visits the workplace within the first month.'), measure: measured }
      ]
    },
    {
      title: text('Yksikön palvelulupaus', 'Enhetens servicelöfte', 'Service promise of the unit'),
      intro: text('', '', ''),
      points: [
        { text: text('Pääset alkukeskusteluun viikon kuluessa.', 'Du får ett inledande samtal inom en vecka.', 'You get a first talk within a week.'), measure: null },
        { text: text('Kysymme palautteesi kahdesti vuodessa ja kerromme, mitä sen perusteella muutettiin.', 'Vi ber om din respons två gånger om året och berättar vad som ändrades.', 'We ask what you think twice a year, and tell you what was changed.'), measure: looked }
      ]
    }
  ]
}

/** Three promises that were released half a year ago; what they are looked at by is asked of the library of the demo. */
export async function demoPromises(client: pg.ClientBase, { consortiumId, today }: { readonly consortiumId: string; readonly today: IsoDate }): Promise<Tables> {
  const asText = (row: string) => `json_build_object('fi', ${row}_fi, 'sv', ${row}_sv, 'en', ${row}_en) AS name`
  const { rows: indicators } = await client.query<Measures>(
    `SELECT i.code, ${asText('v.name')} FROM indicator i JOIN indicator_version v ON v.indicator_id = i.id WHERE i.consortium_id = $1 ORDER BY i.position, i.code, v.number DESC LIMIT 1`,
    [consortiumId]
  )
  const { rows: criteria } = await client.query<Measures>(`SELECT c.code, ${asText('c.title')} FROM quality_criterion c WHERE c.version_id = $1 ORDER BY c.position LIMIT 1`, [
    demoId('quality-framework-version:operator_criteria')
  ])
  const [indicator, looked] = [indicators[0], criteria[0]]
  if (!indicator || !looked) throw new Error('The demo has no indicator, or no criterion')
  const places = [
    { level: 'network', unitId: headquartersId, organisationId: null },
    { level: 'organisation', unitId: localUnitId('Leppävaaran Lenkki'), organisationId: organisationIdOf('Leppävaaran Lenkki') },
    { level: 'unit', unitId: localUnitId('Karjalan Työsilta'), organisationId: null }
  ]
  const from = addMonths(today, -6)
  const promiseId = (level: string): string => demoId(`service-promise:${level}`)
  const versions = contents(indicator, looked).flatMap((content, place) => {
    const of = places[place]
    return of ? [{ ...of, content }] : []
  })
  return [
    ['service_promise', places.map(({ level, ...place }) => ({ id: promiseId(level), consortiumId, level, ...place, withdrawnReason: '', createdAt: `${from}T07:00:00Z`, version: 1 }))],
    [
      'service_promise_version',
      versions.map(({ level, unitId, content }) => ({
        ...{ id: demoId(`service-promise-version:${level}`), consortiumId, promiseId: promiseId(level), unitId, number: 1, state: 'released', content, validFrom: from },
        ...{ changedAt: `${from}T07:00:00Z`, releasedAt: `${from}T07:10:00Z`, version: 2 }
      }))
    ]
  ]
}

const trained = ['Karjalan Työsilta', 'Lieksan Lauttaus', 'Saimaan Verstas', 'Päijänteen Polku', 'Porin Purje'] as const

/** Those who work in a few units: a qualification, trainings and supervision of the last two years. */
export function demoCompetence(demo: DemoNetwork, today: IsoDate): Row[] {
  const unitIds = new Set(trained.map(localUnitId))
  const staff = demo.roleAssignments.filter(({ unitId, role, ...validity }) => unitIds.has(unitId) && ['unit_manager', 'unit_member'].includes(role) && isValidOn(validity, today))
  return staff.flatMap(({ userId, unitId }) => {
    const record = (kind: string, of: { readonly title: string; readonly provider: string; readonly hours: number | null; readonly doneOn: IsoDate; readonly validTo?: IsoDate }): Row => ({
      ...{ id: demoId(`competence:${userId}:${kind}:${of.doneOn}:${of.title}`), consortiumId: demo.consortium.id, unitId, userId, kind, validTo: null, note: '' },
      ...{ recordedAt: `${of.doneOn}T14:00:00Z`, version: 1, ...of }
    })
    const back = (key: string, days: number): IsoDate => addDays(today, -1 - demoNumber(`competence:${userId}:${key}`, days))
    const qualified = back('ips', 700)
    const supervision = [0, 1, 2].map((time) => record('supervision', { title: 'Ryhmätyönohjaus', provider: 'Työnohjaus Kaarre', hours: 2, doneOn: addDays(back('supervision', 60), -80 * time) }))
    return [
      record('qualification', { title: 'IPS-työhönvalmentaja', provider: 'THL', hours: 40, doneOn: qualified, validTo: addMonths(qualified, 24) }),
      record('training', { title: 'Motivoiva haastattelu', provider: 'Verkoston akatemia', hours: 14, doneOn: back('interview', 330) }),
      ...supervision
    ]
  })
}
