/**
 * The fields of a public list of projects, as the authorities of the structural funds publish them: the headings of the
 * Finnish lists of the periods 2007-2013, 2014-2020 and 2021-2027, and of the list that the EU asks for.
 * Source: issue "Portfolio", item 7; Regulation (EU) 2021/1060, article 49(3); the lists of rakennerahastot.fi.
 */
import { field, heading, type ImportField } from './import-field.js'

export const projectFields: readonly ImportField[] = [
  field('code', [heading('Hankekoodi', 'Projektkod', 'Project code')], { synonyms: 'koodi, hankkeen koodi, kod, code, hankenumero, projektnummer, operation identifier' }),
  field('name', [heading('Hankkeen nimi', 'Projektets namn', 'Project name')], {
    isRequired: true,
    synonyms: 'projektin nimi, hanke, hankkeen julkinen nimi, toimen nimi, projekt, projektnamn, project, operation name, nimi, namn, name'
  }),
  field('organisation', [heading('Toteuttajan nimi', 'Genomförare', 'Organisation')], {
    isRequired: true,
    synonyms: 'toteuttaja, hakija, hakijan virallinen nimi, tuensaaja, tuensaajan nimi, päätoteuttaja, stödmottagare, genomförarens namn, sökande, beneficiary, beneficiary name'
  }),
  field('businessId', [heading('Y-tunnus', 'FO-nummer', 'Business ID')], { synonyms: 'ytunnus, toteuttajan y-tunnus, hakijan y-tunnus, tuensaajan y-tunnus, fo, vat number' }),
  field('funder', [heading('Rahoittava viranomainen', 'Finansierande myndighet', 'Funding authority')], {
    synonyms: 'viranomainen, rahoittaja, välittävä toimielin, myndighet, finansiär, förmedlande organ, funder, authority, intermediate body'
  }),
  field('fund', [heading('Rahasto', 'Fond', 'Fund')], { synonyms: 'eu-rahasto, fund acronym' }),
  field('programme', [heading('Ohjelma', 'Program', 'Programme')], { synonyms: 'ohjelma / osio, ohjelmakausi, programperiod, programme period' }),
  field('priority', [heading('Toimintalinja', 'Insatsområde', 'Priority')], { synonyms: 'tl, insatslinje, priority axis' }),
  field('objective', [heading('Erityistavoite', 'Särskilt mål', 'Specific objective')], { synonyms: 'et' }),
  field('region', [heading('Maakunta', 'Landskap', 'Region')], { synonyms: 'sijainti, toteutusalue, alue, läge, område, location' }),
  field('state', [heading('Hankkeen tila', 'Projektets status', 'Status')], { synonyms: 'tila, toiminnan tila, läge för projektet, state' }),
  field('startsOn', [heading('Aloituspäivä', 'Startdag', 'Start date')], { synonyms: 'aloituspvm, alkamispvm, alkamispäivä, alkamispäivämäärä, alkaa, startdatum, begynnelsedag, starts' }),
  field('endsOn', [heading('Päättymispäivä', 'Slutdag', 'End date')], { synonyms: 'päättymispvm, päättymispäivämäärä, päättyy, slutdatum, ends, completion date' }),
  field('granted', [heading('Myönnetty EU- ja valtion rahoitus', 'Beviljad EU- och statlig finansiering', 'Granted EU and state funding')], {
    synonyms: 'myönnetty rahoitus, myönnetty, myönnetty tuki, beviljad finansiering, beviljat, granted, amount awarded'
  }),
  field('realised', [heading('Toteutunut EU- ja valtion rahoitus', 'Utfallen EU- och statlig finansiering', 'Realised EU and state funding')], {
    synonyms: 'toteutunut rahoitus, toteutunut, maksettu, maksettu tuki, utfall, utbetalt, realised, paid'
  }),
  field('publicPlanned', [heading('Suunniteltu julkinen rahoitus yhteensä', 'Planerad offentlig finansiering totalt', 'Planned public funding')], {
    synonyms: 'suunniteltu julkinen rahoitus, planerad offentlig finansiering, total cost, kokonaiskustannukset'
  }),
  field('publicRealised', [heading('Toteutunut julkinen rahoitus yhteensä', 'Utfallen offentlig finansiering totalt', 'Realised public funding')], {
    synonyms: 'toteutunut julkinen rahoitus, utfallen offentlig finansiering'
  }),
  field('currency', [heading('Valuutta', 'Valuta', 'Currency')]),
  field('summary', [heading('Tiivistelmä', 'Sammandrag', 'Summary')], { synonyms: 'hankkeen tiivistelmä, julkinen tiivistelmä, kuvaus, beskrivning, description, operation purpose' })
]
