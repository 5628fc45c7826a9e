import type { ShippedReport } from '@solmu/domain/reports/report-template.js'
import { block, closing, howToRead, paragraphs, words } from './report-entry.js'

const here = { place: 'parameter' } as const

/** The results of one regional centre with its units, for the region's own people and partners. Source: requirements 7, 40 and 42. */
export const regionalCentreReport: ShippedReport = {
  key: 'regional_centre_report',
  name: words('Aluekeskuksen raportti', 'Regioncentrets rapport', 'Report of a regional centre'),
  description: words(
    'Kertoo yhden aluekeskuksen ja sen yksiköiden tulokset alueen toimijoille ja kumppaneille. Raportti tehdään yhdestä aluekeskuksesta kerrallaan.',
    'Berättar om ett regioncenters och dess enheters resultat för aktörer och partner i regionen. Rapporten görs för ett regioncenter i taget.',
    'Tells the people and partners of a region of the results of one regional centre and its units. It is made for one centre at a time.'
  ),
  parameter: 'centre',
  lens: null,
  blocks: [
    block('text', 'lead', {
      ...here,
      text: paragraphs(
        words(
          'Tämä raportti kertoo, mitä **{place}** ja sen yksiköt tekivät ja saivat aikaan kaudella {period}. Aluekeskus vastaa alueensa palveluista ja niiden kehittämisestä, tukee yksiköitä ja tarkistaa niiden ilmoitukset ennen vahvistamista.',
          'Den här rapporten berättar vad **{place}** och dess enheter gjorde och åstadkom under perioden {period}. Regioncentret ansvarar för tjänsterna i sin region och för att de utvecklas, stöder enheterna och granskar deras rapporter innan de fastställs.',
          'This report tells what **{place}** and its units did and achieved in {period}. A regional centre answers for the services of its region and their development, supports the units and verifies their returns before they are certified.'
        ),
        howToRead
      )
    }),
    block('heading', 'glance', { text: words('Alue yhdellä silmäyksellä', 'Regionen i korthet', 'The region at a glance') }),
    block('figure', 'in-coaching', { ...here, indicator: 'A1', period: 'last', compare: 'previous' }),
    block('figure', 'new-customers', { ...here, indicator: 'A2', period: 'last', compare: 'previous' }),
    block('figure', 'to-work', { ...here, indicator: 'B1', compare: 'target' }),
    block('figure', 'to-education', { ...here, indicator: 'B3', compare: 'target' }),
    block('heading', 'over-time', { text: words('Kehitys kausittain', 'Utvecklingen per period', 'Development by period') }),
    block('table', 'results-over-time', {
      ...{ ...here, title: words('Tulokset kausittain', 'Resultat per period', 'Results by period') },
      indicators: ['A1', 'A2', 'A3', 'B1', 'B2', 'B3', 'B4', 'B5']
    }),
    block('chart', 'transitions-over-time', {
      ...{ ...here, title: words('Siirtymät kausittain', 'Övergångar per period', 'Transitions by period') },
      indicators: ['B1', 'B2', 'B3']
    }),
    block('heading', 'groups', { text: words('Asiakasryhmät', 'Kundgrupper', 'Customer groups') }),
    block('table', 'customers-by-group', {
      ...{ ...here, title: words('Asiakkaat ryhmittäin', 'Kunder per grupp', 'Customers by group') },
      ...{ indicators: ['A1', 'A2', 'A3', 'B1'], axis: 'categories', dimension: 'customer_group', isTurned: true }
    }),
    block('heading', 'units', { text: words('Yksiköt', 'Enheterna', 'The units') }),
    block('text', 'units-text', {
      ...here,
      text: words(
        'Yksiköt ovat erikokoisia ja tekevät erilaista työtä, joten luvut kertovat työn määrästä, eivät paremmuudesta. Pienen yksikön luku voi olla peitetty.',
        'Enheterna är olika stora och gör olika slags arbete, så siffrorna berättar om mängden arbete och inte om vem som är bäst. En liten enhets siffra kan vara dold.',
        'Units are of different sizes and do different work, so the figures tell how much was done and not who is best. The figure of a small unit may be withheld.'
      )
    }),
    block('chart', 'units-in-coaching', {
      ...{ ...here, title: words('Valmennuksessa yksiköittäin', 'I arbetsträning per enhet', 'In coaching by unit') },
      ...{ form: 'bars', indicators: ['A1'], lens: 'unit' }
    }),
    block('table', 'results-of-units', {
      ...{ ...here, title: words('Tulokset yksiköittäin', 'Resultat per enhet', 'Results by unit') },
      ...{ indicators: ['A1', 'A2', 'A3', 'B1', 'B2', 'B3'], axis: 'places', lens: 'unit', isTurned: true }
    }),
    block('heading', 'employers', { text: words('Työnantajat ja resurssit', 'Arbetsgivare och resurser', 'Employers and resources') }),
    block('table', 'employers-over-time', {
      ...{ ...here, title: words('Työnantajat ja resurssit kausittain', 'Arbetsgivare och resurser per period', 'Employers and resources by period') },
      indicators: ['C1', 'C2', 'D1', 'SO1', 'D2', 'O7']
    }),
    block('heading', 'network', { text: words('Koko verkosto', 'Hela nätverket', 'The whole network') }),
    block('table', 'centres', {
      ...{ title: words('Aluekeskukset rinnakkain', 'Regioncentren sida vid sida', 'The regional centres side by side') },
      ...{ indicators: ['A1', 'A2', 'B1', 'B3'], axis: 'places', lens: 'centre', isTurned: true }
    }),
    ...closing
  ]
}
