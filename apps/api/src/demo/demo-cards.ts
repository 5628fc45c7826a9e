/** The cards that projects of the demo left behind, and what became of them in the units. Invented, and no more than is known. */
import { emptyCard, type PracticeCard } from '@solmu/domain/quality/practice-card.js'
import type { PracticeContent } from '@solmu/domain/quality/practice.js'
import { addDays, addMonths, type IsoDate, isValidOn } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import type pg from 'pg'
import { demoId } from './demo-id.js'
import { insert } from './demo-insert.js'
import type { DemoNetwork } from './demo-network.types.js'

const t = (fi: string, sv: string, en: string): LocalizedText => ({ fi, sv, en })

const steps = (fi: string, sv: string, en: string) => [{ code: 'steps', title: t('Näin teemme', 'Så gör vi', 'What we do'), text: t(fi, sv, en) }]
const byProject = t('Hankkeen seuranta ja loppuraportti.', 'Projektets uppföljning och slutrapport.', 'What the project followed, and its last report.')
const card = (part: Partial<PracticeCard>): PracticeCard => ({ ...emptyCard, licence: 'cc_by', ...part })

interface DemoCard {
  readonly key: string
  readonly project: string
  readonly content: PracticeContent
}

const cards: readonly DemoCard[] = [
  {
    ...{ key: 'workshop-path', project: 'verstas' },
    content: {
      name: t('Verstaspolku', 'Verkstadsstigen', 'The workshop path'),
      summary: t('Kolmen kuukauden polku verstaalta palkkatyöhön, kun työnantaja on mukana alusta asti.', 'En stig på tre månader från verkstaden till lönearbete, med arbetsgivaren med från början.', 'Three months from the workshop to paid work, with an employer from the beginning.'),
      audience: t('Nuorille aikuisille, joilla on vähän työkokemusta.', 'För unga vuxna med liten arbetserfarenhet.', 'For young adults with little experience of work.'),
      sections: steps(
        'Ensimmäinen kuukausi verstaalla, toinen puoliksi työpaikalla, kolmas työpaikalla.\nTyönantaja ja valmentaja tapaavat joka toinen viikko.',
        'Den första månaden på verkstaden, den andra till hälften på arbetsplatsen, den tredje på arbetsplatsen.\nArbetsgivaren och tränaren träffas varannan vecka.',
        'The first month in the workshop, the second half of the time at work, the third at work.\nThe employer and the coach meet every two weeks.'
      ),
      sources: byProject,
      card: card({
        ...{ evidenceLevel: 'followed', costAmount: '1850000' },
        evidence: t('Hankkeessa polun kulki 64 nuorta, joista 29 sai työsuhteen. Vertailuryhmää ei ollut.', 'I projektet gick 64 unga stigen, och 29 av dem fick ett anställningsförhållande. Det fanns ingen jämförelsegrupp.', 'In the project 64 young people took the path, and 29 of them got a job. There was no group to compare with.'),
        cost: t('Yhden valmentajan kolmannes työajasta vuodessa ja matkat.', 'En tredjedel av en tränares arbetstid per år, och resor.', 'A third of one coach in a year, and travel.'),
        preconditions: t('Verstas ja vähintään kolme työnantajaa kävelymatkan päässä.', 'En verkstad och minst tre arbetsgivare på gångavstånd.', 'A workshop, and at least three employers within walking distance.'),
        adoption: t('Sopikaa ensin kolmen työnantajan kanssa. Aloittakaa viidellä nuorella. Katsokaa tulos puolen vuoden päästä.', 'Kom först överens med tre arbetsgivare. Börja med fem unga. Se på resultatet efter ett halvår.', 'Agree with three employers first. Begin with five young people. Look at what came of it after half a year.'),
        links: [{ label: 'Verstaasta töihin, loppuraportti', url: 'https://verto.example/loppuraportti' }]
      })
    }
  },
  {
    ...{ key: 'employer-breakfast', project: 'verstas' },
    content: {
      name: t('Työnantajien aamukahvi', 'Arbetsgivarnas morgonkaffe', 'Breakfast with employers'),
      summary: t('Kuukausittainen tapaaminen, jossa työnantajat ja työnhakijat puhuvat ilman hakemuksia.', 'Ett möte varje månad där arbetsgivare och arbetssökande talar utan ansökningar.', 'A monthly meeting where employers and jobseekers talk without applications.'),
      audience: t('Yksiköille, joiden työnantajayhteydet ovat yhden ihmisen varassa.', 'För enheter vars arbetsgivarkontakter hänger på en person.', 'For units whose contacts with employers hang on one person.'),
      sections: steps('Varatkaa sama aamu joka kuukausi. Kutsukaa kolme työnantajaa kerrallaan.', 'Reservera samma morgon varje månad. Bjud in tre arbetsgivare åt gången.', 'Keep the same morning every month. Ask three employers at a time.'),
      sources: byProject,
      card: card({
        ...{ evidenceLevel: 'experience', costAmount: '120000' },
        evidence: t('Osallistujien palaute; paikkoja ei ole laskettu.', 'Deltagarnas respons; platserna har inte räknats.', 'What those who came said; nobody counted the jobs.'),
        cost: t('Tarjoilu ja neljä työtuntia kuukaudessa.', 'Servering och fyra arbetstimmar i månaden.', 'Refreshments, and four hours of work a month.'),
        adoption: t('Aloittakaa yhdestä alasta, jolla on pulaa tekijöistä.', 'Börja med en bransch som saknar arbetskraft.', 'Begin with one trade that is short of people.')
      })
    }
  },
  {
    ...{ key: 'meaningful-monday', project: 'maja' },
    content: {
      name: t('Mielekäs maanantai', 'En meningsfull måndag', 'A Monday with a meaning'),
      summary: t('Avoin viikoittainen toiminta, josta voi siirtyä ryhmään tai valmennukseen omassa tahdissa.', 'Öppen verksamhet varje vecka, varifrån man kan gå vidare till en grupp eller träning i egen takt.', 'Open activity every week, from which one can go on to a group or to coaching at one’s own pace.'),
      audience: t('Heille, jotka eivät vielä halua tai voi sitoutua palveluun.', 'För dem som ännu inte vill eller kan binda sig vid en tjänst.', 'For those who do not want, or cannot yet, commit to a service.'),
      sections: steps('Sama paikka, sama aika, ei ilmoittautumista. Yksi työntekijä ja yksi vertainen.', 'Samma plats, samma tid, ingen anmälan. En anställd och en kamrat.', 'The same place, the same time, no signing up. One worker and one peer.'),
      sources: byProject,
      card: card({
        ...{ evidenceLevel: 'evaluated', costAmount: '940000' },
        evidence: t('Ulkopuolinen arviointi: puolet kävijöistä siirtyi vuoden aikana muuhun toimintaan.', 'Extern utvärdering: hälften av besökarna gick vidare till annan verksamhet inom ett år.', 'Evaluated by an outsider: half of those who came went on to something else within a year.'),
        cost: t('Tila, vertaisten palkkiot ja yhden työntekijän päivä viikossa.', 'Lokal, arvoden till kamrater och en anställds dag i veckan.', 'The room, the fees of the peers, and one worker for a day a week.'),
        preconditions: t('Tila, johon voi tulla kadulta.', 'En lokal som man kan komma in i från gatan.', 'A room that one can walk into from the street.'),
        adoption: t('Kysykää ensin niiltä, jotka eivät käy teillä.', 'Fråga först dem som inte besöker er.', 'Ask first those who do not come to you.')
      })
    }
  }
]

