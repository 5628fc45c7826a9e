import { words } from './library-entry.js'

/** Who is counted by an indicator of ESF+, and when. Source: Reg. (EU) 2021/1057 Annex I. */

export const onEntry = words(
  'Tilanne hankkeeseen tullessa. Jokainen lasketaan hankkeessa kerran, myös jos hän palaa.',
  'Situationen vid inträdet i projektet. Varje person räknas en gång i projektet, även om hen återkommer.',
  'Status on entry to the project. Each person is counted once in a project, also when coming back.'
)
export const estimate = words(
  'Vapaaehtoinen tieto erityisestä henkilötietoryhmästä: ei vastausta on eri asia kuin ei. Perusteltu arvio riittää.',
  'Frivillig uppgift ur en särskild kategori av personuppgifter: inget svar är något annat än nej. En motiverad uppskattning räcker.',
  'Voluntary, of a special category of personal data: no answer is not the same as no. An informed estimate will do.'
)
export const estimated = words(
  'Perusteltu arvio riittää, kun rekisteriä ei käytetä ja vastaaminen on vapaaehtoista.',
  'En motiverad uppskattning räcker när inget register används och svaret är frivilligt.',
  'An informed estimate will do when no register is used and answers are voluntary.'
)
export const inactive = words(
  'Vain ne, jotka olivat tullessaan työvoiman ulkopuolella. Tilanne enintään neljä viikkoa lähdön jälkeen.',
  'Endast de som stod utanför arbetskraften vid inträdet. Situationen högst fyra veckor efter utträdet.',
  'Only those inactive on entry. The situation up to four weeks after leaving.'
)
export const leaving = words(
  'Tilanne enintään neljä viikkoa lähdön jälkeen.',
  'Situationen högst fyra veckor efter utträdet.',
  'The situation up to four weeks after leaving.'
)
export const notEmployedLeaving = words(
  'Vain ne, jotka olivat tullessaan työttömiä tai työvoiman ulkopuolella. Tilanne enintään neljä viikkoa lähdön jälkeen.',
  'Endast de som var arbetslösa eller utanför arbetskraften vid inträdet. Situationen högst fyra veckor efter utträdet.',
  'Only those unemployed or inactive on entry. The situation up to four weeks after leaving.'
)
export const notEmployedLater = words(
  'Vain ne, jotka olivat tullessaan työttömiä tai työvoiman ulkopuolella. Kuusi kuukautta lasketaan jokaisen omasta lähdöstä; edustava otos riittää.',
  'Endast de som var arbetslösa eller utanför arbetskraften vid inträdet. Sex månader räknas från vars och ens eget utträde; ett representativt urval räcker.',
  'Only those unemployed or inactive on entry. Six months are counted from each person’s own exit; a representative sample will do.'
)
export const employedLater = words(
  'Vain ne, jotka olivat tullessaan työssä. Epävarmasta vakaaseen, vajaasta täyteen työhön, vaativampaan työhön tai ylennys; pelkkä palkankorotus ei riitä. Kuusi kuukautta omasta lähdöstä.',
  'Endast de som var sysselsatta vid inträdet. Från osäkert till stabilt arbete, från deltid till heltid, mer krävande arbete eller befordran; enbart högre lön räcker inte. Sex månader från det egna utträdet.',
  'Only those employed on entry. From precarious to stable work, from under- to full employment, a job of more skill or responsibility, or promotion; pay alone does not count. Six months from the own exit.'
)
export const entities = words('Organisaatiot, eivät henkilöt.', 'Organisationer, inte personer.', 'Entities, not persons.')
