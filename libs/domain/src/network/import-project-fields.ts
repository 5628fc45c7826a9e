/**
 * The fields of a public list of projects, as the authorities of the structural funds publish them. The synonyms are headings of
 * lists that were published: those of 2007-2013 and 2014-2020, and the workbook that EURA 2021 gives for 2021-2027 (its columns
 * as the open data programs of 2024 name them). The guesses are words that other lists may use, or that mean nearly the same: the
 * workbook of EURA 2021 tells what is planned where the older lists told what was granted.
 * Source: issue "Portfolio", item 7; Regulation (EU) 2021/1060, article 49(3); the lists of rakennerahastot.fi.
 */
import { field, heading, type ImportField } from './import-field.js'

export const projectFields: readonly ImportField[] = [
  field('code', [heading('Hankekoodi', 'Projektkod', 'Project code')], { synonyms: 'koodi', guesses: 'hankkeen koodi, kod, code, hankenumero, projektnummer, operation identifier' }),
  field('name', [heading('Hankkeen nimi', 'Projektets namn', 'Project name')], {
    isRequired: true,
    synonyms: 'projektin nimi',
    guesses: 'hanke, hankkeen julkinen nimi, toimen nimi, projekt, projektnamn, project, operation name, nimi, namn, name'
  }),
  field('organisation', [heading('Toteuttajan nimi', 'Genomförare', 'Organisation')], {
    isRequired: true,
    guesses: 'toteuttaja, hakija, hakijan virallinen nimi, tuensaaja, tuensaajan nimi, päätoteuttaja, stödmottagare, genomförarens namn, sökande, beneficiary, beneficiary name'
  }),
  field('businessId', [heading('Y-tunnus', 'FO-nummer', 'Business ID')], { synonyms: 'toteuttajan y-tunnus, ytunnus', guesses: 'hakijan y-tunnus, tuensaajan y-tunnus, fo, vat number' }),
  field('funder', [heading('Rahoittava viranomainen', 'Finansierande myndighet', 'Funding authority')], {
    synonyms: 'viranomainen',
    guesses: 'rahoittaja, välittävä toimielin, myndighet, finansiär, förmedlande organ, funder, authority, intermediate body'
  }),
  field('fund', [heading('Rahasto', 'Fond', 'Fund')], { guesses: 'eu-rahasto, fund acronym' }),
  field('programme', [heading('Ohjelma', 'Program', 'Programme')], { synonyms: 'ohjelma / osio', guesses: 'ohjelmakausi, programperiod, programme period' }),
  field('priority', [heading('Toimintalinja', 'Insatsområde', 'Priority')], { synonyms: 'tl', guesses: 'insatslinje, priority axis' }),
  field('objective', [heading('Erityistavoite', 'Särskilt mål', 'Specific objective')], { synonyms: 'et' }),
  field('region', [heading('Maakunta', 'Landskap', 'Region')], { synonyms: 'sijainti', guesses: 'toteutusalue, alue, läge, område, location' }),
  field('state', [heading('Hankkeen tila', 'Projektets status', 'Status')], { synonyms: 'toiminnan tila', guesses: 'tila, läge för projektet, state' }),
  field('startsOn', [heading('Aloituspäivä', 'Startdag', 'Start date')], { synonyms: 'aloituspvm', guesses: 'alkamispvm, alkamispäivä, alkamispäivämäärä, alkaa, startdatum, begynnelsedag, starts' }),
  field('endsOn', [heading('Päättymispäivä', 'Slutdag', 'End date')], { synonyms: 'päättymispvm', guesses: 'päättymispäivämäärä, päättyy, slutdatum, ends, completion date' }),
  field('granted', [heading('Myönnetty EU- ja valtion rahoitus', 'Beviljad EU- och statlig finansiering', 'Granted EU and state funding')], {
    guesses: 'suunniteltu eu- ja valtion rahoitus, myönnetty rahoitus, myönnetty, myönnetty tuki, beviljad finansiering, beviljat, granted, amount awarded'
  }),
  field('realised', [heading('Toteutunut EU- ja valtion rahoitus', 'Utfallen EU- och statlig finansiering', 'Realised EU and state funding')], {
    guesses: 'toteutunut rahoitus, toteutunut, maksettu, maksettu tuki, utfall, utbetalt, realised, paid'
  }),
  field('publicPlanned', [heading('Suunniteltu julkinen rahoitus yhteensä', 'Planerad offentlig finansiering totalt', 'Planned public funding')], {
    synonyms: 'suunniteltu julkinen rahoitus',
    guesses: 'planerad offentlig finansiering, total cost, kokonaiskustannukset'
  }),
  field('publicRealised', [heading('Toteutunut julkinen rahoitus yhteensä', 'Utfallen offentlig finansiering totalt', 'Realised public funding')], {
    synonyms: 'toteutunut julkinen rahoitus',
    guesses: 'utfallen offentlig finansiering'
  }),
  field('currency', [heading('Valuutta', 'Valuta', 'Currency')]),
  field('summary', [heading('Tiivistelmä', 'Sammandrag', 'Summary')], {
    synonyms: 'suunnitelman mukainen tiivistelmä hankkeen toteutuksesta',
    guesses: 'hankkeen tiivistelmä, julkinen tiivistelmä, kuvaus, beskrivning, description, operation purpose'
  })
]