/** What a unit says of a card: months from today when it began, how deep, how paid, and what it has answered since. */
interface DemoAdoption {
  readonly unit: string
  readonly card: string
  readonly from: number
  readonly depth: string
  readonly funding: string
  readonly answers?: readonly (readonly [months: 6 | 12 | 24, answer: 'in_use' | 'no_evidence', words: string])[]
  /** Months from today when it stopped, and why. */
  readonly stopped?: readonly [at: number, why: string]
}

const kept = 'Polun kulki puolivuotiskaudella seitsemän nuorta; kirjaukset ovat yksikön seurannassa.'
const adoptions: readonly DemoAdoption[] = [
  { unit: 'Saimaan Verstas', card: 'workshop-path', from: -27, depth: 'base', funding: 'municipal', answers: [[6, 'in_use', kept], [12, 'in_use', kept], [24, 'in_use', 'Polku on osa kaupungin ostamaa palvelua; sopimus jatkuu.']] },
  { unit: 'Karjalan Työsilta', card: 'workshop-path', from: -12, depth: 'part', funding: 'project', answers: [[6, 'in_use', 'Viisi nuorta aloitti, neljä on työpaikalla.']] },
  { unit: 'Kallaveden Valmennus', card: 'workshop-path', from: -20, depth: 'full', funding: 'own', answers: [[6, 'in_use', kept]] },
  { unit: 'Päijänteen Polku', card: 'workshop-path', from: -16, depth: 'trying', funding: 'none', stopped: [-9, 'Verstaan tilat irtisanottiin, eikä työnantajia ollut kävelymatkan päässä.'] },
  { unit: 'Iisalmen Into', card: 'workshop-path', from: -3, depth: 'trying', funding: 'own' },
  { unit: 'Saimaan Verstas', card: 'employer-breakfast', from: -25, depth: 'full', funding: 'none', answers: [[6, 'in_use', 'Kahdeksan aamukahvia, 21 työnantajaa.'], [12, 'no_evidence', '']] },
  { unit: 'Karjalan Työsilta', card: 'employer-breakfast', from: -7, depth: 'full', funding: 'none' },
  { unit: 'Kuusamon Karhunpolku', card: 'meaningful-monday', from: -13, depth: 'base', funding: 'state', answers: [[6, 'in_use', 'Kävijälista: 34 eri kävijää.'], [12, 'in_use', 'Kävijälista: 41 eri kävijää, 12 siirtyi ryhmään.']] },
  { unit: 'Tammerkosken Taito', card: 'meaningful-monday', from: -15, depth: 'part', funding: 'own' }
]

