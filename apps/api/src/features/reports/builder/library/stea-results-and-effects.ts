import type { ChainLevel, ChainStep, ShippedReport } from '@solmu/domain/reports/report-template.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { block, closing, howToRead, paragraphs, words } from './report-entry.js'

const step = (level: ChainLevel, text: LocalizedText, ...indicators: readonly string[]): ChainStep => ({ level, text, indicators })

/** Results and effects of a grant, as one chain from goal to what was learned. Source: funder reporting 4.3. */
export const steaResultsAndEffects: ShippedReport = {
  key: 'stea_results_and_effects',
  name: words('STEA: tuloksellisuus ja vaikutukset', 'STEA: resultat och effekter', 'STEA: results and effects'),
  description: words(
    'Tuloksellisuus- ja vaikutusselvityksen pohja: tavoite, toimenpiteet, tuotokset, tulokset, vaikutukset ja opit yhtenä ketjuna. Kopioi pohja avustusta varten ja kirjoita siihen avustuksen oma tavoite.',
    'Underlag för redogörelsen om resultat och effekter: mål, åtgärder, prestationer, resultat, effekter och lärdomar som en kedja. Kopiera mallen för understödet och skriv in understödets eget mål.',
    'Ground for the statement of results and effects: goal, measures, outputs, results, effects and lessons as one chain. Copy it for a grant and write the grant’s own goal into it.'
  ),
  parameter: 'none',
  lens: null,
  blocks: [
    block('text', 'lead', {
      text: paragraphs(
        words(
          'Selvitys kertoo, mihin avustettu toiminta pyrki, mitä sen eteen tehtiin ja mitä siitä seurasi kaudella {period}.',
          'Redogörelsen berättar vad den understödda verksamheten strävade efter, vad som gjordes och vad det ledde till under perioden {period}.',
          'This statement tells what the supported work aimed at, what was done for it and what came of it in {period}.'
        ),
        howToRead
      )
    }),
    block('chain', 'chain', {
      title: words('Tavoitteesta vaikutuksiin', 'Från mål till effekter', 'From goal to effects'),
      steps: [
        step(
          'goal',
          words(
            'Vaikeassa työmarkkina-asemassa oleva ihminen pääsee työhön, koulutukseen tai osallisuuteen omien voimiensa mukaan ja pysyy mukana.',
            'En person i en svår arbetsmarknadsställning kommer i arbete, utbildning eller delaktighet enligt sina egna krafter och hålls med.',
            'People in a weak labour-market position get to work, education or participation by their own strength, and stay there.'
          )
        ),
        step(
          'measure',
          words(
            'Työhönvalmennus yksiköissä, osallisuustyön kohteet ja yhteistyö työnantajien kanssa. Valmentajia oli **{value:D1}** henkilötyövuotta.',
            'Arbetsträning i enheterna, platser för delaktighetsarbete och samarbete med arbetsgivare. Tränarnas insats var **{value:D1}** årsverken.',
            'Job coaching in the units, sites of participation work and co-operation with employers. There were **{value:D1}** full-time equivalents of coaches.'
          ),
          'D1',
          'C1'
        ),
        step(
          'output',
          words(
            'Kuinka monta ihmistä toiminta tavoitti ja kuinka paljon valmennusta ja osallisuustyötä annettiin.',
            'Hur många personer verksamheten nådde och hur mycket träning och delaktighetsarbete som gavs.',
            'How many people were reached, and how much coaching and participation work was given.'
          ),
          'A1',
          'A2',
          'B9',
          'B10'
        ),
        step(
          'result',
          words(
            'Mihin ihmiset siirtyivät valmennuksesta: avoimille työmarkkinoille, palkkatuettuun työhön, koulutukseen tai työkokeiluun.',
            'Vart personerna gick från träningen: till öppna arbetsmarknaden, lönesubventionerat arbete, utbildning eller arbetsprövning.',
            'Where people moved from coaching: the open labour market, subsidised work, education or a work trial.'
          ),
          'B1',
          'B2',
          'B3',
          'B6'
        ),
        step(
          'effect',
          words(
            'Kuinka pysyvä muutos oli: ketkä olivat työssä kuuden kuukauden kuluttua, ketkä palasivat palveluun ja miten asiakkaat itse arvioivat saamansa tuen.',
            'Hur varaktig förändringen var: vilka som var i arbete efter sex månader, vilka som återvände till tjänsten och hur kunderna själva bedömde stödet.',
            'How lasting the change was: who was in work after six months, who returned to the service, and how customers themselves judged the support.'
          ),
          'B4',
          'B5',
          'F12_RATE',
          'O7'
        ),
        step(
          'learning',
          words(
            'Mitä toiminnasta opittiin ja mitä muutetaan, kirjoitetaan julkaisun selostukseen; se näkyy tämän ketjun jälkeen.',
            'Vad verksamheten lärde och vad som ändras skrivs i publiceringens kommentar; den visas efter den här kedjan.',
            'What was learned and what will change is written in the narrative of the publication; it stands after this chain.'
          )
        )
      ]
    }),
    block('narrative', 'learning', { title: words('Arvio ja opit', 'Bedömning och lärdomar', 'Judgement and lessons') }),
    block('heading', 'evidence', { text: words('Seurantatieto', 'Uppföljningsuppgifter', 'Evidence') }),
    block('table', 'over-time', {
      title: words('Tuotokset ja tulokset kausittain', 'Prestationer och resultat per period', 'Outputs and results by period'),
      indicators: ['A1', 'A2', 'A3', 'B1', 'B2', 'B3', 'B6', 'B9']
    }),
    block('table', 'by-group', {
      ...{ title: words('Kohderyhmät', 'Målgrupper', 'Target groups') },
      ...{ indicators: ['A1', 'B1', 'B3', 'B4'], axis: 'categories', dimension: 'customer_group', isTurned: true }
    }),
    block('table', 'use-of-money', {
      title: words('Rahoitus ja kulut', 'Finansiering och kostnader', 'Money and costs'),
      indicators: ['E4', 'E8', 'E10', 'SO3']
    }),
    ...closing
  ]
}
