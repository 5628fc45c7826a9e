/**
 * The local units of the demo, past, present and coming. Names, operators and
 * years are invented; the municipalities and the kinds of unit are real. A unit
 * belongs to the centre that serves its municipality, so it moves when the
 * territory moves.
 * Source: requirements 9, 10, 12 and 48.
 */
import type { UnitKind } from '@solmu/domain/network/facts.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import type { LegalForm } from '@solmu/domain/network/organisation.js'
import type { LocalizedText } from '@solmu/shared/text.js'

/** Name, kind, legal form of the operator, municipality, first day, and the first day on which it is no more. */
export type UnitSeed = readonly [
  name: string,
  kind: UnitKind,
  legalForm: LegalForm,
  municipalityCode: string,
  validFrom: IsoDate,
  validTo: IsoDate | null
]

export const unitSeeds: readonly UnitSeed[] = [
  // Lappi
  ['Rovaniemen Roihu', 'work_centre', 'foundation', '698', '2014-01-01', null],
  ['Kemin Kipinä', 'workshop', 'association', '240', '2014-02-01', '2018-06-01'],
  ['Keminmaan Kita', 'association', 'association', '241', '2015-01-01', '2018-06-01'],
  ['Meri-Lapin Majakka', 'workshop', 'foundation', '240', '2018-06-01', null],
  ['Kittilän Kuura', 'participation_site', 'association', '261', '2015-03-01', '2020-01-01'],
  ['Tornion Tähti', 'cooperative', 'cooperative', '851', '2015-09-01', null],
  ['Sodankylän Soihtu', 'association', 'association', '758', '2016-04-01', null],
  ['Kemijärven Kaarna', 'participation_site', 'association', '320', '2017-10-01', null],
  ['Inarin Ilves', 'social_enterprise', 'limited_company', '148', '2024-08-15', null],
  // Pohjois-Pohjanmaa, with Koillismaa since 2020 and Kainuu since 2025
  ['Oulun Työtori', 'work_centre', 'foundation', '564', '2013-09-01', '2019-05-01'],
  ['Oulun Oiva', 'work_centre', 'foundation', '564', '2019-05-01', null],
  ['Limingan Lakeus', 'workshop', 'association', '425', '2019-05-01', '2021-09-01'],
  ['Raahen Raina', 'workshop', 'association', '678', '2015-08-01', '2021-09-01'],
  ['Raahen Ruori', 'workshop', 'foundation', '678', '2021-09-01', null],
  ['Vaalan Vene', 'participation_site', 'association', '785', '2014-09-01', '2019-01-01'],
  ['Kalajokilaakson Kynnys', 'educational_project', 'joint_authority', '977', '2016-08-01', null],
  ['Kokkolan Köli', 'workshop', 'foundation', '272', '2015-02-01', null],
  ['Kuusamon Karhunpolku', 'participation_site', 'cooperative', '305', '2016-05-01', null],
  ['Kajaanin Kiintopiste', 'work_centre', 'foundation', '205', '2014-04-01', null],
  ['Pudasjärven Pirta', 'association', 'association', '615', '2025-09-01', null],
  // Itä-Suomi
  ['Karjalan Työsilta', 'association', 'association', '167', '2014-04-01', null],
  ['Kuopion Käsi', 'workshop', 'association', '297', '2014-04-01', '2022-03-01'],
  ['Siilin Paja', 'workshop', 'association', '749', '2015-02-01', '2022-03-01'],
  ['Kallaveden Valmennus', 'work_centre', 'foundation', '297', '2022-03-01', null],
  ['Saimaan Verstas', 'workshop', 'foundation', '740', '2014-08-01', null],
  ['Mikkelin Mylly', 'work_centre', 'foundation', '491', '2014-05-01', null],
  ['Pieksämäen Pisto', 'workshop', 'association', '593', '2015-01-01', '2019-08-01'],
  ['Iisalmen Into', 'association', 'association', '140', '2015-10-01', null],
  ['Nurmeksen Nuotta', 'participation_site', 'association', '541', '2016-01-01', null],
  ['Kiteen Kaari', 'social_enterprise', 'limited_company', '260', '2017-08-01', null],
  ['Varkauden Vipu', 'workshop', 'foundation', '915', '2023-05-12', null],
  ['Lieksan Lauttaus', 'workshop', 'association', '422', '2024-02-08', null],
  // Keski-Suomi
  ['Jyväskylän Jytke', 'work_centre', 'foundation', '179', '2013-03-01', '2017-02-01'],
  ['Laukaan Laari', 'association', 'association', '410', '2014-09-01', '2017-02-01'],
  ['Päijänteen Polku', 'work_centre', 'foundation', '179', '2017-02-01', null],
  ['Keuruun Käpy', 'workshop', 'association', '249', '2014-02-01', null],
  ['Äänekosken Ässä', 'association', 'association', '992', '2014-10-01', null],
  ['Viitasaaren Viima', 'participation_site', 'association', '931', '2015-05-01', '2024-07-01'],
  ['Jämsän Jalava', 'workshop', 'association', '182', '2015-06-01', null],
  ['Saarijärven Sampo', 'educational_project', 'joint_authority', '729', '2025-03-01', null],
  // Länsi-Suomi
  ['Tammerkosken Taito', 'work_centre', 'foundation', '837', '2013-06-01', null],
  ['Satakunnan Silta', 'work_centre', 'foundation', '609', '2014-01-01', '2018-09-01'],
  ['Porin Purje', 'work_centre', 'foundation', '609', '2018-09-01', null],
  ['Rauman Reimari', 'workshop', 'association', '684', '2018-09-01', null],
  ['Turun Tekijät', 'work_centre', 'association', '853', '2013-10-01', '2016-09-01'],
  ['Kaarinan Kaarre', 'workshop', 'association', '202', '2014-05-01', '2016-09-01'],
  ['Aurajoen Askel', 'work_centre', 'foundation', '853', '2016-09-01', null],
  ['Seinäjoen Seppä', 'workshop', 'association', '743', '2014-03-01', '2020-06-01'],
  ['Lapuan Lauta', 'workshop', 'association', '408', '2015-04-01', '2020-06-01'],
  ['Lakeuden Latu', 'work_centre', 'foundation', '743', '2020-06-01', null],
  ['Merenkurkun Mahti', 'work_centre', 'foundation', '905', '2014-11-01', null],
  ['Närpiön Niitty', 'participation_site', 'cooperative', '545', '2016-06-01', '2021-01-01'],
  ['Mäntän Masuuni', 'workshop', 'association', '508', '2016-03-01', null],
  ['Kankaanpään Kanto', 'workshop', 'association', '214', '2016-10-01', '2024-09-01'],
  ['Salon Satama', 'social_enterprise', 'limited_company', '734', '2017-04-01', null],
  ['Valkeakosken Vire', 'association', 'association', '908', '2018-02-01', null],
  ['Pietarsaaren Pursi', 'cooperative', 'cooperative', '598', '2019-05-01', null],
  ['Paraisten Poiju', 'participation_site', 'association', '445', '2021-05-01', null],
  ['Nokian Noste', 'workshop', 'association', '536', '2024-10-01', null],
  // Kaakkois-Suomi, with Päijät-Häme since 2018
  ['Kymijoen Kytkin', 'work_centre', 'foundation', '286', '2014-03-01', null],
  ['Vesijärven Valmennus', 'work_centre', 'foundation', '398', '2014-05-01', null],
  ['Heinolan Helmi', 'association', 'association', '111', '2016-08-01', null],
  ['Lappeen Linkki', 'work_centre', 'association', '405', '2015-01-01', null],
  ['Imatran Imu', 'workshop', 'association', '153', '2017-03-01', null],
  ['Kotkan Kaari', 'workshop', 'foundation', '285', '2014-06-01', '2019-03-01'],
  ['Pyhtään Pyörä', 'association', 'association', '624', '2015-11-01', '2019-03-01'],
  ['Kotkan Köysi', 'workshop', 'foundation', '285', '2019-03-01', null],
  ['Virolahden Verkko', 'participation_site', 'municipality', '935', '2018-05-01', '2024-06-01'],
  ['Haminan Hahlo', 'social_enterprise', 'cooperative', '075', '2024-12-02', null],
  // Uusimaa, with Kanta-Häme since 2020
  ['Uudenmaan Työpiha', 'work_centre', 'foundation', '091', '2013-01-01', '2016-02-01'],
  ['Vallilan Verstas', 'workshop', 'foundation', '091', '2016-02-01', null],
  ['Leppävaaran Lenkki', 'work_centre', 'foundation', '049', '2016-02-01', null],
  ['Hämeenlinnan Harju', 'work_centre', 'association', '109', '2014-08-01', null],
  ['Lohjan Lyhty', 'workshop', 'association', '444', '2014-10-01', '2023-01-01'],
  ['Raaseporin Ranta', 'work_centre', 'association', '710', '2015-03-01', null],
  ['Forssan Kehrä', 'workshop', 'cooperative', '061', '2016-01-01', null],
  ['Vantaan Vaihde', 'educational_project', 'joint_authority', '092', '2019-08-01', '2027-01-01'],
  ['Hyvinkään Hyrrä', 'social_enterprise', 'limited_company', '106', '2026-02-02', null],
  ['Porvoon Portti', 'workshop', 'association', '638', '2027-01-01', null]
]