interface Of {
  readonly today: IsoDate
  readonly office: string
}

/** Projects, practices and units must be there already. */
export async function loadDemoCards(client: pg.ClientBase, demo: DemoNetwork, of: Of): Promise<void> {
  const consortiumId = demo.consortium.id
  await loadCards(client, consortiumId, of)
  const outputs = cards.map(({ key, project, content }) => ({ id: demoId(`project-output:${key}`), consortiumId, projectId: demoId(`project:${project}`), place: cards.filter((each) => each.project === project).findIndex((each) => each.key === key), name: content.name.fi, practiceId: demoId(`practice:${key}`), noneReason: '' }))
  const none = { id: demoId('project-output:stand'), consortiumId, projectId: demoId('project:maja'), place: 1, name: 'Torikahvila', practiceId: null, noneReason: 'Kokeilu sai kymmenen kävijää kesässä; siitä ei jäänyt mitään, mitä muut voisivat ottaa käyttöön.' }
  await insert(client, 'project_output', [...outputs, none])
  for (const adoption of adoptions) await loadAdoption(client, { adoption, demo, of })
}

async function loadCards(client: pg.ClientBase, consortiumId: string, { today, office }: Of): Promise<void> {
  const from = addMonths(today, -28)
  await insert(client, 'practice', cards.map(({ key }) => ({ id: demoId(`practice:${key}`), consortiumId, kind: 'practice', createdBy: office, createdAt: `${from}T08:00:00Z`, version: 1, retiredReason: '' })))
  await insert(
    client,
    'practice_version',
    cards.map(({ key, content }) => ({
      ...{ id: demoId(`practice-version:${key}:0`), consortiumId, practiceId: demoId(`practice:${key}`), number: 1, state: 'released', content, version: 1 },
      ...{ reviewOn: addMonths(today, 8), validFrom: from, changedBy: office, changedAt: `${from}T09:00:00Z`, releasedBy: office, releasedAt: `${from}T09:00:00Z` }
    }))
  )
}

async function loadAdoption(client: pg.ClientBase, { adoption, demo, of: { today, office } }: { readonly adoption: DemoAdoption; readonly demo: DemoNetwork; readonly of: Of }): Promise<void> {
  const unit = demo.units.find((each) => each.name.fi === adoption.unit && isValidOn(each, today))
  if (!unit) throw new Error(`The demo has no unit ${adoption.unit}`)
  const of = { practiceId: demoId(`practice:${adoption.card}`), unitId: unit.id, consortiumId: demo.consortium.id }
  const begunOn = addMonths(today, adoption.from)
  const contact = { funding: adoption.funding, contact: 'Palveluvastaava' }
  await insert(client, 'practice_uptake', [{ ...of, ...contact, state: 'in_use', depth: adoption.depth, reason: '', since: begunOn, version: 1, changedAt: `${begunOn}T09:00:00Z`, changedBy: office }])
  const answers = (adoption.answers ?? []).map(([months, answer, words]) => ({ ...of, begunOn, months, answer, words, link: '', answeredOn: addDays(addMonths(begunOn, months), 9), answeredBy: office }))
  await insert(client, 'practice_follow_up', answers)
  if (!adoption.stopped) return
  const [at, why] = adoption.stopped
  await client.query(`UPDATE practice_uptake SET (state, depth, reason, since, version) = ('stopped', NULL, $3, $4, 2) WHERE practice_id = $1 AND unit_id = $2`, [of.practiceId, of.unitId, why, addMonths(today, at)])
}
