import type { ShippedReport } from '@solmu/domain/reports/report-template.js'
import { block, closing, howToRead, paragraphs, words } from './report-entry.js'

const here = { place: 'parameter' } as const

/**
 * What the network does for the people of one area, for whoever arranges or buys the services: a wellbeing services county,
 * and through it its municipalities. A copy can be made for another division. Source: funder reporting 4.4.
 */
export const areaReport: ShippedReport = {
  key: 'wellbeing_county_and_municipality_report',
  name: words('Hyvinvointialueen ja kuntien raportti', 'Rapport till välfärdsområdet och kommunerna', 'Report to a wellbeing services county and its municipalities'),
  description: words(
    'Kertoo palvelujen järjestäjälle, mitä verkosto teki sen alueella. Raportti tehdään yhdestä hyvinvointialueesta kerrallaan; kopioi pohja, kun tarvitset sopimuksen oman sisällön tai toisen aluejaon, kuten työllisyysalueet.',
    'Berättar för den som ordnar tjänsterna vad nätverket gjorde i området. Rapporten görs för ett välfärdsområde i taget; kopiera mallen när avtalet kräver ett eget innehåll eller en annan indelning, till exempel sysselsättningsområden.',
    'Tells whoever arranges the services what the network did in their area. It is made for one wellbeing services county at a time; copy it where a contract asks for contents of its own or for another division, such as employment areas.'
  ),
  parameter: 'area',
  lens: 'wellbeing_county',
  blocks: [
    block('text', 'lead', {
      ...here,
      text: paragraphs(
        words(
          'Tämä raportti on palvelujen järjestäjälle: se kertoo, mitä {consortium} teki alueella **{place}** kaudella {period}. Luvut kuuluvat alueelle sen mukaan, missä yksikkö sijaitsee tai mille kunnille se ilmoittaa työskentelevänsä.',
          'Den här rapporten är till den som ordnar tjänsterna: den berättar vad {consortium} gjorde i området **{place}** under perioden {period}. Siffrorna hör till området enligt var enheten ligger eller för vilka kommuner den har uppgett att den arbetar.',
          'This report is for whoever arranges the services: it tells what {consortium} did in **{place}** in {period}. Figures belong to an area by where a unit stands, or by the municipalities for which it has declared to work.'
        ),
        howToRead
      )
    }),
    block('heading', 'glance', { text: words('Palvelut ja tulokset', 'Tjänster och resultat', 'Services and results') }),
    block('figure', 'in-coaching', { ...here, indicator: 'A1', period: 'last', compare: 'previous' }),
    block('figure', 'new-customers', { ...here, indicator: 'A2', period: 'last', compare: 'previous' }),
    block('figure', 'to-work', { ...here, indicator: 'B1' }),
    block('figure', 'in-work-later', { ...here, indicator: 'B4' }),
    block('table', 'over-time', {
      ...{ ...here, title: words('Palvelut ja tulokset kausittain', 'Tjänster och resultat per period', 'Services and results by period') },
      indicators: ['A1', 'A2', 'A3', 'A6', 'B1', 'B2', 'B3', 'B9']
    }),
    block('chart', 'customers-over-time', {
      ...{ ...here, title: words('Asiakkaat kausittain', 'Kunder per period', 'Customers by period') },
      indicators: ['A1', 'A2', 'A3']
    }),
    block('table', 'by-group', {
      ...{ ...here, title: words('Asiakasryhmät', 'Kundgrupper', 'Customer groups') },
      ...{ indicators: ['A1', 'A2', 'B1'], axis: 'categories', dimension: 'customer_group', isTurned: true }
    }),
    block('heading', 'feedback', { text: words('Palaute ja omavalvonta', 'Respons och egenkontroll', 'Feedback and self-monitoring') }),
    block('table', 'feedback-over-time', {
      ...{ ...here, title: words('Palaute ja omavalvonta kausittain', 'Respons och egenkontroll per period', 'Feedback and self-monitoring by period') },
      indicators: ['D2', 'O7', 'Q3', 'Q4']
    }),
    block('heading', 'beside', { text: words('Alue muiden joukossa', 'Området bland de andra', 'The area among the others') }),
    block('map', 'map', {
      ...{ title: words('Valmennuksessa hyvinvointialueittain', 'I arbetsträning per välfärdsområde', 'In coaching by wellbeing services county') },
      ...{ indicator: 'A1', lens: 'wellbeing_county' }
    }),
    block('table', 'areas', {
      ...{ title: words('Hyvinvointialueet rinnakkain', 'Välfärdsområdena sida vid sida', 'The counties side by side') },
      ...{ indicators: ['A1', 'A2', 'B1', 'B3'], axis: 'places', lens: 'wellbeing_county', isTurned: true }
    }),
    ...closing
  ]
}
