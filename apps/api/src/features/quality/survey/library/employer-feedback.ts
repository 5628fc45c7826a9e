import type { SurveyContent } from '@solmu/domain/quality/survey.js'
import { goodness, noNames, option, question, s, statement } from './survey-texts.js'

/** What employers think of working together; in our own words, taken from no instrument of others. */
export const employerFeedback: SurveyContent = {
  audience: 'employer',
  name: s('Työnantajapalaute', 'Arbetsgivarrespons', 'Employer feedback', 'Kysely työnantajalle'),
  intro: s(
    'Kysymme, miten yhteistyö työhönvalmennuksen kanssa on sujunut. Vastaaminen vie noin kolme minuuttia ja on vapaaehtoista. Verkosto on laatinut kyselyn itse.',
    'Vi frågar hur samarbetet med arbetscoachningen har fungerat. Det tar ungefär tre minuter att svara och det är frivilligt. Nätverket har själv gjort enkäten.',
    'We ask how working together with job coaching has gone. Answering takes about three minutes and is voluntary. The network has written this survey itself.',
    'Kysymme, miten yhteistyö on sujunut. Voit vastata, jos haluat. Kysely kestää noin 3 minuuttia. Verkosto on tehnyt kyselyn itse.'
  ),
  thanks: s(
    'Kiitos vastauksestasi. Sen avulla yhteistyötä parannetaan.',
    'Tack för ditt svar. Det hjälper oss att förbättra samarbetet.',
    'Thank you for your answer. It helps us to work together better.',
    'Kiitos! Vastauksesi auttaa meitä.'
  ),
  questions: [
    question('overall', 'scale', {
      title: s('Miten yhteistyö on sujunut kokonaisuutena?', 'Hur har samarbetet fungerat som helhet?', 'How has working together gone on the whole?', 'Miten yhteistyö on sujunut?'),
      options: goodness,
      isRequired: true,
      meanIndicator: 'Q2',
      countIndicator: 'Q1'
    }),
    statement('reach', s('Valmentajan tavoittaa, kun häntä tarvitaan.', 'Man får tag på coachen när det behövs.', 'The coach can be reached when needed.', 'Valmentajan saa kiinni, kun häntä tarvitsee.')),
    statement('match', s('Työntekijä ja työ sopivat toisilleen.', 'Arbetstagaren och arbetet passar ihop.', 'The employee and the work fit each other.', 'Työ sopii työntekijälle.')),
    statement('support', s('Työpaikka saa riittävästi tukea.', 'Arbetsplatsen får tillräckligt med stöd.', 'The workplace gets enough support.', 'Työpaikka saa tarpeeksi apua.')),
    question('wanted', 'multiple', {
      title: s('Missä kaipaisit enemmän tukea?', 'I vad skulle du behöva mer stöd?', 'Where would you need more support?', 'Missä tarvitset lisää apua?'),
      help: s('Voit valita useita.', 'Du kan välja flera.', 'You can choose several.', 'Voit valita monta.'),
      options: [
        option('induction', s('Perehdyttämisessä', 'I introduktionen', 'In induction', 'Kun työtä opetetaan')),
        option('shaping', s('Työn muokkaamisessa', 'I att anpassa arbetet', 'In adapting the work', 'Kun työtä muutetaan')),
        option('subsidy', s('Tukien hakemisessa', 'I att ansöka om stöd', 'In applying for subsidies', 'Kun haetaan rahaa palkkaan')),
        option('community', s('Työyhteisön kanssa', 'Med arbetsgemenskapen', 'With the work community', 'Työkaverien kanssa'))
      ]
    }),
    question('again', 'yes_no', {
      title: s('Olisitko valmis ottamaan valmennuksen kautta toisenkin työntekijän?', 'Skulle du vara beredd att ta emot en annan arbetstagare via coachningen?', 'Would you take on another employee through job coaching?', 'Ottaisitko toisenkin työntekijän?')
    }),
    question('words', 'text', {
      title: s('Mitä haluat vielä sanoa?', 'Vad vill du ännu säga?', 'What else would you like to say?', 'Haluatko sanoa vielä jotain?'),
      help: noNames
    })
  ]
}