/** The Swedish names of the units on the Swedish-speaking coast; the others carry one name in all languages. */
export const swedishNames: Readonly<Record<string, string>> = {
  'Kokkolan Köli': 'Karleby Köl',
  'Turun Tekijät': 'Åbo Aktörer',
  'Aurajoen Askel': 'Aura Avstamp',
  'Merenkurkun Mahti': 'Kvarkens Kraft',
  'Närpiön Niitty': 'Närpes Äng',
  'Pietarsaaren Pursi': 'Jakobstads Jolle',
  'Paraisten Poiju': 'Pargas Boj',
  'Pyhtään Pyörä': 'Pyttis Hjul',
  'Uudenmaan Työpiha': 'Nylands Arbetsgård',
  'Vallilan Verstas': 'Vallgårds Verkstad',
  'Leppävaaran Lenkki': 'Albergalänken',
  'Lohjan Lyhty': 'Lojo Lykta',
  'Raaseporin Ranta': 'Raseborgs Strand',
  'Vantaan Vaihde': 'Vanda Växel',
  'Porvoon Portti': 'Borgå Port'
}

/** What units were called before the day on which they got the name they carry now. */
export const earlierNames: Readonly<Record<string, { until: IsoDate; name: LocalizedText; reason: string }>> = {
  'Mikkelin Mylly': {
    until: '2018-01-01',
    name: { fi: 'Etelä-Savon Mylly', sv: 'Etelä-Savon Mylly', en: 'Etelä-Savon Mylly' },
    reason: 'Nimi sen kaupungin mukaan, jossa yksikkö toimii'
  },
  'Hämeenlinnan Harju': {
    until: '2020-01-01',
    name: { fi: 'Hämeen Työharju', sv: 'Hämeen Työharju', en: 'Hämeen Työharju' },
    reason: 'Uusi nimi siirron yhteydessä'
  },
  'Raaseporin Ranta': {
    until: '2021-06-01',
    name: { fi: 'Karjaan Ranta', sv: 'Karis Strand', en: 'Karjaan Ranta' },
    reason: 'Toiminta laajeni koko Raaseporiin'
  }
}

/** Units that divide their work between municipalities, with the share of each, from a day on. */
export const servedShares: Readonly<Record<string, { from: IsoDate; shares: Readonly<Record<string, number>> }>> = {
  'Kokkolan Köli': { from: '2020-01-01', shares: { '272': 0.7, '598': 0.3 } },
  'Kalajokilaakson Kynnys': { from: '2019-01-01', shares: { '977': 0.5, '208': 0.3, '563': 0.2 } },
  'Imatran Imu': { from: '2022-01-01', shares: { '153': 0.75, '689': 0.25 } }
}

/** Units that the organisation of another unit runs: the unit, and the one that the organisation is named after. */
export const runByOrganisationOf: Readonly<Record<string, string>> = {
  'Jyväskylän Jytke': 'Päijänteen Polku',
  'Oulun Työtori': 'Oulun Oiva',
  'Satakunnan Silta': 'Porin Purje',
  'Uudenmaan Työpiha': 'Leppävaaran Lenkki',
  'Vallilan Verstas': 'Leppävaaran Lenkki',
  'Varkauden Vipu': 'Kallaveden Valmennus',
  'Lieksan Lauttaus': 'Nurmeksen Nuotta'
}
