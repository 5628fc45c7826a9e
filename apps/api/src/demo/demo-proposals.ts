/**
 * Proposals of the demo: one under discussion with two amendments, one that asks for consent and has an objection, an election that
 * waits for its vote, one that was adopted in its second text, and one that was turned down.
 */
import type { ProposalKind, ProposalState } from '@solmu/domain/governance/proposal.workflow.js'
import { addDays, type IsoDate, isValidOn } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import type pg from 'pg'
import { demoId } from './demo-id.js'
import { insert } from './demo-insert.js'
import type { DemoNetwork, DemoUnit } from './demo-network.types.js'

const in3 = (fi: string, sv: string, en: string): LocalizedText => ({ fi, sv, en })
const finnish = (fi: string): LocalizedText => in3(fi, '', '')

interface Text {
  readonly title: LocalizedText
  readonly content: LocalizedText
  readonly why?: string
  readonly options?: readonly { readonly key: string; readonly title: LocalizedText }[]
  readonly seats?: number
}

interface Planned {
  readonly key: string
  readonly kind: ProposalKind
  readonly state: ProposalState
  readonly body: string
  readonly matter: string
  /** By which unit: the head office's own, or the one of a name. */
  readonly unit: string | null
  /** Days from today. */
  readonly opened: number
  readonly until: number
  readonly objectUntil?: number
  readonly outcome?: LocalizedText
  /** The texts, the oldest first. */
  readonly texts: readonly Text[]
  readonly amendments?: readonly { readonly unit: string; readonly content: LocalizedText; readonly reason: string; readonly answer?: string }[]
  readonly objection?: { readonly unit: string; readonly reason: string }
}

const own = 'Karjalan Työsilta'
const training = in3('Yhteinen valmentajakoulutus', 'Gemensam utbildning för coacher', 'Training of coaches together')
const trainingText = (when: string) =>
  `Järjestetään ${when} kaksipäiväinen koulutus, johon jokainen paikallisyksikkö voi lähettää kaksi työvalmentajaa.\n\nPerustelut: laatuarvioinneissa yleisin kehittämiskohde on ollut työnantajayhteistyö. Yhteinen koulutus maksaa vähemmän kuin yksiköiden omat.`

const plans: readonly Planned[] = [
  {
    ...{ key: 'training', kind: 'proposal', state: 'open', body: 'assembly', matter: 'ordinary', unit: own, opened: -9, until: 12 },
    texts: [{ title: training, content: in3(trainingText('keväällä'), 'Vi ordnar på våren en tvådagars utbildning, till vilken varje lokalenhet kan sända två arbetscoacher.', '') }],
    amendments: [
      { unit: 'Savon Uurto', content: finnish(trainingText('syksyllä')), reason: 'Keväällä yksiköissä on tulosilmoitusten määräaika.' },
      { unit: 'Kymen Verso', content: finnish(trainingText('keväällä etäyhteydellä')), reason: 'Matkat vievät pieniltä yksiköiltä kaksi työpäivää.' }
    ]
  },
  {
    ...{ key: 'privacy', kind: 'consent', state: 'open', body: 'board', matter: 'ordinary', unit: null, opened: -6, until: 4, objectUntil: 8 },
    texts: [{ title: in3('Tietosuojaohjeen päivitys', 'Uppdatering av dataskyddsanvisningen', 'New guidance on data protection'), content: finnish('Päivitetään verkoston tietosuojaohje niin, että asiakkaan tiedot poistetaan kuuden kuukauden kuluttua palvelun päättymisestä.\n\nOhje tulee voimaan heti.') }],
    objection: { unit: own, reason: 'Seurantatieto kerätään kuuden ja kahdentoista kuukauden kuluttua. Ehdotettu aika on liian lyhyt.' }
  },
  {
    ...{ key: 'auditors', kind: 'election', state: 'voting', body: 'assembly', matter: 'election', unit: null, opened: -40, until: -12 },
    texts: [
      {
        ...{ title: in3('Toiminnantarkastajien vaali', 'Val av verksamhetsgranskare', 'Election of reviewers of the accounts'), content: finnish('Valitaan kaksi toiminnantarkastajaa seuraavaksi tilikaudeksi.') },
        options: [
          { key: 'option_1', title: finnish('Hilja Berg') },
          { key: 'option_2', title: finnish('Olavi Rantala') },
          { key: 'option_3', title: finnish('Tyyne Mustonen') }
        ],
        seats: 2
      }
    ]
  },
  {
    ...{ key: 'fee', kind: 'proposal', state: 'adopted', body: 'assembly', matter: 'budget', unit: null, opened: -150, until: -120 },
    outcome: in3('Jäsenkokous hyväksyi esityksen äänin 29–4, kaksi tyhjää.', 'Medlemsmötet godkände förslaget med rösterna 29–4, två blanka.', 'The meeting of members carried the proposal by 29 votes to 4, two blank.'),
    texts: [
      { title: in3('Jäsenmaksu', 'Medlemsavgift', 'Membership fee'), content: finnish('Jäsenmaksu on 250 euroa vuodessa jokaiselle jäsenelle.') },
      { title: in3('Jäsenmaksu', 'Medlemsavgift', 'Membership fee'), content: finnish('Jäsenmaksu on 250 euroa vuodessa. Alle viiden hengen yhdistykselle se on 100 euroa.'), why: 'Pienille yhdistyksille täysi maksu on kohtuuton.' }
    ],
    amendments: [{ unit: own, content: finnish('Jäsenmaksu on 250 euroa vuodessa. Alle viiden hengen yhdistykselle se on 100 euroa.'), reason: 'Pienille yhdistyksille täysi maksu on kohtuuton.', answer: 'Hyvä tarkennus.' }]
  },
  {
    ...{ key: 'shop', kind: 'proposal', state: 'rejected', body: 'board', matter: 'ordinary', unit: 'Savon Uurto', opened: -210, until: -180 },
    outcome: finnish('Hallitus hylkäsi esityksen yksimielisesti: kustannukset jäivät arvioimatta.'),
    texts: [{ title: in3('Verkoston yhteinen verkkokauppa', 'Nätverkets gemensamma nätbutik', 'A web shop of the network'), content: finnish('Perustetaan verkkokauppa, jossa yksiköt myyvät tuotteitaan yhteisellä nimellä.') }]
  }
]

