/** The invented people of the demo: who leads which unit, who led it before, and who works beside them. */
import type { RoleName } from '@solmu/domain/access/roles.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import type { Language } from '@solmu/shared/text.js'
import type { CentreKey } from './demo-centres.js'

/** Who leads each unit. Three units have nobody, so that there is something waiting for the centres. */
export const managers: Readonly<Record<string, string>> = {
  'Rovaniemen Roihu': 'Ritva Kumpula',
  'Meri-Lapin Majakka': 'Antti Keskitalo',
  'Tornion Tähti': 'Satu Alatalo',
  'Sodankylän Soihtu': 'Veikko Hietala',
  'Kemijärven Kaarna': 'Marjut Kallunki',
  'Inarin Ilves': 'Inka Morottaja',
  'Oulun Oiva': 'Janne Törmänen',
  'Raahen Ruori': 'Tiina Ojala',
  'Kalajokilaakson Kynnys': 'Matti Isokääntä',
  'Kokkolan Köli': 'Kristina Bäck',
  'Kuusamon Karhunpolku': 'Reijo Säkkinen',
  'Kajaanin Kiintopiste': 'Anne Heikura',
  'Karjalan Työsilta': 'Mikko Hyvärinen',
  'Kallaveden Valmennus': 'Timo Räsänen',
  'Saimaan Verstas': 'Pirjo Kosunen',
  'Mikkelin Mylly': 'Jarkko Liukkonen',
  'Iisalmen Into': 'Helena Kainulainen',
  'Nurmeksen Nuotta': 'Ari Meriläinen',
  'Kiteen Kaari': 'Sirpa Pirhonen',
  'Varkauden Vipu': 'Outi Laitinen',
  'Lieksan Lauttaus': 'Riikka Korhonen',
  'Päijänteen Polku': 'Juha Minkkinen',
  'Keuruun Käpy': 'Leena Pihlaja',
  'Äänekosken Ässä': 'Kari Hytönen',
  'Jämsän Jalava': 'Minna Seppälä',
  'Saarijärven Sampo': 'Petri Kinnunen',
  'Tammerkosken Taito': 'Hanna Lahtinen',
  'Porin Purje': 'Jouko Vainio',
  'Aurajoen Askel': 'Elina Rantala',
  'Lakeuden Latu': 'Ville Yli-Hukkala',
  'Merenkurkun Mahti': 'Fredrik Norrgård',
  'Mäntän Masuuni': 'Tarja Koivisto',
  'Salon Satama': 'Teemu Salminen',
  'Valkeakosken Vire': 'Kirsi Mattila',
  'Pietarsaaren Pursi': 'Gunilla Häggblom',
  'Paraisten Poiju': 'Mats Öhman',
  'Nokian Noste': 'Laura Peltonen',
  'Kymijoen Kytkin': 'Pekka Suntio',
  'Vesijärven Valmennus': 'Johanna Virtala',
  'Heinolan Helmi': 'Raimo Tuomi',
  'Lappeen Linkki': 'Katri Hämäläinen',
  'Kotkan Köysi': 'Ilkka Kuisma',
  'Haminan Hahlo': 'Sari Mäkelä',
  'Vallilan Verstas': 'Noora Aalto',
  'Leppävaaran Lenkki': 'Tommi Hakkarainen',
  'Hämeenlinnan Harju': 'Paula Kivistö',
  'Raaseporin Ranta': 'Annika Sjöblom',
  'Forssan Kehrä': 'Jari Nummi',
  'Vantaan Vaihde': 'Fatima Haddad',
  'Hyvinkään Hyrrä': 'Olli Ketola',
  'Porvoon Portti': 'Susanna Lindroos'
}

/** The manager whose term ends soon: the date follows the day on which the demo is made. */
export const managerWhoseTermEnds = 'Heinolan Helmi'

/** Who leads which centre. South-East Finland waits for a new coordinator. */
export const coordinators: Readonly<Record<Exclude<CentreKey, 'kaakko'>, readonly [name: string, since: IsoDate]>> = {
  lappi: ['Jouni Aikio', '2019-03-01'],
  pohjanmaa: ['Päivi Karppinen', '2017-08-01'],
  ita: ['Eeva-Liisa Turunen', '2018-01-01'],
  keski: ['Sanna Kivelä', '2021-02-01'],
  lansi: ['Markku Niemelä', '2016-05-01'],
  uusimaa: ['Camilla Lindqvist', '2022-09-01']
}

