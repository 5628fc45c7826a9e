import type { ShippedReport } from '@solmu/domain/reports/report-template.js'
import { block, closing, howToRead, paragraphs, words } from './report-entry.js'

/** What a funder gets for its money: results against targets, what they rest on, and what they cost. Source: requirements 40 b and 53. */
export const funderReport: ShippedReport = {
  key: 'funder_report',
  name: words('Rahoittajan raportti', 'Rapport till finansiären', 'Report to the funder'),
  description: words(
    'Kertoo rahoittajalle, mitä rahoitetulla työllä saatiin aikaan tavoitteisiin verrattuna, miten kattavia luvut ovat ja mitä työ maksoi.',
    'Berättar för finansiären vad det finansierade arbetet åstadkom jämfört med målen, hur täckande siffrorna är och vad arbetet kostade.',
    'Tells a funder what the work that it pays for achieved against the targets, how complete the figures are, and what the work cost.'
  ),
  parameter: 'none',
  lens: null,
  blocks: [
    block('text', 'lead', {
      text: paragraphs(
        words(
          'Tämä raportti on tehty lukijakunnalle {audience}. Se kertoo kauden {period} tulokset, vertaa niitä tavoitteisiin ja näyttää, mistä luvut ovat peräisin.',
          'Den här rapporten är gjord för läsekretsen {audience}. Den berättar om resultaten för perioden {period}, jämför dem med målen och visar varifrån siffrorna kommer.',
          'This report is made for {audience}. It tells the results of {period}, sets them beside the targets and shows where the figures come from.'
        ),
        howToRead
      )
    }),
    block('narrative', 'review', { title: words('Mitä kaudella tapahtui', 'Vad som hände under perioden', 'What happened in the period') }),
    block('heading', 'targets', { text: words('Tulokset ja tavoitteet', 'Resultat och mål', 'Results and targets') }),
    block('figure', 'in-coaching', { indicator: 'A1', compare: 'target' }),
    block('figure', 'new-customers', { indicator: 'A2', compare: 'target' }),
    block('figure', 'to-work', { indicator: 'B1', compare: 'target' }),
    block('figure', 'to-education', { indicator: 'B3', compare: 'target' }),
    block('figure', 'in-work-later', { indicator: 'B4', compare: 'target' }),
    block('table', 'results-over-time', {
      title: words('Tulokset kausittain', 'Resultat per period', 'Results by period'),
      indicators: ['A1', 'A2', 'A3', 'B1', 'B2', 'B3', 'B6']
    }),
    block('chart', 'transitions-over-time', {
      title: words('Siirtymät kausittain', 'Övergångar per period', 'Transitions by period'),
      indicators: ['B1', 'B2', 'B3']
    }),
    block('heading', 'lasting', { text: words('Tulosten pysyvyys', 'Resultatens varaktighet', 'How long results last') }),
    block('text', 'lasting-text', {
      text: words(
        'Työ on tulos vasta, kun se kestää. Yksiköt seuraavat, mitä ihmiselle kuuluu 3, 6, 12 ja 24 kuukautta valmennuksen päättymisen jälkeen. Osuus lasketaan niistä, jotka tavoitettiin. Tavoitettujen osuus kertoo, kuinka paljon lukuun voi luottaa.',
        'Ett arbete är ett resultat först när det håller. Enheterna följer hur det går för personen 3, 6, 12 och 24 månader efter avslutad träning. Andelen räknas av dem som nåddes. Andelen nådda berättar hur mycket man kan lita på siffran.',
        'Work is a result only when it lasts. The units look at how people are doing 3, 6, 12 and 24 months after coaching ended. The share is that of the people who were reached; the share reached tells how far the figure can be relied on.'
      )
    }),
    block('table', 'permanence', {
      title: words('Pysyvyys', 'Varaktighet', 'Permanence'),
      indicators: ['B4', 'B5', 'F6_REACH_RATE', 'F6_RATE', 'F12_REACH_RATE', 'F12_RATE']
    }),
    block('heading', 'regions', { text: words('Missä tulokset syntyivät', 'Var resultaten uppstod', 'Where the results came about') }),
    block('map', 'map-of-centres', {
      title: words('Avoimille työmarkkinoille aluekeskuksittain', 'Till öppna arbetsmarknaden per regioncenter', 'To the open labour market by regional centre'),
      indicator: 'B1'
    }),
    block('table', 'results-of-centres', {
      ...{ title: words('Tulokset aluekeskuksittain', 'Resultat per regioncenter', 'Results by regional centre') },
      ...{ indicators: ['A1', 'B1', 'B2', 'B3', 'B4'], axis: 'places', lens: 'centre', isTurned: true }
    }),
    block('heading', 'cost', { text: words('Mitä työ maksoi', 'Vad arbetet kostade', 'What the work cost') }),
    block('table', 'cost-over-time', {
      title: words('Kulut ja henkilöstö kausittain', 'Kostnader och personal per period', 'Costs and staff by period'),
      indicators: ['E14', 'E15', 'SO1', 'SO2', 'SO3', 'E4', 'E5']
    }),
    block('heading', 'quality', { text: words('Laatu', 'Kvalitet', 'Quality') }),
    block('table', 'quality-over-time', {
      title: words('Palaute ja omavalvonta kausittain', 'Respons och egenkontroll per period', 'Feedback and self-monitoring by period'),
      indicators: ['D2', 'O7', 'Q2', 'Q3', 'Q4']
    }),
    ...closing
  ]
}
