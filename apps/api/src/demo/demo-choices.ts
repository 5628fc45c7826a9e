/**
 * Choices of regional centres in the demo: one that was assessed, in which the criteria and the units name different candidates and
 * an assessor is recused; one that is being assessed, with a criterion of its own; and one of a region that has no centre yet.
 */
import { centreCriteria } from '@solmu/domain/governance/centre-choice.js'
import { addDays, type IsoDate, isValidOn } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import type pg from 'pg'
import { demoId } from './demo-id.js'
import { insert } from './demo-insert.js'
import type { DemoNetwork, DemoUnit } from './demo-network.types.js'

/** In the order of the source: partnership, location, volume, form, content, recognition, results, versatility, administration. */
const weights = [20, 10, 15, 5, 15, 5, 15, 10, 5]
const grounds = [
  ...['Yhteistyösopimus työllisyysalueen kanssa, liite 2', 'Väestötilasto ja yksiköiden matka-ajat', 'Toimintakertomus: 214 asiakasta vuodessa', 'Säännöt ja kaupparekisteriote'],
  ...['Palvelukuvaukset ja laatuarvioinnin tulos', 'Kuntien ja hyvinvointialueen lausunnot', 'Tulosilmoitukset kahdelta vuodelta', 'Viisi eri palvelua ja kaksi toimialaa', 'Tilintarkastuskertomus ja taloushallinnon kuvaus']
]
const statements = [
  'Olemme tehneet työllisyysalueen kanssa yhteistyötä kahdeksan vuotta, ja meillä on kolme yhteistä palvelua. Pystymme ottamaan aluekeskuksen tehtävät kahdessa kuukaudessa.',
  'Toimitamme palveluja alueen suurimmassa kaupungissa hyvien kulkuyhteyksien varrella. Muut yksiköt tuntevat meidät ja käyttävät jo koulutuksiamme.',
  'Olemme pieni, mutta hallintomme on kunnossa: sama tilitoimisto ja sama laatujärjestelmä ovat olleet käytössä pitkään.'
]

export const demoCandidateId = (choice: string, place: number): string => demoId(`centre-candidate:${choice}:${place}`)

interface Planned {
  readonly key: string
  readonly title: LocalizedText
  readonly description: LocalizedText
  readonly state: 'open' | 'closed'
  /** Days from today. */
  readonly opened: number
  readonly closes: number
  /** The assessors by the start of their address, each with the points of the candidates; none given yet where empty. */
  readonly points: Readonly<Record<string, readonly (readonly number[])[]>>
  readonly recused?: { readonly name: string; readonly reason: string }
  readonly votes?: { readonly counts: readonly number[]; readonly source: string }
  /** A criterion that the choice adds to those of the source. */
  readonly own?: { readonly key: string; readonly weight: number; readonly name: LocalizedText }
  /** What the centre will be called where there is none yet. */
  readonly newName?: LocalizedText
}

const plans: readonly Planned[] = [
  {
    ...{ key: 'closed', state: 'closed', opened: -48, closes: -13 },
    title: { fi: 'Aluekeskuksen valinta kaudelle 2027–2030', sv: 'Val av regioncenter för perioden 2027–2030', en: 'Choosing the regional centre for 2027–2030' },
    description: { fi: 'Nykyinen kausi päättyy. Ehdokkaat arvioidaan yhteisten kriteerien mukaan, ja alueen yksiköt äänestävät.', sv: 'Den nuvarande perioden upphör. Kandidaterna bedöms enligt gemensamma kriterier, och regionens enheter röstar.', en: '' },
    points: {
      'aino.salmela': [[4, 2, 3, 3, 4, 3, 3, 3, 3], [3, 4, 3, 3, 3, 4, 3, 3, 3], [2, 3, 2, 3, 3, 2, 2, 3, 4]],
      'hannu.rautio': [[4, 2, 3, 4, 3, 3, 4, 3, 3], [3, 4, 4, 3, 3, 3, 3, 4, 2], [3, 2, 2, 3, 3, 2, 3, 2, 4]],
      'kaarina.strand': [[3, 3, 3, 3, 4, 2, 3, 3, 4], [3, 4, 3, 2, 3, 4, 3, 3, 3], [2, 3, 1, 4, 3, 3, 2, 3, 4]],
      'maarit.oinonen': [[1, 1, 2, 2, 2, 2, 2, 2, 2], [4, 4, 4, 4, 4, 4, 4, 4, 4], [2, 2, 2, 2, 2, 2, 2, 2, 2]]
    },
    recused: { name: 'maarit.oinonen', reason: 'Olen ollut toisen ehdokkaan hallituksessa vuoden 2025 loppuun.' },
    votes: { counts: [5, 8, 3], source: 'Alueen yksiköiden kokous, avoin äänestys, pöytäkirjan 4 §' }
  },
  {
    ...{ key: 'open', state: 'open', opened: -9, closes: 16 },
    title: { fi: 'Itäisen alueen keskuksen valinta', sv: 'Val av center för den östra regionen', en: 'Choosing the centre of the eastern region' },
    description: { fi: 'Aluekeskuksen tehtävä tulee hakuun kuuden vuoden jälkeen. Arvioijat pisteyttävät ehdokkaat kukin erikseen.', sv: '', en: '' },
    own: { key: 'own_languages', weight: 10, name: { fi: 'Palvelut molemmilla kansalliskielillä', sv: 'Tjänster på båda nationalspråken', en: 'Services in both national languages' } },
    points: { 'aino.salmela': [[3, 3, 2, 3, 4, 3, 3, 2, 3, 2], [4, 3, 3, 2, 3, 3, 3, 3, 3, 3]], 'hannu.rautio': [], 'mikko.hyvarinen': [] }
  },
  {
    ...{ key: 'new', state: 'open', opened: -12, closes: 31 },
    title: { fi: 'Ensimmäisen keskuksen valinta Meri-Lappiin', sv: 'Val av det första centret för Havslappland', en: 'Choosing the first centre of Sea Lapland' },
    description: { fi: 'Alueella ei ole vielä aluekeskusta. Ehdokkaat ovat yksiköitä, jotka toimivat lähimpänä.', sv: 'Regionen har ännu inget center. Kandidaterna är de enheter som verkar närmast.', en: '' },
    newName: { fi: 'Meri-Lapin aluekeskus', sv: 'Havslapplands regioncenter', en: 'Regional centre of Sea Lapland' },
    points: { 'eeva-liisa.turunen': [], 'kaarina.strand': [] }
  }
]

