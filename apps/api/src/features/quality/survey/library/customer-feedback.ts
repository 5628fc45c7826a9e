import type { SurveyContent } from '@solmu/domain/quality/survey.js'
import { goodness, noNames, option, question, s, statement } from './survey-texts.js'

/** What customers think of the coaching; in our own words, taken from no instrument of others. */
export const customerFeedback: SurveyContent = {
  audience: 'customer',
  name: s('Asiakaspalaute', 'Kundrespons', 'Customer feedback', 'Kerro, mitä ajattelet'),
  intro: s(
    'Kysymme, millaista palvelua olet saanut. Vastaaminen vie noin kolme minuuttia ja on vapaaehtoista. Vastauksesi ei vaikuta palveluusi. Verkosto on laatinut kyselyn itse.',
    'Vi frågar hurdan service du har fått. Det tar ungefär tre minuter att svara och det är frivilligt. Ditt svar påverkar inte servicen du får. Nätverket har själv gjort enkäten.',
    'We ask what the service has been like. Answering takes about three minutes and is voluntary. Your answer does not affect your service. The network has written this survey itself.',
    'Haluamme tietää, millaista apua olet saanut. Voit vastata, jos haluat. Vastaus ei vaikuta siihen, millaista apua saat. Kysely kestää noin 3 minuuttia. Verkosto on tehnyt kyselyn itse.'
  ),
  thanks: s(
    'Kiitos vastauksestasi. Sen avulla palvelua parannetaan.',
    'Tack för ditt svar. Det hjälper oss att förbättra servicen.',
    'Thank you for your answer. It helps to make the service better.',
    'Kiitos! Vastauksesi auttaa meitä.'
  ),
  questions: [
    question('overall', 'scale', {
      title: s('Millaista palvelua olet saanut kokonaisuutena?', 'Hurdan har servicen varit som helhet?', 'How has the service been on the whole?', 'Millaista apua olet saanut?'),
      options: goodness,
      isRequired: true,
      meanIndicator: 'O7',
      countIndicator: 'D2'
    }),
    statement('heard', s('Minua kuunnellaan, ja toiveeni otetaan huomioon.', 'Man lyssnar på mig och beaktar mina önskemål.', 'I am listened to, and my wishes are taken into account.', 'Minua kuunnellaan.')),
    statement('clear', s('Saan tietoa niin, että ymmärrän sen.', 'Jag får information så att jag förstår den.', 'I am told things in a way that I understand.', 'Ymmärrän, mitä minulle kerrotaan.')),
    statement('choice', s('Saan itse päättää tavoitteistani.', 'Jag får själv bestämma om mina mål.', 'I decide on my goals myself.', 'Saan itse päättää, mitä haluan.')),
    statement('forward', s('Olen päässyt lähemmäs tavoitteitani.', 'Jag har kommit närmare mina mål.', 'I have come closer to my goals.', 'Minulla menee paremmin kuin ennen.')),
    question('helped', 'multiple', {
      title: s('Mistä on ollut sinulle apua?', 'Vad har varit till hjälp för dig?', 'What has helped you?', 'Mikä on auttanut sinua?'),
      help: s('Voit valita useita.', 'Du kan välja flera.', 'You can choose several.', 'Voit valita monta.'),
      options: [
        option('talks', s('Keskustelut valmentajan kanssa', 'Samtalen med coachen', 'Talking with the coach', 'Jutteleminen valmentajan kanssa')),
        option('trial', s('Työn kokeileminen', 'Att pröva på arbete', 'Trying out work', 'Työn kokeileminen')),
        option('search', s('Apu työn hakemisessa', 'Hjälp att söka arbete', 'Help in looking for work', 'Apu, kun haen työtä')),
        option('support', s('Tuki työpaikalla', 'Stöd på arbetsplatsen', 'Support at the workplace', 'Apu työpaikalla')),
        option('peers', s('Muut osallistujat', 'De andra deltagarna', 'The other participants', 'Muut ihmiset täällä'))
      ]
    }),
    question('recommend', 'yes_no', {
      title: s('Suosittelisitko palvelua muille samassa tilanteessa?', 'Skulle du rekommendera servicen för andra i samma situation?', 'Would you recommend the service to others in the same situation?', 'Sanoisitko kaverille, että tänne kannattaa tulla?')
    }),
    question('words', 'text', {
      title: s('Mitä haluat vielä sanoa?', 'Vad vill du ännu säga?', 'What else would you like to say?', 'Haluatko sanoa vielä jotain?'),
      help: noNames
    })
  ]
}
