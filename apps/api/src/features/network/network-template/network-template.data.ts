/**
 * The scenario of the report "Työ- ja osallisuuskeskus Suomeen" (Juha Leviäkangas, Oktetti ry, 2014) as a network to
 * start from: six regional centres under a national head office, and the bodies that the report names.
 * Source: requirements 9-11 and 21; the report, chapters 2.3-2.4 and 5.
 */
import { automaticReason } from '@solmu/domain/network/automatic-reason.js'
import type { LegalForm, OrganisationRole } from '@solmu/domain/network/organisation.js'
import type { LocalizedText } from '@solmu/shared/text.js'

export interface CentreTemplate {
  /** The key by which files name the centre. */
  readonly key: string
  readonly name: LocalizedText
  /** Codes of the regions (maakunta) that it serves. */
  readonly regions: readonly string[]
  /** The largest municipality of its territory: the report wants the centres at the largest concentrations of people. */
  readonly municipalityCode: string
}

export interface OrganisationTemplate {
  readonly key: string
  /** As the report writes it; the same in all languages, because a legal name is not translated. */
  readonly name: string
  readonly legalForm: LegalForm
  readonly role: OrganisationRole
}

/** What the history of the network says about the change. */
export const templateReason = automaticReason({ kind: 'template' })

/**
 * The report draws the six centres on a map (chapter 5) and leaves open which region belongs to which. Five of them
 * carry the names of vitality centres (elinvoimakeskus) of 2026 and get their regions: Lapland; Northern Finland with
 * Kainuu; Eastern Finland; South-Eastern Finland with Päijät-Häme; Uusimaa. Western Finland gets the rest, which is our
 * choice: Southwest Finland, Satakunta, Kanta-Häme, Pirkanmaa, South, Central and plain Ostrobothnia as neighbours on
 * its side, and Central Finland, of which the report draws a network of its own as an example but no seventh centre,
 * because it belongs to the major region of Western Finland (NUTS 2 FI19). Åland stays outside. All of it can be changed
 * afterwards like any territory.
 */
export const templateCentres: readonly CentreTemplate[] = [
  { key: 'lappi', name: { fi: 'Lappi', sv: 'Lappland', en: 'Lapland' }, regions: ['19'], municipalityCode: '698' },
  {
    key: 'pohjois-pohjanmaa',
    name: { fi: 'Pohjois-Pohjanmaa', sv: 'Norra Österbotten', en: 'North Ostrobothnia' },
    regions: ['17', '18'],
    municipalityCode: '564'
  },
  {
    key: 'ita-suomi',
    name: { fi: 'Itä-Suomi', sv: 'Östra Finland', en: 'Eastern Finland' },
    regions: ['10', '11', '12'],
    municipalityCode: '297'
  },
  {
    key: 'lansi-suomi',
    name: { fi: 'Länsi-Suomi', sv: 'Västra Finland', en: 'Western Finland' },
    regions: ['02', '04', '05', '06', '13', '14', '15', '16'],
    municipalityCode: '837'
  },
  {
    key: 'kaakkois-suomi',
    name: { fi: 'Kaakkois-Suomi', sv: 'Sydöstra Finland', en: 'South-East Finland' },
    regions: ['07', '08', '09'],
    municipalityCode: '398'
  },
  { key: 'uusimaa', name: { fi: 'Uusimaa', sv: 'Nyland', en: 'Uusimaa' }, regions: ['01'], municipalityCode: '091' }
]

const named = (
  role: OrganisationRole,
  bodies: readonly (readonly [key: string, name: string, legalForm: LegalForm])[]
): OrganisationTemplate[] => bodies.map(([key, name, legalForm]) => ({ key, name, legalForm, role }))

/**
 * The bodies that the report names; it gives no business ids. The founders of the national centre are to be the largest
 * employment operators (chapter 5), of which the list is lost: taken for founders are Oktetti ry, which owns the project,
 * those with which it worked the model out (2.3), and SOVATEK, which the map shows as a centre. Partners are those with
 * which it was talked over. The legal form is that of the name; `other` where the name tells none.
 */
export const templateOrganisations: readonly OrganisationTemplate[] = [
  ...named('founder', [
    ['oktetti', 'Valmennus- ja sosiaalipalveluyhteisöjen yhdistys Oktetti ry', 'association'],
    ['parik', 'Parik-säätiö', 'foundation'],
    ['eduro', 'Eduro-säätiö', 'foundation'],
    ['meri-lappi', 'Meri-Lapin työhönvalmennussäätiö', 'foundation'],
    ['sotek', 'Sotek-säätiö', 'foundation'],
    ['invalidisaatio', 'Invalidisäätiö', 'foundation'],
    ['luotsi', 'Työhönvalmennussäätiö Luotsi', 'foundation'],
    ['siltavalmennus', 'Siltavalmennus ry', 'association'],
    ['sovatek', 'SOVATEK', 'other']
  ]),
  ...named('partner', [
    ['diakonissalaitos', 'Helsingin Diakonissalaitoksen säätiö', 'foundation'],
    ['kuntoutussaatio', 'Kuntoutussäätiö', 'foundation'],
    ['nuorten-ystavat', 'Nuorten Ystävät ry', 'association'],
    ['rinnekoti', 'Rinnekoti-säätiö', 'foundation'],
    ['kierratyskeskus', 'Pääkaupunkiseudun Kierrätyskeskus', 'other']
  ])
]