interface Scene {
  readonly today: IsoDate
  readonly consortiumId: string
  readonly office: string
  readonly userOf: (start: string) => string
}

/** @param of.office who works at the head office · centreId the centre of the demo's own regional coordinator */
export async function loadDemoChoices(client: pg.ClientBase, demo: DemoNetwork, { today, office, centreId }: { readonly today: IsoDate; readonly office: string; readonly centreId: string }): Promise<void> {
  const userOf = (start: string): string => demo.users.find(({ email }) => email.startsWith(`${start}@`))?.id ?? office
  const childrenOf = (centre: string): DemoUnit[] => {
    const ids = demo.links.filter((link) => link.parentId === centre && isValidOn(link, today)).map(({ unitId }) => unitId)
    return demo.units.filter((unit) => ids.includes(unit.id) && isValidOn(unit, today)).sort((a, b) => Number(b.name.fi === 'Karjalan Työsilta') - Number(a.name.fi === 'Karjalan Työsilta') || (a.id < b.id ? -1 : 1))
  }
  const others = demo.units.filter((unit) => unit.type === 'regional_centre' && unit.id !== centreId && isValidOn(unit, today))
  const elsewhere = others.find(({ id }) => childrenOf(id).length >= 3)?.id ?? centreId
  const scene = { today, consortiumId: demo.consortium.id, office, userOf }
  const headOffice = demo.units.find((unit) => unit.type === 'headquarters' && isValidOn(unit, today))?.id ?? centreId
  for (const planned of plans) {
    const region = planned.key === 'open' ? centreId : elsewhere
    // A centre that is not there yet begins under the head office.
    await loadOne(client, planned, { ...scene, unitId: planned.newName ? headOffice : region, units: childrenOf(region).slice(0, planned.state === 'open' ? 2 : 3) })
  }
}

async function loadOne(client: pg.ClientBase, planned: Planned, { today, consortiumId, office, userOf, unitId, units }: Scene & { readonly unitId: string; readonly units: readonly DemoUnit[] }): Promise<void> {
  const { key, title, description, state, opened, closes, points, votes, own, newName = null } = planned
  const criteria = [...centreCriteria.map((criterion, at) => ({ key: criterion, weight: weights[at] ?? 0 })), ...(own ? [own] : [])]
  const [choiceId, day] = [demoId(`centre-choice:${key}`), (days: number) => addDays(today, days)]
  const [candidateOf, assessorOf] = [(place: number) => demoCandidateId(key, place), (name: string) => demoId(`centre-assessor:${key}:${name}`)]
  const of = { consortiumId, choiceId }
  await insert(client, 'centre_choice', [
    {
      ...{ id: choiceId, consortiumId, unitId, newName, title, description, state, criteria },
      ...{ openedOn: day(opened), closesOn: day(closes), closedOn: state === 'closed' ? day(closes + 1) : null, voteSource: votes?.source ?? '', createdBy: office, createdAt: `${day(opened)}T07:00:00Z`, endReason: '', version: 1 }
    }
  ])
  await insert(
    client,
    'centre_candidate',
    units.map((unit, place) => ({
      ...{ ...of, id: candidateOf(place), unitId: unit.id, organisationId: unit.organisationId, place, statement: statements[place] ?? '', withdrawReason: '', votes: votes?.counts[place] ?? null },
      links: [{ title: 'Toimintakertomus', url: 'https://esimerkki.example/toimintakertomus' }]
    }))
  )
  const names = Object.keys(points)
  await insert(client, 'centre_assessor', names.map((name) => ({ ...of, id: assessorOf(name), userId: userOf(name) })))
  const scores = names.flatMap((name) =>
    (points[name] ?? []).flatMap((ofCandidate, place) =>
      ofCandidate.map((each, at) => ({ ...of, assessorId: assessorOf(name), candidateId: candidateOf(place), criterion: criteria[at]?.key, points: each, evidence: grounds[at] ?? 'Palvelukuvaukset suomeksi ja ruotsiksi', scoredAt: `${day(closes - 3)}T08:00:00Z` }))
    )
  )
  await insert(client, 'centre_score', scores)
  if (planned.recused) {
    const { name, reason } = planned.recused
    await insert(client, 'centre_conflict', [{ ...of, id: demoId(`centre-conflict:${key}`), assessorId: assessorOf(name), candidateId: candidateOf(1), reason, isRecused: true, isDeclared: true, notedBy: userOf(name), notedAt: `${day(closes - 2)}T08:00:00Z` }])
  }
}
