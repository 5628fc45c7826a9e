/**
 * The words around a survey in the languages in which it is answered. They stand here and not among the messages because the
 * language is chosen on the page, without leaving it and what was typed, and easy Finnish is no language of the rest of Solmu.
 */
import type { SurveyLanguage } from '@solmu/domain/quality/survey.js'

export const surveyLanguageName: Readonly<Record<SurveyLanguage, string>> = { fi: 'Suomi', sv: 'Svenska', en: 'English', easy: 'Selkosuomi' }

/** What the `lang` attribute says. */
export const surveyLanguageTag: Readonly<Record<SurveyLanguage, string>> = { fi: 'fi', sv: 'sv', en: 'en', easy: 'fi' }

const fi = {
  language: 'Kieli',
  loading: 'Kyselyä haetaan…',
  who: (unit: string) => `Vastauksia lukevat ${unit} ja sen verkosto.`,
  anonymous: 'Vastaat nimettömästi: nimeäsi, laitettasi tai vastausaikaasi ei tallenneta.',
  minimum: (least: number) => `Tuloksia ei koskaan näytetä, jos vastauksia on alle ${least}.`,
  manner: 'Miten kysymykset näytetään',
  all: 'Kaikki kerralla',
  each: 'Yksi kerrallaan',
  place: (now: number, of: number) => `Kysymys ${now}/${of}`,
  required: 'pakollinen',
  yes: 'Kyllä',
  no: 'Ei',
  left: (count: number) => `Merkkejä jäljellä ${count}`,
  next: 'Seuraava',
  back: 'Edellinen',
  send: 'Lähetä vastaus',
  sending: 'Lähetetään…',
  missing: 'Vastaa vielä tähän kysymykseen:',
  nothing: 'Vastaa vähintään yhteen kysymykseen.',
  offline: 'Yhteys katkesi. Vastauksesi on tallessa tällä sivulla, eikä sitä ole lähetetty.',
  retry: 'Yritä uudelleen',
  busy: 'Vastauksia tulee juuri nyt liikaa. Odota hetki ja yritä uudelleen.',
  doneTitle: 'Vastaus on lähetetty',
  close: 'Voit sulkea sivun.',
  again: 'Seuraava vastaaja',
  idleTitle: 'Vastaatko vielä?',
  idleText: (seconds: number) => `Vastaukset tyhjennetään ${seconds} sekunnin kuluttua.`,
  idleStay: 'Jatka vastaamista',
  used: ['Linkillä on jo vastattu', 'Jokaisella linkillä voi vastata kerran. Jos lähetit juuri vastauksesi, se on perillä.'],
  early: ['Kysely ei ole vielä auki', 'Kokeile samaa linkkiä myöhemmin.'],
  closed: ['Kysely on päättynyt', 'Vastauksia ei enää oteta vastaan. Kiitos, että halusit vastata.'],
  unknown: ['Linkki ei toimi', 'Tarkista, että osoite on kokonainen, tai pyydä uusi linkki sieltä, mistä sait tämän.'],
  failed: ['Kyselyä ei voitu avata', 'Tarkista yhteys ja yritä uudelleen.']
} as const

/** What is said in each language. */
export type AnswerWords = {
  readonly [Key in keyof typeof fi]: (typeof fi)[Key] extends string ? string : (typeof fi)[Key] extends readonly string[] ? readonly [string, string] : (typeof fi)[Key]
}