const ended: readonly ProposalState[] = ['adopted', 'rejected', 'withdrawn']

interface Scene {
  readonly today: IsoDate
  readonly consortiumId: string
  readonly office: { readonly unit: DemoUnit; readonly userId: string }
  readonly unitOf: (name: string | null) => DemoUnit
}

export async function loadDemoProposals(client: pg.ClientBase, demo: DemoNetwork, { today, office }: { readonly today: IsoDate; readonly office: string }): Promise<void> {
  const open = demo.units.filter((unit) => isValidOn(unit, today))
  const head = open.find(({ type }) => type === 'headquarters')
  if (!head) throw new Error('The demo has no head office')
  const locals = open.filter(({ type }) => type === 'local_unit')
  // Whoever a text names, or another unit where the demo has none of that name.
  const unitOf = (name: string | null): DemoUnit => (name === null ? head : (locals.find((unit) => unit.name.fi === name) ?? locals[name.length % locals.length] ?? head))
  const scene: Scene = { today, consortiumId: demo.consortium.id, office: { unit: head, userId: office }, unitOf }
  for (const planned of plans) await loadOne(client, planned, scene)
}

async function loadOne(client: pg.ClientBase, planned: Planned, { today, consortiumId, office, unitOf }: Scene): Promise<void> {
  const { key, kind, state, body, matter, opened, until, objectUntil, outcome = finnish('') } = planned
  const [id, unit, day] = [demoId(`proposal:${key}`), unitOf(planned.unit), (days: number) => addDays(today, days)]
  const closedOn = state === 'open' ? null : day(until)
  const days = { discussUntil: day(until), objectUntil: objectUntil === undefined ? null : day(objectUntil), openedOn: day(opened), closedOn, endedOn: ended.includes(state) ? day(until + 7) : null }
  await insert(client, 'proposal', [
    {
      ...{ id, consortiumId, bodyId: demoId(`body:${body}`), unitId: unit.id, organisationId: unit.organisationId, leadUnitId: office.unit.id, kind, state, matter, ...days },
      ...{ charterVersionId: demoId('charter:2'), outcome, createdBy: office.userId, createdAt: `${day(opened)}T07:00:00Z`, version: 1 }
    }
  ])
  const said = { consortiumId, proposalId: id, madeBy: null }
  const texts = planned.texts.map((text, place) => ({ ...said, id: demoId(`proposal-text:${key}:${place}`), number: place + 1, options: [], seats: 1, why: '', amendmentId: null, madeAt: `${day(opened + place * 3)}T07:00:00Z`, ...text }))
  const amendments = (planned.amendments ?? []).map(({ unit: name, content, reason, answer }, place) => ({
    ...{ ...said, id: demoId(`proposal-amendment:${key}:${place}`), onNumber: 1, unitId: unitOf(name).id, organisationId: unitOf(name).organisationId, content, reason, answer: answer ?? '' },
    ...{ state: answer === undefined ? 'open' : 'accepted', madeAt: `${day(opened + 2 + place)}T08:30:00Z`, answeredAt: answer === undefined ? null : `${day(opened + 3)}T07:00:00Z`, answeredBy: null }
  }))
  await insert(client, 'proposal_version', texts)
  await insert(client, 'proposal_amendment', amendments)
  if (planned.objection) {
    const objecting = unitOf(planned.objection.unit)
    const mandateId = demoId(`mandate:vote:${objecting.organisationId}`)
    await insert(client, 'proposal_objection', [{ ...said, id: demoId(`proposal-objection:${key}`), organisationId: objecting.organisationId, unitId: objecting.id, mandateId, reason: planned.objection.reason, madeAt: `${day(opened + 2)}T09:00:00Z` }])
  }
}