export const lastCoordinatorOfKaakko: readonly [name: string, since: IsoDate] = ['Heikki Suikkanen', '2015-06-01']

/** Members of a unit: unit, name, and the first day. */
export const members: readonly (readonly [unit: string, name: string, since: IsoDate])[] = [
  ['Karjalan Työsilta', 'Riitta Kosonen', '2018-08-01'],
  ['Lieksan Lauttaus', 'Tuomas Laakso', '2024-03-01'],
  ['Saimaan Verstas', 'Terhi Hakala', '2020-01-07'],
  ['Kallaveden Valmennus', 'Aleksi Pulkkinen', '2022-03-01'],
  ['Päijänteen Polku', 'Emilia Rautiainen', '2019-09-01'],
  ['Porin Purje', 'Mira Lehto', '2023-02-01'],
  ['Raaseporin Ranta', 'Jonas Ekholm', '2021-10-01'],
  ['Vallilan Verstas', 'Daniel Okafor', '2023-11-01']
]

/** People of the whole network, at the head office. */
export const nationalPeople: readonly (readonly [role: RoleName, name: string, since: IsoDate])[] = [
  ['administrator', 'Maarit Oinonen', '2019-01-01'],
  ['national_coordinator', 'Aino Salmela', '2017-01-01'],
  ['reviewer', 'Hannu Rautio', '2022-01-01'],
  ['funder', 'Leena Kurki', '2024-01-01'],
  ['auditor', 'Kaarina Strand', '2023-01-01']
]

/** Who led a unit, or held another role in it, before: unit or centre, role, name, first day, and the end day. */
export const formerRoles: readonly (readonly [
  place: string,
  role: RoleName,
  name: string,
  validFrom: IsoDate,
  validTo: IsoDate
])[] = [
  ['headquarters', 'administrator', 'Seppo Laine', '2013-01-01', '2019-01-01'],
  ['headquarters', 'national_coordinator', 'Marja-Leena Ahonen', '2013-01-01', '2017-01-01'],
  ['headquarters', 'reviewer', 'Eeva-Liisa Turunen', '2016-01-01', '2018-01-01'],
  ['headquarters', 'auditor', 'Olavi Sarkola', '2018-01-01', '2023-01-01'],
  ['Kuopion Käsi', 'unit_manager', 'Timo Räsänen', '2016-01-01', '2022-03-01'],
  ['Siilin Paja', 'unit_manager', 'Ulla Hartikainen', '2015-02-01', '2022-03-01'],
  ['Kankaanpään Kanto', 'unit_manager', 'Esko Rajala', '2016-10-01', '2024-09-01'],
  ['Virolahden Verkko', 'unit_manager', 'Merja Pakkanen', '2018-05-01', '2024-06-01'],
  ['Viitasaaren Viima', 'unit_manager', 'Kaisa Jokela', '2019-01-01', '2024-07-01'],
  ['Limingan Lakeus', 'unit_manager', 'Tiina Ojala', '2019-05-01', '2021-09-01'],
  ['Imatran Imu', 'unit_manager', 'Anja Kaukiainen', '2017-03-01', '2026-06-01'],
  ['Karjalan Työsilta', 'unit_member', 'Riikka Korhonen', '2019-01-01', '2024-02-08']
]

/** Those who do not read Solmu in Finnish. */
export const otherLanguages: Readonly<Record<string, Exclude<Language, 'fi'>>> = {
  'Annika Sjöblom': 'sv',
  'Camilla Lindqvist': 'sv',
  'Fredrik Norrgård': 'sv',
  'Gunilla Häggblom': 'sv',
  'Jonas Ekholm': 'sv',
  'Mats Öhman': 'sv',
  'Daniel Okafor': 'en'
}

/** One account for each role, shown on the login page of the demo: role and name. */
export const accountHolders: readonly (readonly [role: RoleName, name: string])[] = [
  ['national_coordinator', 'Aino Salmela'],
  ['regional_coordinator', 'Eeva-Liisa Turunen'],
  ['unit_manager', 'Mikko Hyvärinen'],
  ['unit_member', 'Riitta Kosonen'],
  ['reviewer', 'Hannu Rautio'],
  ['funder', 'Leena Kurki'],
  ['auditor', 'Kaarina Strand'],
  ['administrator', 'Maarit Oinonen']
]