const sv: AnswerWords = {
  language: 'Språk',
  loading: 'Enkäten hämtas…',
  who: (unit) => `Svaren läses av ${unit} och dess nätverk.`,
  anonymous: 'Du svarar anonymt: ditt namn, din apparat och tiden då du svarar sparas inte.',
  minimum: (least) => `Resultat visas aldrig om det finns färre än ${least} svar.`,
  manner: 'Hur frågorna visas',
  all: 'Alla på en gång',
  each: 'En i taget',
  place: (now, of) => `Fråga ${now}/${of}`,
  required: 'obligatorisk',
  yes: 'Ja',
  no: 'Nej',
  left: (count) => `Tecken kvar ${count}`,
  next: 'Nästa',
  back: 'Föregående',
  send: 'Skicka svaret',
  sending: 'Skickar…',
  missing: 'Svara ännu på den här frågan:',
  nothing: 'Svara på åtminstone en fråga.',
  offline: 'Förbindelsen bröts. Ditt svar finns kvar på den här sidan och har inte skickats.',
  retry: 'Försök igen',
  busy: 'Det kommer för många svar just nu. Vänta en stund och försök igen.',
  doneTitle: 'Svaret har skickats',
  close: 'Du kan stänga sidan.',
  again: 'Nästa som svarar',
  idleTitle: 'Svarar du ännu?',
  idleText: (seconds) => `Svaren töms om ${seconds} sekunder.`,
  idleStay: 'Fortsätt svara',
  used: ['Länken har redan använts', 'Med varje länk kan man svara en gång. Om du just skickade ditt svar har det kommit fram.'],
  early: ['Enkäten är inte öppen ännu', 'Försök med samma länk senare.'],
  closed: ['Enkäten har avslutats', 'Svar tas inte längre emot. Tack för att du ville svara.'],
  unknown: ['Länken fungerar inte', 'Kontrollera att adressen är hel, eller be om en ny länk där du fick den här.'],
  failed: ['Enkäten kunde inte öppnas', 'Kontrollera förbindelsen och försök igen.']
}

const en: AnswerWords = {
  language: 'Language',
  loading: 'The survey is being fetched…',
  who: (unit) => `Answers are read by ${unit} and its network.`,
  anonymous: 'You answer without your name: your name, your device and the time of your answer are not stored.',
  minimum: (least) => `Results are never shown when there are fewer than ${least} answers.`,
  manner: 'How the questions are shown',
  all: 'All at once',
  each: 'One at a time',
  place: (now, of) => `Question ${now}/${of}`,
  required: 'required',
  yes: 'Yes',
  no: 'No',
  left: (count) => `Characters left ${count}`,
  next: 'Next',
  back: 'Back',
  send: 'Send the answer',
  sending: 'Sending…',
  missing: 'Please answer this question too:',
  nothing: 'Answer at least one question.',
  offline: 'The connection broke. Your answer is kept on this page, and has not been sent.',
  retry: 'Try again',
  busy: 'Too many answers are coming in just now. Wait a moment and try again.',
  doneTitle: 'Your answer has been sent',
  close: 'You can close the page.',
  again: 'Next person',
  idleTitle: 'Are you still answering?',
  idleText: (seconds) => `The answers are cleared in ${seconds} seconds.`,
  idleStay: 'Go on answering',
  used: ['This link has been used', 'Each link can be answered once. If you have just sent your answer, it has arrived.'],
  early: ['The survey is not open yet', 'Try the same link later.'],
  closed: ['The survey has ended', 'Answers are no longer taken. Thank you for wanting to answer.'],
  unknown: ['The link does not work', 'Check that the address is complete, or ask for a new link where you got this one.'],
  failed: ['The survey could not be opened', 'Check the connection and try again.']
}

const easy: AnswerWords = {
  ...fi,
  loading: 'Odota hetki.',
  who: (unit) => `Vastauksesi lukee ${unit}.`,
  anonymous: 'Kukaan ei näe, kuka vastasi.',
  minimum: (least) => `Vastauksia katsotaan vasta, kun niitä on vähintään ${least}.`,
  manner: 'Miten haluat nähdä kysymykset?',
  required: 'vastaa tähän',
  left: (count) => `Voit kirjoittaa vielä ${count} merkkiä`,
  back: 'Takaisin',
  send: 'Lähetä',
  missing: 'Tähän pitää vielä vastata:',
  nothing: 'Vastaa ainakin yhteen kysymykseen.',
  offline: 'Netti ei toimi juuri nyt. Vastauksesi ei kadonnut. Yritä uudelleen.',
  busy: 'Odota hetki ja yritä uudelleen.',
  close: 'Voit nyt sulkea sivun.',
  again: 'Seuraava',
  idleText: (seconds) => `Vastaukset katoavat ${seconds} sekunnin päästä.`,
  idleStay: 'Jatka',
  used: ['Tällä linkillä on jo vastattu', 'Voit vastata vain yhden kerran.'],
  early: ['Et voi vastata vielä', 'Yritä myöhemmin uudelleen.'],
  closed: ['Et voi enää vastata', 'Kysely on loppunut. Kiitos, että halusit vastata.'],
  unknown: ['Linkki ei toimi', 'Pyydä uusi linkki.'],
  failed: ['Kysely ei aukea', 'Yritä uudelleen.']
}

export const answerWords: Readonly<Record<SurveyLanguage, AnswerWords>> = { fi, sv, en, easy }
