/** What the projects of the demo are: invented, in the areas and on the ideas of the sources. */
import type { CostModelKey } from '@solmu/domain/portfolio/cost-model.js'
import type { ProjectKind } from '@solmu/domain/portfolio/project.js'
import type { ProjectStage } from '@solmu/domain/portfolio/project.workflow.js'
import type { LocalizedText } from '@solmu/shared/text.js'

export type DemoCallKey = 'inclusion' | 'paths' | 'embedding' | 'espoo' | 'oulu'

export interface DemoProject {
  readonly key: string
  readonly title: LocalizedText
  readonly acronym: string
  /** The unit that leads it, and others that carry it out; one of them may leave before the end. */
  readonly lead: string
  readonly others: readonly string[]
  readonly leaves?: string
  readonly call: DemoCallKey | null
  readonly kind: ProjectKind
  readonly group?: string
  readonly stage: ProjectStage
  /** Months from today to its first day, and how many it lasts. */
  readonly from: number
  readonly months: number
  readonly taskAreas: readonly string[]
  readonly ideas: readonly string[]
  readonly model: CostModelKey
  /** What staff costs each partner a year, in euros. */
  readonly yearly: number
  /** Whether a change of the budget waits for the funder. */
  readonly hasChange?: boolean
}

const told = (fi: string, sv: string, en: string): LocalizedText => ({ fi, sv, en })

