/**
 * The head office and the seven regional centres of the demo, and which centre
 * has served which regions since when. The six regions of the scenario map and
 * Central Finland; the years and the decisions are invented.
 * Source: requirements 5, 9, 10, 18 and 21.
 */
import type { IsoDate } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'

export type CentreKey = 'lappi' | 'pohjanmaa' | 'ita' | 'keski' | 'lansi' | 'kaakko' | 'uusimaa'

export interface CentreSeed {
  readonly name: LocalizedText
  readonly municipalityCode: string
  readonly validFrom: IsoDate
  /** The unit whose organisation runs the centre. */
  readonly host: string
}

export const headquartersName: LocalizedText = { fi: 'Pääkonttori', sv: 'Huvudkontoret', en: 'Head office' }
export const headquartersMunicipality = '091'
export const networkStart: IsoDate = '2013-01-01'

export const centres: Readonly<Record<CentreKey, CentreSeed>> = {
  lappi: {
    name: { fi: 'Lappi', sv: 'Lappland', en: 'Lapland' },
    municipalityCode: '698',
    validFrom: '2014-01-01',
    host: 'Rovaniemen Roihu'
  },
  pohjanmaa: {
    name: { fi: 'Pohjois-Pohjanmaa', sv: 'Norra Österbotten', en: 'North Ostrobothnia' },
    municipalityCode: '564',
    validFrom: '2013-09-01',
    host: 'Oulun Oiva'
  },
  ita: {
    name: { fi: 'Itä-Suomi', sv: 'Östra Finland', en: 'Eastern Finland' },
    municipalityCode: '167',
    validFrom: '2014-04-01',
    host: 'Karjalan Työsilta'
  },
  keski: {
    name: { fi: 'Keski-Suomi', sv: 'Mellersta Finland', en: 'Central Finland' },
    municipalityCode: '179',
    validFrom: '2013-03-01',
    host: 'Päijänteen Polku'
  },
  lansi: {
    name: { fi: 'Länsi-Suomi', sv: 'Västra Finland', en: 'Western Finland' },
    municipalityCode: '837',
    validFrom: '2013-06-01',
    host: 'Tammerkosken Taito'
  },
  kaakko: {
    name: { fi: 'Kaakkois-Suomi', sv: 'Sydöstra Finland', en: 'South-East Finland' },
    municipalityCode: '286',
    validFrom: '2014-03-01',
    host: 'Kymijoen Kytkin'
  },
  uusimaa: {
    name: { fi: 'Uusimaa', sv: 'Nyland', en: 'Uusimaa' },
    municipalityCode: '049',
    validFrom: networkStart,
    host: 'Leppävaaran Lenkki'
  }
}

/** From a day on, a centre serves some regions, or single municipalities wherever their region goes. */
export interface TerritoryDecision {
  readonly from: IsoDate
  readonly centre: CentreKey
  readonly regions?: readonly string[]
  readonly municipalities?: readonly string[]
  readonly reason: string | null
}

const fromTheStart = (centre: CentreKey, regions: readonly string[]): TerritoryDecision => ({
  from: networkStart,
  centre,
  regions,
  reason: null
})

/** In the order in which they came into force. A decision on a municipality goes before one on its region. */
export const territoryDecisions: readonly TerritoryDecision[] = [
  fromTheStart('lappi', ['19']),
  fromTheStart('pohjanmaa', ['17']),
  fromTheStart('ita', ['10', '11', '12', '18']),
  fromTheStart('keski', ['13']),
  fromTheStart('lansi', ['02', '04', '05', '06', '14', '15', '16']),
  fromTheStart('kaakko', ['08', '09']),
  fromTheStart('uusimaa', ['01', '07']),
  { from: networkStart, centre: 'lansi', municipalities: ['249'], reason: null },
  { from: networkStart, centre: 'keski', municipalities: ['593'], reason: null },
  { from: networkStart, centre: 'lappi', municipalities: ['305', '832'], reason: null },
  { from: '2017-01-01', centre: 'keski', municipalities: ['249'], reason: 'Keuruu Keski-Suomeen, päätös 10/2016' },
  { from: '2018-01-01', centre: 'kaakko', regions: ['07'], reason: 'Päijät-Häme Kaakkois-Suomeen, päätös 9/2017' },
  { from: '2018-01-01', centre: 'ita', municipalities: ['593'], reason: 'Pieksämäki Itä-Suomeen, päätös 9/2017' },
  {
    from: '2019-01-01',
    centre: 'pohjanmaa',
    regions: ['16'],
    reason: 'Keski-Pohjanmaa Pohjois-Pohjanmaalle, päätös 11/2018'
  },
  { from: '2020-01-01', centre: 'uusimaa', regions: ['05'], reason: 'Kanta-Häme Uudellemaalle, päätös 10/2019' },
  {
    from: '2020-01-01',
    centre: 'pohjanmaa',
    municipalities: ['305', '832'],
    reason: 'Koillismaa Pohjois-Pohjanmaalle, päätös 10/2019'
  },
  { from: '2025-01-01', centre: 'pohjanmaa', regions: ['18'], reason: 'Kainuu Pohjois-Pohjanmaalle, päätös 12/2024' },
  { from: '2027-03-01', centre: 'lansi', municipalities: ['182'], reason: 'Jämsä Länsi-Suomeen, päätös 9/2026' },
  {
    from: '2027-03-01',
    centre: 'keski',
    municipalities: ['508'],
    reason: 'Mänttä-Vilppula Keski-Suomeen, päätös 9/2026'
  }
]

/** The reason to give where a municipality changed region, and with it the centre, without a decision of its own. */
export const regionChangeReason = 'Kunta vaihtoi maakuntaa'
