/** What projects of the demo have taught; practice cards that everybody may read. Invented, as all of the demo. */
import { addMonths, type IsoDate } from '@solmu/shared/dates.js'
import type pg from 'pg'
import { demoId } from './demo-id.js'
import { insert } from './demo-insert.js'

interface DemoLesson {
  readonly key: string
  readonly project: string
  readonly card?: string
  readonly language: 'fi' | 'sv'
  readonly title: string
  readonly tried: string
  readonly came: string
  readonly otherwise: string
  readonly taskAreas: readonly string[]
  readonly targetGroup: string
  readonly themes: string
  /** Months from today. */
  readonly at: number
}

const lessons: readonly DemoLesson[] = [
  {
    ...{ key: 'employers-first', project: 'verstas', card: 'workshop-path', language: 'fi', at: -15, taskAreas: ['1b', '3d'], targetGroup: 'Nuoret aikuiset', themes: 'työnantajayhteistyö, verstas' },
    title: 'Työnantaja mukaan ennen ensimmäistä nuorta',
    tried: 'Aloitimme polun verstaalta ja etsimme työnantajan vasta toisessa kuussa.',
    came: 'Ensimmäisistä kahdestatoista nuoresta vain kaksi siirtyi työpaikalle ajallaan. Kun työnantajat sovittiin ensin, siirtyjiä oli seitsemän kymmenestä.',
    otherwise: 'Sopisimme kolmen työnantajan kanssa ennen kuin yksikään nuori aloittaa.'
  },
  {
    ...{ key: 'premises', project: 'verstas', language: 'fi', at: -14, taskAreas: ['3d'], targetGroup: '', themes: 'tilat, juurruttaminen' },
    title: 'Tilat ratkaisivat, jäikö malli käyttöön',
    tried: 'Veimme mallin kahteen yksikköön hankkeen viimeisenä vuonna.',
    came: 'Toisessa tilat irtisanottiin heti hankkeen jälkeen, ja malli jäi pois käytöstä.',
    otherwise: 'Kirjaisimme tilojen rahoituksen juurruttamissuunnitelmaan ja kysyisimme siitä jo hakuvaiheessa.'
  },
  {
    ...{ key: 'shared-language', project: 'verstas', card: 'employer-breakfast', language: 'sv', at: -16, taskAreas: ['1b'], targetGroup: 'Arbetsgivare', themes: 'arbetsgivarsamarbete, tvåspråkighet' },
    title: 'Inbjudan på två språk gav fler arbetsgivare',
    tried: 'Vi bjöd in arbetsgivare till morgonkaffe bara på finska.',
    came: 'På de tvåspråkiga orterna kom få. När inbjudan gick ut på båda språken fördubblades antalet.',
    otherwise: 'Vi skulle skriva inbjudan på båda språken från början och be en arbetsgivare ringa de andra.'
  },
  {
    ...{ key: 'threshold', project: 'maja', card: 'meaningful-monday', language: 'fi', at: -14, taskAreas: ['4b'], targetGroup: 'Ilman palvelua olevat', themes: 'matala kynnys, vertaiset' },
    title: 'Ilmoittautuminen karsi juuri ne, joita tavoiteltiin',
    tried: 'Ensimmäisenä keväänä maanantaihin piti ilmoittautua puhelimella.',
    came: 'Kävijöitä oli viisi viikossa, ja kaikki olivat jo palveluissa. Ilman ilmoittautumista kävijöitä oli parikymmentä.',
    otherwise: 'Jättäisimme ilmoittautumisen ja nimilistan kokonaan pois ja laskisimme vain päät.'
  },
  {
    ...{ key: 'market', project: 'tori', language: 'fi', at: -2, taskAreas: ['1a', '4a'], targetGroup: 'Pitkäaikaistyöttömät', themes: 'yritystoiminta, kausityö' },
    title: 'Yhden kesän myynti ei kanna vuotta',
    tried: 'Laskimme, että torimyynti maksaa yhden ohjaajan ympäri vuoden.',
    came: 'Myynnistä kertyi kahden kuukauden palkka. Talvella ei ollut tehtäviä.',
    otherwise: 'Etsisimme talvikauden tilaaja-asiakkaan ennen ensimmäistä toripäivää.'
  }
]

/** Projects and their cards must be there already. */
export async function loadDemoLessons(client: pg.ClientBase, of: { readonly consortiumId: string; readonly today: IsoDate; readonly office: string }): Promise<void> {
  const { consortiumId, today, office } = of
  await insert(
    client,
    'project_lesson',
    lessons.map(({ key, project, card, at, ...said }) => ({
      ...{ ...said, id: demoId(`project-lesson:${key}`), consortiumId, projectId: demoId(`project:${project}`), practiceId: card ? demoId(`practice:${card}`) : null },
      ...{ learnedOn: addMonths(today, at), writtenBy: office, writtenAt: `${addMonths(today, at)}T10:00:00Z`, version: 1 }
    }))
  )
  const opened = (['workshop-path', 'meaningful-monday'] as const).map((card) => ({ id: demoId(`practice-publication:${card}`), consortiumId, practiceId: demoId(`practice:${card}`), publishedBy: office, publishedAt: `${addMonths(today, -6)}T10:00:00Z`, reason: '' }))
  await insert(client, 'practice_publication', opened)
}