/** The oldest first, so that they have the earlier numbers. */
export const demoProjects: readonly DemoProject[] = [
  {
    ...{ key: 'verstas', title: told('Verstaasta töihin', 'Från verkstaden till jobb', 'From the workshop to work'), acronym: 'VERTO', lead: 'Saimaan Verstas', others: ['Karjalan Työsilta'], call: 'paths', kind: 'single' },
    ...{ stage: 'embedded', from: -44, months: 30, taskAreas: ['1b', '3d'], ideas: ['3d'], model: 'flat_40', yearly: 52_000 }
  },
  {
    ...{ key: 'maja', title: told('Mielekäs maanantai', 'En meningsfull måndag', 'A Monday with a meaning'), acronym: 'MAMA', lead: 'Kuusamon Karhunpolku', others: [], call: 'inclusion', kind: 'single' },
    ...{ stage: 'ended', from: -38, months: 24, taskAreas: ['4b'], ideas: ['4a', '4c'], model: 'actual', yearly: 38_000 }
  },
  {
    ...{ key: 'koko', title: told('Yhteinen valmennus', 'Gemensam coachning', 'Coaching in common'), acronym: 'KOKO', lead: 'Tammerkosken Taito', others: ['Päijänteen Polku'], call: 'paths', kind: 'group' },
    ...{ stage: 'running', from: -20, months: 36, taskAreas: ['2a', '2c', '3a'], ideas: ['2a', '2b', '3a'], model: 'flat_40', yearly: 66_500 }
  },
  {
    ...{ key: 'koko-ita', title: told('Yhteinen valmennus: Itä-Suomi', 'Gemensam coachning: Östra Finland', 'Coaching in common: Eastern Finland'), acronym: 'KOKO-I', lead: 'Karjalan Työsilta', others: ['Kallaveden Valmennus', 'Iisalmen Into'] },
    ...{ leaves: 'Iisalmen Into', call: 'paths', kind: 'sub', group: 'koko', stage: 'running', from: -20, months: 36, taskAreas: ['2a', '2b'], ideas: ['2a', '2c'], model: 'flat_40', yearly: 44_000, hasChange: true }
  },
  {
    ...{ key: 'koko-lappi', title: told('Yhteinen valmennus: Lappi', 'Gemensam coachning: Lappland', 'Coaching in common: Lapland'), acronym: 'KOKO-L', lead: 'Rovaniemen Roihu', others: [], call: 'paths', kind: 'sub', group: 'koko' },
    ...{ stage: 'running', from: -19, months: 34, taskAreas: ['2a'], ideas: ['2a'], model: 'flat_40', yearly: 41_250 }
  },
  {
    ...{ key: 'tori', title: told('Työtä torilta', 'Jobb på torget', 'Work from the market'), acronym: 'TORI', lead: 'Oulun Oiva', others: ['Raahen Ruori'], call: 'oulu', kind: 'single' },
    ...{ stage: 'closing', from: -26, months: 24, taskAreas: ['1a', '4a'], ideas: ['5a', '5d'], model: 'flat_7', yearly: 47_300 }
  },
  {
    ...{ key: 'vihrea', title: told('Vihreä osallisuus', 'Grön delaktighet', 'Green participation'), acronym: 'VIHO', lead: 'Nurmeksen Nuotta', others: ['Kiteen Kaari'], call: 'inclusion', kind: 'single' },
    ...{ stage: 'running', from: -9, months: 15, taskAreas: ['4b', '1b'], ideas: ['4a', '4b'], model: 'flat_40', yearly: 33_100 }
  },
  {
    ...{ key: 'yritys', title: told('Yrittäen yhdessä', 'Företagsamma tillsammans', 'Enterprising together'), acronym: 'YRI', lead: 'Leppävaaran Lenkki', others: ['Raaseporin Ranta'], call: 'espoo', kind: 'single' },
    ...{ stage: 'decided', from: 1, months: 24, taskAreas: ['4a', '4c'], ideas: ['5a', '5b', '5e'], model: 'actual', yearly: 58_000 }
  },
  {
    ...{ key: 'meri', title: told('Merellinen työpolku', 'Arbetsstigen vid havet', 'A path to work by the sea'), acronym: 'MERI', lead: 'Paraisten Poiju', others: ['Pietarsaaren Pursi'], call: 'embedding', kind: 'single' },
    ...{ stage: 'applied', from: 4, months: 24, taskAreas: ['1b', '2b'], ideas: ['1b'], model: 'flat_40', yearly: 39_900 }
  },
  {
    ...{ key: 'linkki', title: told('Linkki yritykseen', 'Länken till företaget', 'A link to a company'), acronym: 'LINKKI', lead: 'Lappeen Linkki', others: [], call: 'paths', kind: 'single' },
    ...{ stage: 'rejected', from: -6, months: 24, taskAreas: ['1a'], ideas: ['1b'], model: 'flat_40', yearly: 45_000 }
  },
  {
    ...{ key: 'juuri', title: told('Juuret syvälle', 'Djupa rötter', 'Deep roots'), acronym: 'JUURI', lead: 'Karjalan Työsilta', others: ['Mikkelin Mylly'], call: 'embedding', kind: 'single' },
    ...{ stage: 'preparation', from: 5, months: 18, taskAreas: ['3c', '3d'], ideas: ['3c', '3d'], model: 'flat_40', yearly: 42_000 }
  },
  {
    ...{ key: 'oktetti', title: told('Mallista käytäntöön', 'Från modell till praktik', 'From model to practice'), acronym: 'KÄYTÄNTÖ', lead: 'Hämeenlinnan Harju', others: [], call: null, kind: 'single' },
    ...{ stage: 'idea', from: 8, months: 24, taskAreas: ['3a', '3b'], ideas: ['6a'], model: 'flat_40', yearly: 0 }
  }
]

export const demoSummaries: Readonly<Record<string, LocalizedText>> = {
  embedded: told('Hankkeessa kehitetty työhönvalmennuksen malli on otettu käyttöön yksiköissä.', 'Modellen för arbetscoachning som utvecklades i projektet används i enheterna.', 'The model of job coaching that the project developed is in use in the units.'),
  idea: told('Hankeideoiden tulokset kootaan ja arvioidaan yhdessä.', 'Resultaten av projektidéerna samlas och utvärderas tillsammans.', 'The results of the project ideas are brought together and evaluated.'),
  other: told('Kehitetään palvelua, jossa asiakas etenee omaa tahtiaan kohti työtä tai mielekästä tekemistä.', 'En tjänst utvecklas där kunden i egen takt går mot arbete eller meningsfull sysselsättning.', 'A service is developed in which customers move at their own pace towards work or something meaningful to do.')
}
