import type { ShippedReport } from '@solmu/domain/reports/report-template.js'
import { block, closing, howToRead, paragraphs, words } from './report-entry.js'

/** What the consortium did and achieved, for its members and for everybody who asks. Source: requirements 42, 53 and 77. */
export const consortiumAnnualReport: ShippedReport = {
  key: 'consortium_annual_report',
  name: words('Konsortion vuosiraportti', 'Konsortiets årsrapport', 'Annual report of the consortium'),
  description: words(
    'Kertoo koko verkoston tulokset, talouden ja laadun yhdeltä kaudelta jäsenille, päättäjille ja kumppaneille.',
    'Berättar om hela nätverkets resultat, ekonomi och kvalitet under en period för medlemmar, beslutsfattare och partner.',
    'Tells members, decision-makers and partners of the results, economy and quality of the whole network over one run of periods.'
  ),
  parameter: 'none',
  lens: null,
  blocks: [
    block('text', 'lead', {
      text: paragraphs(
        words(
          '{consortium} auttaa ihmisiä, joiden on vaikea päästä töihin, työhön, koulutukseen ja osallisuuteen. Tämä raportti kertoo, mitä verkosto teki ja sai aikaan kaudella {period}.',
          '{consortium} hjälper människor i en svår arbetsmarknadsställning till arbete, utbildning och delaktighet. Den här rapporten berättar vad nätverket gjorde och åstadkom under perioden {period}.',
          '{consortium} helps people in a weak labour-market position to work, education and participation. This report tells what the network did and achieved in {period}.'
        ),
        howToRead
      )
    }),
    block('narrative', 'review', { title: words('Pääkonttorin katsaus', 'Huvudkontorets översikt', 'Review by the head office') }),
    block('heading', 'glance', { text: words('Tulokset yhdellä silmäyksellä', 'Resultaten i korthet', 'Results at a glance') }),
    block('figure', 'in-coaching', { indicator: 'A1', compare: 'target' }),
    block('figure', 'to-work', { indicator: 'B1', compare: 'target' }),
    block('figure', 'to-education', { indicator: 'B3', compare: 'target' }),
    block('figure', 'in-work-later', { indicator: 'B4', compare: 'target' }),
    block('heading', 'customers', { text: words('Asiakkaat', 'Kunder', 'Customers') }),
    block('text', 'customers-text', {
      text: words(
        'Valmennuksessa oli kauden aikana **{value:A1}** ihmistä, ja uusia asiakkaita tuli **{value:A2}**. Asiakasryhmä kertoo, millaista tukea ihminen tarvitsee: ryhmältä I puuttuu vain työpaikka, ryhmä II tarvitsee ensin tavoitteellista valmennusta, ja ryhmä III tarvitsee osallisuutta silloinkin, kun palkkatyö ei vielä ole mahdollista.',
        'I arbetsträning fanns under perioden **{value:A1}** personer, och nya kunder var **{value:A2}**. Kundgruppen berättar hurdant stöd en person behöver: grupp I saknar bara en arbetsplats, grupp II behöver först målinriktad träning, och grupp III behöver delaktighet även när lönearbete ännu inte är möjligt.',
        'In coaching during the period were **{value:A1}** people, and **{value:A2}** new customers came. The customer group tells what support a person needs: group I lacks only a job, group II needs systematic coaching first, and group III needs participation even while paid work is not yet possible.'
      )
    }),
    block('table', 'customers-over-time', {
      title: words('Asiakkaat kausittain', 'Kunder per period', 'Customers by period'),
      indicators: ['A1', 'A2', 'A3', 'A6']
    }),
    block('table', 'customers-by-group', {
      ...{ title: words('Asiakkaat ryhmittäin', 'Kunder per grupp', 'Customers by group') },
      ...{ indicators: ['A1', 'A2', 'A3'], axis: 'categories', dimension: 'customer_group', isTurned: true }
    }),
    block('heading', 'transitions', { text: words('Siirtymät ja niiden pysyvyys', 'Övergångar och deras varaktighet', 'Transitions and how long they last') }),
    block('text', 'transitions-text', {
      text: words(
        'Avoimille työmarkkinoille siirtyi **{value:B1}** ihmistä, palkkatuettuun työhön **{value:B2}** ja koulutukseen **{value:B3}**. Tulos on pysyvä vasta, kun se kestää: kuusi kuukautta valmennuksen päättymisestä työssä oli **{value:B4}** ja palveluun oli palannut **{value:B5}**.',
        'Till den öppna arbetsmarknaden gick **{value:B1}** personer, till lönesubventionerat arbete **{value:B2}** och till utbildning **{value:B3}**. Ett resultat är bestående först när det håller: sex månader efter avslutad träning var **{value:B4}** i arbete och **{value:B5}** hade återvänt till tjänsten.',
        'To the open labour market moved **{value:B1}** people, to subsidised work **{value:B2}** and to education **{value:B3}**. A result lasts only when it holds: six months after the end of coaching **{value:B4}** were in work and **{value:B5}** had returned to the service.'
      )
    }),
    block('chart', 'transitions-over-time', {
      title: words('Siirtymät kausittain', 'Övergångar per period', 'Transitions by period'),
      indicators: ['B1', 'B2', 'B3']
    }),
    block('table', 'all-transitions', {
      title: words('Kaikki siirtymät', 'Alla övergångar', 'All transitions'),
      indicators: ['B1', 'B2', 'B3', 'B6', 'B7', 'B8', 'B9']
    }),
    block('heading', 'regions', { text: words('Alueet', 'Regionerna', 'The regions') }),
    block('map', 'map-of-centres', {
      title: words('Valmennuksessa aluekeskuksittain', 'I arbetsträning per regioncenter', 'In coaching by regional centre'),
      indicator: 'A1'
    }),
    block('table', 'results-of-centres', {
      ...{ title: words('Tulokset aluekeskuksittain', 'Resultat per regioncenter', 'Results by regional centre') },
      ...{ indicators: ['A1', 'A2', 'B1', 'B2', 'B3', 'B4'], axis: 'places', lens: 'centre', isTurned: true }
    }),
    block('heading', 'employers', { text: words('Työnantajat', 'Arbetsgivare', 'Employers') }),
    block('table', 'employers-over-time', {
      title: words('Työnantajayhteistyö kausittain', 'Arbetsgivarsamarbete per period', 'Work with employers by period'),
      indicators: ['C1', 'C2', 'C3', 'C6', 'C9']
    }),
    block('heading', 'economy', { text: words('Resurssit ja talous', 'Resurser och ekonomi', 'Resources and economy') }),
    block('table', 'economy-over-time', {
      title: words('Resurssit ja talous kausittain', 'Resurser och ekonomi per period', 'Resources and economy by period'),
      indicators: ['D1', 'SO1', 'E8', 'E9', 'E10', 'E11', 'SO3']
    }),
    block('heading', 'quality', { text: words('Laatu ja palaute', 'Kvalitet och respons', 'Quality and feedback') }),
    block('table', 'quality-over-time', {
      title: words('Laatu ja palaute kausittain', 'Kvalitet och respons per period', 'Quality and feedback by period'),
      indicators: ['D2', 'O7', 'Q1', 'Q2', 'Q3', 'Q4']
    }),
    ...closing
  ]
}
